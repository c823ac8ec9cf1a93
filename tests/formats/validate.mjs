// Holds the reports of one run against the contracts of their readers.
// usage: node validate.mjs NAME FOLDER ROOT, where FOLDER holds what tests/formats/run wrote, and
// paths in reports start from ROOT.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { checkMarkdown } from "./markdown.mjs";
import { checkPlaces, checkSarif } from "./sarif.mjs";
import { parseCommand } from "./workflow_command.mjs";

const [name, folder, root] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const Ajv = require("ajv").default;
const Ajv04 = require("ajv-draft-04").default;
const Ajv2020 = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

let failures = 0;
function expect(is, what) {
  if (is) return;
  failures += 1;
  if (failures <= 20) console.error(`FAILED: ${name}: ${what}`);
}
const read = (file) => readFileSync(join(folder, file), "utf8");
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

function validate(ajv, schema, value, what) {
  addFormats(ajv);
  const check = ajv.compile(schema);
  expect(check(value), `${what}: ${ajv.errorsText(check.errors?.slice(0, 5))}`);
}

// What all formats tell of.
const report = JSON.parse(read("json.json"));
validate(
  new Ajv2020({ strict: false }),
  json(join(here, "../../docs/schema/presend-1.schema.json")),
  report,
  "JSON against docs/schema",
);
const findings = report.drafts.flatMap((draft) => draft.findings);
const fresh = findings.filter((finding) => finding.status === "new");
const tooRisky = report.drafts.filter((draft) => draft.risk_at_gate >= 50);

// SARIF.
const sarifText = read("sarif.sarif");
const sarif = JSON.parse(sarifText);
const sarifSchema =
  process.env.SARIF_SCHEMA ||
  join(dirname(require.resolve("@microsoft/jest-sarif/package.json")), "lib/schemas/sarif-2.1.0-rtm.5.json");
const schema = json(sarifSchema);
const SarifAjv = schema.$schema.includes("draft-04") ? Ajv04 : Ajv;
validate(new SarifAjv({ strict: false, unicodeRegExp: false }), schema, sarif, "SARIF against its schema");
checkSarif(sarif, expect);
const places = checkPlaces(sarif, root, expect);
expect(gzipSync(sarifText).length <= 10 * 1024 * 1024, "SARIF: more than 10 MB when compressed");
expect(
  sarif.runs[0].results.length === Math.min(25000, findings.length + tooRisky.length),
  "SARIF: a result for every finding and every draft that fails by its risk",
);

// GitLab.
const issues = JSON.parse(read("gitlab.gitlab"));
validate(new Ajv({ strict: false }), json(join(here, "gitlab.schema.json")), issues, "GitLab");
expect(new Set(issues.map((issue) => issue.fingerprint)).size === issues.length, "GitLab: fingerprints are unique");
const expected = fresh.length + tooRisky.length + report.errors.length;
expect(issues.length === expected, `GitLab: ${issues.length} issues, not ${expected}`);

// GitHub's workflow commands, read as the runner reads them.
const lines = read("github.log").split(/\r\n|\r|\n/);
const commands = lines.map(parseCommand).filter((command) => command !== null);
const kinds = ["error", "warning", "notice"];
expect(commands.length === Math.min(500, expected), `GitHub: ${commands.length} annotations of ${expected}`);
for (const command of commands) {
  expect(kinds.includes(command.name), `GitHub: an alien command ${command.name}`);
  expect(command.version === 2, "GitHub: a command in the old form");
  const { title, line, endLine, col, endColumn, file } = command.properties;
  expect(title && command.data, "GitHub: no title or message");
  expect(file === undefined || Number(line) >= 1, "GitHub: a file without a line");
  expect(col === undefined || line === endLine, "GitHub: columns over several lines");
  expect(endColumn === undefined || Number(endColumn) > Number(col), "GitHub: an empty range");
  const known = Object.keys(command.properties).every((key) =>
    ["title", "file", "line", "endLine", "col", "endColumn"].includes(key));
  expect(known, "GitHub: an alien property");
}
const ranks = commands.map((command) => kinds.indexOf(command.name));
expect(ranks.every((rank, i) => i === 0 || rank >= ranks[i - 1]), "GitHub: worst first");
for (const file of ["errors.log", "json.json", "sarif.sarif", "gitlab.gitlab", "junit.xml", "markdown.md"])
  for (const line of read(file).split(/\r\n|\r|\n/))
    expect(parseCommand(line) === null, `${file} holds a command: ${line.slice(0, 100)}`);

// Markdown.
for (const [file, most] of [["markdown.md", 65000], ["summary.md", 1024 * 1024]]) {
  const text = read(file);
  expect(Buffer.byteLength(text) <= most, `${file} is too long`);
  checkMarkdown(text, (is, what) => expect(is, `${file}: ${what}`));
}

const figures = `${report.drafts.length} drafts, ${report.errors.length} unreadable, ${findings.length} findings, ` +
  `${sarif.runs[0].results.length} results (${places} read back from the files), ${commands.length} annotations, ${issues.length} issues`;
if (failures > 0) {
  console.error(`FAILED: ${name}: ${failures} breaches (${figures})`);
  process.exit(1);
}
console.log(`${name}: all formats hold (${figures})`);
