// GitHub's workflow commands, parsed by the rules of its runner: "::name key=value,…::data" at the
// beginning of a line, or, in the old form, "##[name key=value;…]data" anywhere in it.

const registered = [
  "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice",
  "remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning",
];
const data = { "%0D": "\r", "%0A": "\n", "%25": "%" };
const property = { ...data, "%3A": ":", "%2C": "," };
const old = { ...data, "%3B": ";", "%5D": "]" };

const unescape = (text, table) => text.replace(/%[0-9A-F]{2}/g, (code) => table[code] ?? code);

function command(version, info, separator, table, rest, restTable) {
  const blank = info.indexOf(" ");
  const name = (blank < 0 ? info : info.slice(0, blank)).toLowerCase();
  // Azure and TeamCity have names of their own.
  if (!registered.includes(name) && version === 2) return null;
  const properties = {};
  if (blank > 0)
    for (const pair of info.slice(blank + 1).trim().split(separator)) {
      const equals = pair.indexOf("=");
      if (equals > 0) properties[pair.slice(0, equals)] = unescape(pair.slice(equals + 1), table);
    }
  return { version, name, properties, data: unescape(rest, restTable) };
}

/// The command that a line of the log is, or null.
export function parseCommand(line) {
  const text = line.trimStart();
  const end = text.startsWith("::") ? text.indexOf("::", 2) : -1;
  if (end >= 0) {
    const found = command(2, text.slice(2, end), ",", property, text.slice(end + 2), data);
    if (found) return found;
  }
  const begin = /##[A-Za-z]*\[/.exec(line);
  if (!begin) return null;
  const info = line.slice(begin.index + begin[0].length);
  const close = info.indexOf("]");
  return close < 0 ? null : command(1, info.slice(0, close), ";", old, info.slice(close + 1), old);
}
