/** Programs started by the commands: none of them outlives the command. */
import { spawn } from 'node:child_process';
import { say, Stop } from './console.mjs';
import { projectRoot } from './paths.mjs';

/** Each running program, and how long it may take to end when it is asked to. */
const children = new Map();
let commandIsEnding = false;

/**
 * `patienceMs`: how long the program may take to end before it is killed. Infinity is for programs that must not
 * be broken off: they are waited for, and an interruption at the keyboard does not reach them.
 * @returns {import('node:child_process').ChildProcess}
 */
export function launch(command, args, { patienceMs = 15_000, ...options } = {}) {
  const detached = patienceMs === Infinity;
  const child = spawn(command, args, { cwd: projectRoot, stdio: 'inherit', detached, ...options });
  children.set(child, patienceMs);
  child.once('exit', () => children.delete(child));
  child.once('error', () => children.delete(child));
  return child;
}

/**
 * Settles with the exit code; a signal counts as 1. While the command itself is being ended it never settles:
 * an interrupted program must not be taken for one that failed.
 * @returns {Promise<number>}
 */
export function waitForExit(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (!commandIsEnding) resolve(code ?? 1);
    });
  });
}

/**
 * Runs a program to its end; `quiet` keeps its output for the caller instead of showing it.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(command, args, { quiet = false, ...options } = {}) {
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
  const child = launch(command, args, { stdio, ...options });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (output += text));
  }
  try {
    return { code: await waitForExit(child), output };
  } catch (error) {
    if (error.code === 'ENOENT') throw new Stop(`The program "${command}" was not found.`);
    throw error;
  }
}

/** Runs a Node script of an installed package without a shell in between, so that signals reach it. */
export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}

/**
 * npm as the user runs it; a shell is needed on Windows only, where npm is a batch file. It gets no time to tidy up
 * after an interruption: the repeated command starts over, and must not meet an npm that is still removing files.
 */
export function runNpm(args, options) {
  const { npm_execpath: npmScript } = process.env;
  const wishes = { patienceMs: 0, ...options };
  if (npmScript?.endsWith('npm-cli.js')) return runNode(npmScript, args, wishes);
  return run('npm', args, { shell: process.platform === 'win32', ...wishes });
}

/** Asks a program to end, and insists when its patience is over. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const patienceMs = children.get(child);
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  if (patienceMs === Infinity) {
    say(`[setup] ${child.spawnfile} must not be broken off; ending as soon as it is done`);
    return ended;
  }
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(insist);
}

/** For commands: Ctrl+C and a request to end reach the programs first, then the command itself ends. */
export function stopChildrenOnSignals() {
  for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) {
    process.once(signal, async () => {
      commandIsEnding = true;
      await Promise.all([...children.keys()].map(stop));
      process.exit(128 + number);
    });
  }
}

process.on('exit', () => {
  for (const [child, patienceMs] of children) if (patienceMs < Infinity) child.kill('SIGKILL');
});
