// What GitHub code scanning demands of a SARIF file beyond the schema, and its limits
// (docs.github.com, "SARIF support for code scanning").

import { readFileSync } from "node:fs";

const levels = ["none", "note", "warning", "error"];
const precisions = ["very-high", "high", "medium", "low"];
const severities = ["error", "warning", "recommendation"];

function checkRule(rule, expect) {
  const at = `SARIF rule ${rule.id}`;
  expect(rule.id.length <= 255, `${at}: id too long`);
  expect(rule.name && rule.name.length <= 255, `${at}: name`);
  for (const key of ["shortDescription", "fullDescription"])
    expect(rule[key]?.text && rule[key].text.length <= 1024, `${at}: ${key}`);
  expect(rule.help?.text && rule.help?.markdown, `${at}: help`);
  expect(rule.helpUri === undefined || /^https:\/\//.test(rule.helpUri), `${at}: helpUri`);
  expect(levels.includes(rule.defaultConfiguration?.level), `${at}: level`);
  const { tags, precision } = rule.properties;
  expect(tags.length > 0 && tags.length <= 10, `${at}: tags`);
  expect(precisions.includes(precision), `${at}: precision`);
  expect(severities.includes(rule.properties["problem.severity"]), `${at}: problem.severity`);
}

function checkRegion(region, at, expect) {
  expect(Number.isInteger(region.startLine) && region.startLine >= 1, `${at}: startLine`);
  const { startLine, endLine = startLine, startColumn, endColumn } = region;
  expect(endLine >= startLine, `${at}: it ends before it begins`);
  expect((startColumn === undefined) === (endColumn === undefined), `${at}: half a range`);
  if (startColumn !== undefined && endLine === startLine)
    expect(endColumn >= startColumn, `${at}: columns`);
  // The snippet is as long as the region says, in UTF-16 code units.
  if (region.snippet && !region.snippet.text.includes("\uFFFD"))
    expect(region.snippet.text.length === endColumn - startColumn, `${at}: columns count UTF-16`);
}

function checkResult(result, rules, expect) {
  const at = `SARIF result ${result.ruleId}`;
  expect(rules[result.ruleIndex]?.id === result.ruleId, `${at}: ruleIndex`);
  expect(levels.includes(result.level), `${at}: level`);
  expect(result.message?.text && result.message.text.length <= 4096, `${at}: message`);
  expect(result.locations.length >= 1 && result.locations.length <= 1000, `${at}: locations`);
  const { artifactLocation, region } = result.locations[0].physicalLocation;
  expect(/^[A-Za-z0-9\-._~/%]+$/.test(artifactLocation.uri), `${at}: uri ${artifactLocation.uri}`);
  expect(!artifactLocation.uri.startsWith("./"), `${at}: uri is not normal`);
  if (artifactLocation.uriBaseId) {
    expect(artifactLocation.uriBaseId === "%SRCROOT%", `${at}: uriBaseId`);
    expect(!/^(\/|\.\.\/|file:)/.test(artifactLocation.uri), `${at}: outside of the root`);
  }
  checkRegion(region, at, expect);
  const hash = result.partialFingerprints?.primaryLocationLineHash;
  expect(/^[0-9a-f]{16}:[0-9]+$/.test(hash), `${at}: primaryLocationLineHash`);
  for (const suppression of result.suppressions ?? [])
    expect(["inSource", "external"].includes(suppression.kind), `${at}: suppression`);
}

export function checkSarif(log, expect) {
  expect(log.version === "2.1.0" && log.$schema, "SARIF: version and $schema");
  expect(log.runs.length === 1, "SARIF: one run");
  const run = log.runs[0];
  const { driver } = run.tool;
  expect(driver.name === "presend" && driver.semanticVersion, "SARIF: tool");
  expect(run.automationDetails?.id?.endsWith("/"), "SARIF: automationDetails.id");
  expect(run.columnKind === "utf16CodeUnits", "SARIF: columnKind");
  expect(driver.rules.length <= 25000, "SARIF: rules");
  const ids = new Set(driver.rules.map((rule) => rule.id));
  expect(ids.size === driver.rules.length, "SARIF: a rule twice");
  for (const rule of driver.rules) checkRule(rule, expect);
  expect(run.results.length <= 25000, "SARIF: results");
  for (const result of run.results) checkResult(result, driver.rules, expect);
  for (const invocation of run.invocations)
    expect(typeof invocation.executionSuccessful === "boolean", "SARIF: executionSuccessful");
}

/// Reads what regions mark in the files themselves, as an editor counts, and compares it with the
/// snippets. The number of those compared.
export function checkPlaces(log, root, expect) {
  const files = new Map();
  const lines = (uri) => {
    if (!files.has(uri)) {
      // A path may hold bytes that are no UTF-8.
      const bytes = uri.replace(/%([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
      const path = Buffer.concat([Buffer.from(`${root}/`), Buffer.from(bytes, "latin1")]);
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(path));
      files.set(uri, text.split(/\r\n|\r|\n/));
    }
    return files.get(uri);
  };
  let compared = 0;
  for (const result of log.runs[0].results) {
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    if (!region.snippet || region.snippet.text.includes("\uFFFD")) continue;
    const line = lines(artifactLocation.uri)[region.startLine - 1] ?? "";
    const marked = line.slice(region.startColumn - 1, region.endColumn - 1);
    expect(marked === region.snippet.text,
      `SARIF result ${result.ruleId}: ${artifactLocation.uri}:${region.startLine} holds other words there`);
    compared += 1;
  }
  return compared;
}
