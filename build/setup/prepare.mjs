/** The whole set-up in order; every step looks first and does only what is missing. */
import { say } from './console.mjs';
import { installCorpora } from './corpora.mjs';
import { installDebianPackages } from './debian-packages.mjs';
import { installRuntime } from './electron-runtime.mjs';
import { withLock } from './lock.mjs';
import { installPackages } from './node-packages.mjs';

/**
 * @param {{ display?: boolean, tests?: boolean, bench?: boolean, fresh?: boolean, then?: () => Promise<void> }} wishes
 * `display`: a virtual screen is needed; `tests`: the programs and files the tests use; `bench`: what the station is measured against; `fresh`: retry a failed Electron
 * download at once; `then`: what else must not be done by two commands at the same time
 */
export async function prepare({
  display = false,
  tests = false,
  bench = false,
  fresh = false,
  then,
} = {}) {
  await withLock(async () => {
    await installPackages();
    await installDebianPackages({ display: display || tests, tests, bench });
    if (tests) await installCorpora();
    await installRuntime({ fresh });
    say('[setup] ready');
    await then?.();
  });
}
