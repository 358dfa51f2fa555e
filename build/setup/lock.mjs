/** Lets one command at a time change node_modules, .runtime and dist. */
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './console.mjs';
import { cacheFolder } from './paths.mjs';

const lockFile = join(cacheFolder, 'setup.lock');
const abandonedAfterMs = 60_000;

function tryToTake() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

// A process id alone is not enough: after a restart it can belong to another program, in a container often this one.
function isAbandoned() {
  try {
    const ageMs = Date.now() - statSync(lockFile).mtimeMs;
    const owner = Number(readFileSync(lockFile, 'utf8'));
    if (ageMs > abandonedAfterMs || owner === process.pid) return true;
    if (owner > 0) process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(work) {
  mkdirSync(cacheFolder, { recursive: true });
  let told = false;
  while (!tryToTake()) {
    if (isAbandoned()) {
      rmSync(lockFile, { force: true });
      continue;
    }
    if (!told) say('[setup] waiting for another command that is setting up this folder');
    told = true;
    await wait(500);
  }
  const alive = setInterval(() => utimesSync(lockFile, new Date(), new Date()), 2_000).unref();
  try {
    return await work();
  } finally {
    clearInterval(alive);
    rmSync(lockFile, { force: true });
  }
}
