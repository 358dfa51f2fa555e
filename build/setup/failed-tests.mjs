/** Names of the tests that failed and the first lines of why, from the JSON reports of the runners. */
import { existsSync, readFileSync } from 'node:fs';

const mostLines = 6;

/** Without the colours of a terminal; the whole story stands where the runner printed it. */
const gist = (text) =>
  String(text)
    .replace(/\u001B\[[0-9;]*m/gu, '')
    .split('\n')
    .slice(0, mostLines)
    .join('\n    ');

const told = (name, reasons) => `✗ ${name}\n    ${gist(reasons.filter(Boolean).join('\n'))}`;

/** @returns {string[]} of a report of Vitest; a file that fell as a whole is named itself */
export function failedInVitest(report) {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [told(name, [message])] : [];
    return failed.map((one) => told(`${name} › ${one.fullName}`, one.failureMessages));
  });
}

/** @returns {string[]} files of a report of Vitest in which anything failed */
export const failedFiles = (report) =>
  (report?.testResults ?? []).filter(({ status }) => status === 'failed').map(({ name }) => name);

const mostScreenLines = 80;

/** What stood on the screen, as Playwright wrote it down; the folder it wrote to is gone with the machine. */
function screenOf(results) {
  const pages = results
    .flatMap(({ attachments = [] }) => attachments)
    .filter(({ name, path }) => name === 'error-context' && path !== undefined && existsSync(path))
    .map(({ path }) => readFileSync(path, 'utf8'));
  const snapshot = /```yaml\n(.*?)```/su;
  return pages.flatMap((page) => {
    const lines = snapshot.exec(page)?.[1]?.split('\n').slice(0, mostScreenLines) ?? [];
    return lines.length === 0
      ? []
      : ['', '    on the screen:', ...lines.map((one) => `    ${one}`)];
  });
}

/** The tests of a report of Playwright, or of a suite in it, that failed. */
const failedIn = ({ suites = [], specs = [] }) => [
  ...specs.filter((spec) => !spec.ok),
  ...suites.flatMap(failedIn),
];

/** @returns {string[]} what Playwright is told to look for to run the files again in which anything failed */
export function failedSpecs(report) {
  const files = new Set(failedIn(report ?? {}).map(({ file }) => file));
  return [...files].map((file) => `/${file.replaceAll('.', String.raw`\.`)}$`);
}

/** @returns {string[]} of a report of Playwright */
export function failedInPlaywright(report) {
  return failedIn(report ?? {}).map((spec) => {
    const results = spec.tests.flatMap((one) => one.results);
    const errors = results.flatMap((one) => one.errors.map((error) => error.message));
    const why = told(`${spec.file}:${spec.line} › ${spec.title}`, errors);
    return [why, ...screenOf(results)].join('\n');
  });
}
