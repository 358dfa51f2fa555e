/** Set-up step: the system libraries Electron needs and the programs the tests use, on Debian and its relatives. */
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from './children.mjs';
import { say, Stop } from './console.mjs';
import { cacheFolder, projectRoot } from './paths.mjs';
import { rareFonts, rareFontsHere } from './rare-fonts.mjs';

// Newer Ubuntu and Debian releases renamed some libraries for 64-bit time.
const electronLibraries = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
];
const virtualDisplay = [['xvfb']];
const testPrograms = [
  ['poppler-utils'],
  ['qpdf'],
  ['postgresql'],
  ['socat'],
  ['sane-utils'],
  ['sane-airscan'],
  ['procps'],
  ['openssl'],
  // Judges the platform's unit.
  ['systemd'],
  // A judge of PDF/A that did not write the files, in Java; and the reader that notices broken glyphs.
  ['libpdfbox2-java'],
  ['libjaxb-api-java'],
  ['libactivation-java'],
  ['libcommons-io-java'],
  ['default-jdk-headless', 'openjdk-17-jdk-headless', 'openjdk-21-jdk-headless'],
  ['mupdf-tools'],
  [rareFonts.package],
  ['chromium'],
];

const benchRivals = [['img2pdf']];

function isDebianLike() {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

// The answers are read by this program, so they must not be translated.
const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };

async function findInstalled(names) {
  const format = '${Package} ${db:Status-Status}\n';
  const { output } = await run('dpkg-query', ['-W', '-f', format, ...names], { quiet: true });
  const lines = output.split('\n').map((line) => line.split(' '));
  return new Set(lines.filter(([, status]) => status === 'installed').map(([name]) => name));
}

/** Of the names a package has had, the one this release offers. */
async function chooseName(alternatives) {
  for (const name of alternatives) {
    const { output } = await run('apt-cache', ['policy', name], { quiet: true, env });
    if (/Candidate: (?!\(none\))/.test(output)) return name;
  }
  return alternatives[0];
}

const logFile = join(cacheFolder, 'apt.log');
const lookAgainMs = 2_000;
const longestLooks = 60;

/**
 * A package system broken off half way refuses everything until it is repaired by hand, so these programs always
 * end by themselves; they write to a file because a pipe would break with this command.
 */
async function runToItsEnd(command, args) {
  const log = openSync(logFile, 'w');
  try {
    const stdio = ['ignore', log, log];
    const { code } = await run(command, args, { env, stdio, patienceMs: Infinity });
    return { code, output: readFileSync(logFile, 'utf8').trim() };
  } finally {
    closeSync(log);
  }
}

/** apt-get waits for others that install, but not for others that update the list, such as a system just started. */
async function updateList() {
  say('[setup] Debian packages: updating the list');
  for (let look = 0; look < longestLooks; look += 1) {
    const { output } = await runToItsEnd('apt-get', ['update', '-qq']);
    if (!output.includes('Could not get lock')) return;
    await wait(lookAgainMs);
  }
}

async function install(names, line) {
  say(
    `[setup] Debian packages: installing ${names.join(' ')} (about a minute; details in ${relative(projectRoot, logFile)})`,
  );
  // Packages left half way by a lost power supply would make apt-get refuse; nothing happens when there are none.
  await runToItsEnd('dpkg', ['--force-confdef', '--force-confold', '--configure', '-a']);
  const wishes = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '--fix-broken'];
  const { code, output } = await runToItsEnd('apt-get', [...wishes, ...installation(names)]);
  if (code !== 0) {
    const lastWords = output.split('\n').slice(-15).join('\n');
    throw new Stop(
      `apt-get could not install the packages. The end of what it says:\n\n${lastWords}\n\nTo try by hand:\n\n  ${line}`,
    );
  }
}

const installation = (names) => ['install', '-y', '--no-install-recommends', ...names];

/** A line for a person to paste; Debian has no sudo where root got a password. */
function lineFor(names) {
  const steps = [['update'], installation(names)].map((args) => `apt-get ${args.join(' ')}`);
  if (isRoot()) return steps.join(' && ');
  if (existsSync('/usr/bin/sudo')) return steps.map((step) => `sudo ${step}`).join(' && ');
  return `su - -c '${steps.join(' && ')}'`;
}

const isRoot = () => process.getuid?.() === 0;

/** The program works without them: nobody is stopped or asked for a password for their sake. */
async function welcomeRareFonts() {
  if (rareFontsHere().length > 0) return;
  const wishes = ['-qq', '-o', 'DPkg::Lock::Timeout=60'];
  const names = installation([rareFonts.package]);
  if (isRoot()) await runToItsEnd('apt-get', [...wishes, ...names]);
  if (rareFontsHere().length > 0) return;
  say(
    `[setup] fonts for rare characters: not there; papers spell such characters out until ${rareFonts.package} is installed`,
  );
}

/** @param {{ display: boolean, tests: boolean, bench?: boolean }} wishes */
export async function installDebianPackages({ display, tests, bench = false }) {
  if (process.platform !== 'linux') return;
  if (!isDebianLike()) {
    say(
      `[setup] system libraries: cannot be checked on this Linux; Electron needs GTK 3, NSS, ALSA and GBM${display ? ', this command needs Xvfb' : ''}${tests ? ', the tests need poppler, qpdf, PostgreSQL, socat, SANE, sane-airscan, OpenSSL, Chromium, mupdf, a JDK and PDFBox 2 with Preflight' : ''}`,
    );
    return;
  }
  const wanted = [
    ...electronLibraries,
    ...(display ? virtualDisplay : []),
    ...(tests ? testPrograms : []),
    ...(bench ? benchRivals : []),
  ];
  const installed = await findInstalled(wanted.flat());
  const missing = wanted.filter((names) => !names.some((name) => installed.has(name)));
  if (missing.length === 0) {
    say('[setup] Debian packages: already there');
    await welcomeRareFonts();
    return;
  }
  if (isRoot()) await updateList();
  const names = await Promise.all(missing.map(chooseName));
  const line = lineFor(names);
  if (!isRoot()) {
    throw new Stop(
      `Some system packages are missing. Please run this line, then repeat the command:\n\n  ${line}`,
    );
  }
  await install(names, line);
  await welcomeRareFonts();
}
