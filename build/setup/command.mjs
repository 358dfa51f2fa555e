/** The frame around every command: exit codes, plain errors, and no program left behind. */
import { realpathSync } from 'node:fs';
import { stopChildrenOnSignals } from './children.mjs';
import { Stop } from './console.mjs';

/**
 * Runs a whole command and turns its end into an exit code.
 * @param {() => Promise<number | void>} work
 */
export async function runCommand(work) {
  stopChildrenOnSignals();
  const code = await settle(work);
  process.exitCode = code;
  // Libraries may have their own idea of the end: one under electron-builder exits with 0 whatever happened.
  process.once('exit', () => (process.exitCode = code));
}

async function settle(work) {
  try {
    return (await work()) ?? 0;
  } catch (error) {
    process.stderr.write(`\n${error instanceof Stop ? error.message : error.stack}\n`);
    return 1;
  }
}

/** Whether this file is the one Node was asked to run, rather than one that another command imports. */
export function isCommand(filename) {
  return realpathSync(process.argv[1]) === filename;
}
