/** Names of the tests that failed and the first lines of why, from the JSON reports of the runners. */

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

/** @returns {string[]} of a report of Playwright */
export function failedInPlaywright(report) {
  const inSuite = ({ suites = [], specs = [] }) => [
    ...specs
      .filter((spec) => !spec.ok)
      .map((spec) => {
        const results = spec.tests.flatMap((one) => one.results);
        const errors = results.flatMap((one) => one.errors.map((error) => error.message));
        return told(`${spec.file}:${spec.line} › ${spec.title}`, errors);
      }),
    ...suites.flatMap(inSuite),
  ];
  return inSuite(report ?? {});
}
