/** Set-up step: the system libraries Electron needs and the programs the tests use, on Debian and its relatives. */
import { readFileSync } from 'node:fs';
import { run } from './children.mjs';
import { say, Stop } from './console.mjs';

// Newer Ubuntu and Debian releases renamed some libraries for 64-bit time.
const electronLibraries = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
];
const virtualDisplay = [['xvfb']];
const testPrograms = [['poppler-utils'], ['qpdf'], ['postgresql']];

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

/** @param {{ display: boolean, tests: boolean }} wishes */
export async function installDebianPackages({ display, tests }) {
  if (process.platform !== 'linux') return;
  if (!isDebianLike()) {
    say(
      `[setup] system libraries: cannot be checked on this Linux; Electron needs GTK 3, NSS, ALSA and GBM${display ? ', this command needs Xvfb' : ''}${tests ? ', the tests need poppler, qpdf and PostgreSQL' : ''}`,
    );
    return;
  }
  const wanted = [
    ...electronLibraries,
    ...(display ? virtualDisplay : []),
    ...(tests ? testPrograms : []),
  ];
  const installed = await findInstalled(wanted.flat());
  const missing = wanted.filter((names) => !names.some((name) => installed.has(name)));
  if (missing.length === 0) {
    say('[setup] Debian packages: already there');
    return;
  }
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    say('[setup] Debian packages: updating the list');
    await run('apt-get', ['update', '-qq'], { env });
  }
  const names = await Promise.all(missing.map(chooseName));
  const install = ['install', '-y', '--no-install-recommends', ...names];
  if (!isRoot) {
    throw new Stop(
      `Some system packages are missing. Please run this line, then repeat the command:\n\n  sudo apt-get ${install.join(' ')}`,
    );
  }
  say(`[setup] Debian packages: installing ${names.join(' ')}`);
  const { code } = await run('apt-get', ['-qq', ...install], { env });
  if (code !== 0) {
    throw new Stop(
      `apt-get could not install the packages; its message is above. To try by hand:\n\n  apt-get ${install.join(' ')}`,
    );
  }
}
