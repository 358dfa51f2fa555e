/** Runs the reference platform beside the station, for trying the whole thing on one computer. */
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { launch, stop } from './children.mjs';
import { Stop } from './console.mjs';
import { projectRoot, runtimeFolder } from './paths.mjs';

const startWithinMs = 120_000;
const logFile = join(runtimeFolder, 'platform.log');

function parseReadyLine(line) {
  try {
    const message = JSON.parse(line);
    return message.ready === true ? message : undefined;
  } catch {
    return undefined;
  }
}

function waitUntilReady(child, log) {
  return new Promise((resolve, reject) => {
    const fail = (reason) => {
      reject(new Stop(`The reference platform did not start: ${reason}. Its messages: ${logFile}`));
    };
    const timer = setTimeout(() => fail('no answer'), startWithinMs);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`it ended with code ${code}`);
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = parseReadyLine(line);
      if (ready) {
        clearTimeout(timer);
        resolve(ready);
      } else log.write(`${line}\n`);
    });
  });
}

/**
 * Starts the bundled platform; PLATFORM_DATA keeps its data elsewhere than in the project.
 * @returns {Promise<{ url: string, pairingCode: string | undefined, stop: () => Promise<void> }>}
 */
export async function startEmbeddedPlatform() {
  mkdirSync(runtimeFolder, { recursive: true });
  const log = createWriteStream(logFile);
  const child = launch(process.execPath, [join(projectRoot, 'dist', 'platform', 'platform.cjs')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PLATFORM_DATA: join(runtimeFolder, 'platform'), ...process.env },
  });
  child.stderr.pipe(log, { end: false });
  try {
    const { url, pairingCode } = await waitUntilReady(child, log);
    return { url, pairingCode, stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}
