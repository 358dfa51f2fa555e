/** A virtual screen of our own, for machines without a display and for tests that must not disturb one. */
import { launch, stop } from './children.mjs';
import { Stop } from './console.mjs';

const startWithinMs = 20_000;

/** Whether programs started from here can show a window to a person. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function readDisplayNumber(server) {
  return new Promise((resolve, reject) => {
    const fail = (reason) => reject(new Stop(`The virtual screen (Xvfb) did not start: ${reason}`));
    const timer = setTimeout(() => fail('no answer'), startWithinMs);
    let text = '';
    server.once('error', (error) => fail(error.message));
    server.once('exit', (code) => fail(`it ended with code ${code}`));
    server.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(text.trim());
    });
  });
}

/**
 * Starts a virtual screen; `env` leads programs to it. On Windows and macOS there is nothing to start.
 * @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>}
 */
export async function startVirtualDisplay() {
  if (process.platform !== 'linux') return { env: {}, stop: async () => {} };
  // The server itself picks a free number, so several runs at once cannot collide.
  const options = [
    '-displayfd',
    '3',
    '-screen',
    '0',
    '1920x1080x24',
    '-nolisten',
    'tcp',
    '-noreset',
  ];
  const server = launch('Xvfb', options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  try {
    const number = await readDisplayNumber(server);
    const env = { DISPLAY: `:${number}`, WAYLAND_DISPLAY: '' };
    return { env, stop: () => stop(server) };
  } catch (error) {
    await stop(server);
    throw error;
  }
}
