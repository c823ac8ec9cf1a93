// What no post may do to the people who read it.

const entities = (text) => text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

/// Lines outside of fenced blocks.
function prose(text, expect) {
  const out = [];
  let fence = null;
  for (const line of text.split("\n")) {
    const mark = /^\s*(`{3,})/.exec(line);
    if (fence === null && mark) fence = mark[1];
    else if (fence !== null && line.trim() === fence) fence = null;
    else if (fence === null) out.push(line);
  }
  expect(fence === null, "a fence stays open");
  return out;
}

export function checkMarkdown(text, expect) {
  expect(text.startsWith("## presend: "), "it begins with the verdict");
  let open = 0;
  for (const line of prose(text, expect)) {
    const own = line.replace(/<\/?(details|summary)>/g, "");
    expect(!/<[A-Za-z/!?]/.test(own), `raw HTML: ${line.slice(0, 100)}`);
    expect(!/\]\(|`/.test(own), `a link or code: ${line.slice(0, 100)}`);
    if (line.startsWith("| ")) {
      const cells = line.split("|").length - 2;
      expect(cells === 5, `a row of ${cells} cells: ${line.slice(0, 100)}`);
    }
    open += (line.match(/<details>/g) ?? []).length - (line.match(/<\/details>/g) ?? []).length;
    // What a code host finds in the text once entities are read.
    const shown = entities(own);
    expect(!/(^|\W)@\w/.test(shown), `a mention: ${line.slice(0, 100)}`);
    expect(!/#\d|\bGH-\d|!\d/i.test(shown), `a reference: ${line.slice(0, 100)}`);
    expect(!/[a-z]:\/\/|\bwww\.\w/i.test(shown), `an address: ${line.slice(0, 100)}`);
  }
  expect(open === 0, "<details> stays open");
}
