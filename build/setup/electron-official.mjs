/** Set-up step: the Electron release that package.json names, fetched by Electron's own installer. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launch, stop, waitForExit } from './children.mjs';
import { Stop } from './console.mjs';
import { findJson } from './files.mjs';
import { modulesFolder, runtimeFolder } from './paths.mjs';

const packageFolder = join(modulesFolder, 'electron');
const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const executableName = executables[process.platform] ?? 'electron';
const lookEveryMs = 1_000;
const patienceMs = 60_000;
// At this pace the whole download takes less than ten minutes.
const promisingBytes = 12_000_000;
const longestMs = 15 * 60_000;

function readVersion(folder) {
  return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
}

/** The runtime a developer points to with ELECTRON_OVERRIDE_DIST_PATH, as for the electron package itself. */
export function findOverride() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return undefined;
  const executablePath = join(folder, executableName);
  if (!existsSync(executablePath) || !existsSync(join(folder, 'version'))) {
    throw new Stop(
      `ELECTRON_OVERRIDE_DIST_PATH is set to ${folder}, but there is no Electron in that folder.`,
    );
  }
  return { kind: 'official', version: readVersion(folder), folder, executablePath };
}

export function getOfficialVersion() {
  return findJson(join(packageFolder, 'package.json'))?.version;
}

export function findOfficial() {
  const folder = join(packageFolder, 'dist');
  const executablePath = join(folder, executableName);
  // The installer writes path.txt last, after everything is unpacked.
  if (!existsSync(executablePath) || !existsSync(join(packageFolder, 'path.txt'))) return undefined;
  const version = readVersion(folder);
  if (version !== getOfficialVersion()) return undefined;
  return { kind: 'official', version, folder, executablePath };
}

function countBytes(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  } catch {
    return 0; // the download is being moved away just now
  }
}

/** Ends a download that brings next to nothing; never settles before `signal` otherwise. */
async function endHopelessDownload(child, temporary, signal) {
  let received = 0;
  for (let elapsedMs = 0; elapsedMs < longestMs; elapsedMs += lookEveryMs) {
    await wait(lookEveryMs, undefined, { signal });
    received = Math.max(received, countBytes(temporary));
    if (elapsedMs >= patienceMs && received < promisingBytes) break;
  }
  await stop(child);
}

/**
 * Tries once; a line that brings next to nothing within a minute counts as no line.
 * @returns {Promise<boolean>}
 */
export async function downloadOfficial() {
  const temporary = join(runtimeFolder, 'download');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  const places = { TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const child = launch(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    env: { ...process.env, ...places, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  const ended = waitForExit(child);
  const supervision = new AbortController();
  const supervised = endHopelessDownload(child, temporary, supervision.signal).catch(
    () => undefined,
  );
  await ended;
  supervision.abort();
  await supervised;
  rmSync(temporary, { recursive: true, force: true });
  return findOfficial() !== undefined;
}
