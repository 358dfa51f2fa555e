/**
 * `npm test [-- --unit | --e2e | --packed] [--whole | --thorough]`: the tests of every commit, all of them when whole, with
 * more rounds of some when thorough; the last lines name what failed and count.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { runNode } from './setup/children.mjs';
import { runCommand } from './setup/command.mjs';
import { say, Stop } from './setup/console.mjs';
import {
  failedFiles,
  failedInPlaywright,
  failedInVitest,
  failedSpecs,
} from './setup/failed-tests.mjs';
import { findJson } from './setup/files.mjs';
import { cacheFolder, modulesFolder, projectRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { onlyWhole, specsOfEveryCommit } from './setup/test-set.mjs';

const reports = join(cacheFolder, 'test-reports');

/** Counts of one stage; a runner that fails without naming a failed test counts as one failure. */
function withoutSilentFailure(counts, code) {
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
  return { ...counts, failed };
}

const named = (name) => process.argv.includes(name);
const isWhole = named('--whole') || named('--thorough');

async function setUp() {
  const onlyUnit = named('--unit') && !named('--e2e') && !named('--packed');
  await prepare({ tests: true, then: onlyUnit ? undefined : bundle });
  return { passed: 0, failed: 0, skipped: 0 };
}

async function runVitest(name, more) {
  const report = join(reports, `${name}.json`);
  const { code } = await runNode(join(modulesFolder, 'vitest', 'vitest.mjs'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...more,
  ]);
  const found = findJson(report) ?? {};
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = found;
  const counts = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  return { ...withoutSilentFailure(counts, code), found };
}

/** More failed files than this are no accident of a busy machine. */
const mostRepeatedFiles = 5;

/** What failed beside everything else runs once more by itself; what passes then is told as unsteady, not hidden. */
async function withAnotherTry(run, { name, first, alone }, { filesOf, namesOf }) {
  const { found, ...counts } = await run(name, first);
  const names = namesOf(found);
  const files = filesOf(found);
  if (files.length === 0 || files.length > mostRepeatedFiles) return { ...counts, names };
  say(`[test] once more, each by itself: ${files.length} files in which something failed`);
  const again = await run(`${name}-again`, [...alone, ...files]);
  if (again.failed === 0) say(`[test] unsteady, passed by themselves:\n${names.join('\n')}`);
  return {
    passed: counts.passed + Math.max(0, counts.failed - again.failed),
    failed: again.failed,
    skipped: counts.skipped,
    names: namesOf(again.found),
  };
}

function runUnitTests() {
  say('[test] unit, contract, database, sync and platform tests (Vitest)');
  const left = isWhole ? [] : onlyWhole().flatMap((path) => ['--exclude', path]);
  return withAnotherTry(
    runVitest,
    { name: 'vitest', first: left, alone: ['--no-file-parallelism'] },
    { filesOf: failedFiles, namesOf: failedInVitest },
  );
}

async function runPlaywright(name, projects, more) {
  const report = join(reports, `${name}.json`);
  const { code } = await runNode(
    join(modulesFolder, '@playwright', 'test', 'cli.js'),
    [
      'test',
      ...['-c', 'tests/e2e/playwright.config.ts'],
      ...projects.map((one) => `--project=${one}`),
      ...more,
    ],
    { env: { ...process.env, TEST_REPORT: report } },
  );
  const found = findJson(report);
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = found?.stats ?? {};
  if (flaky > 0) say(`[test] unsteady, passed at the second try: ${flaky} (marked flaky above)`);
  const counts = { passed: expected + flaky, failed: unexpected, skipped };
  return { ...withoutSilentFailure(counts, code), found };
}

/** Over the program as it is built, over the packed one with every fuse set, or over both at once. */
async function runJourneys(projects) {
  if (projects.includes('packed')) {
    // In a process of its own: electron-builder adds handlers for signals and the end of the whole process.
    const { code } = await runNode(join(projectRoot, 'build', 'pack.mjs'), []);
    if (code !== 0) throw new Stop('The program could not be packed; the reason is above.');
  }
  say(`[test] end-to-end tests in the real Electron: ${projects.join(' and ')} (Playwright)`);
  return withAnotherTry(
    (name, more) => runPlaywright(name, projects, more),
    {
      name: projects.join('-'),
      first: isWhole ? [] : projects.flatMap(specsOfEveryCommit),
      alone: ['--workers=1'],
    },
    { filesOf: failedSpecs, namesOf: failedInPlaywright },
  );
}

const parts = ['--unit', '--e2e', '--packed'];
const projectOf = { '--e2e': 'station', '--packed': 'packed' };

async function runStage(stage) {
  try {
    return await stage();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Stop ? error.message : error.stack}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function runStages(chosen) {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failed = [];
  for (const stage of chosen) {
    const { names = [], ...counts } = await runStage(stage);
    failed.push(...names);
    for (const key of Object.keys(total)) total[key] += counts[key];
    // Without set-up and bundles the other stages would only repeat the same failure.
    if (stage === setUp && counts.failed > 0) break;
  }
  for (const one of failed) say(one);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  say(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

await runCommand(() => {
  if (named('--thorough')) process.env.TEST_THOROUGH = '1';
  const chosen = parts.some(named) ? parts.filter(named) : parts;
  const projects = chosen.flatMap((part) => projectOf[part] ?? []);
  return runStages([
    setUp,
    ...(chosen.includes('--unit') ? [runUnitTests] : []),
    ...(projects.length > 0 ? [() => runJourneys(projects)] : []),
  ]);
});
