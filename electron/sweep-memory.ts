/** After a lock main gives up what it knew of families as far as V8 lets it: what nobody holds is collected at once, and overwritten. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Log } from './log';
import { kindOf } from './log';

/** What answered the last calls still holds something of them; whatever ended by then is swept the second time. */
const againMs = 3_000;

/**
 * Sweeps soon after it is called, and once more a little later. A text in V8 cannot be wiped by whoever holds it, so what
 * something still holds stays: `isOpen` ends it when somebody is in again.
 */
export function createMemorySweep(isOpen: () => boolean, log: Log): () => void {
  let collect: (() => void) | undefined;

  function sweep(): void {
    if (isOpen()) return;
    try {
      collect ??= collector();
      collect();
    } catch (error) {
      log('memoryNotSwept', { kind: kindOf(error) });
    }
  }
  return () => {
    setImmediate(sweep);
    setTimeout(sweep, againMs).unref();
  };
}

/**
 * V8's own collection, which no API of Node or Electron offers. Only where pages are packed anew and what becomes free is
 * overwritten is nothing left (counted in the memory of the process: either flag alone leaves a third).
 */
function collector(): () => void {
  for (const flag of ['--expose-gc', '--clear-free-memory']) setFlagsFromString(flag);
  const found: unknown = runInNewContext('gc');
  if (!isCall(found)) throw new TypeError('V8 offers no collection');
  return () => {
    setFlagsFromString('--compact-on-every-full-gc');
    found();
    found();
    setFlagsFromString('--no-compact-on-every-full-gc');
  };
}

const isCall = (value: unknown): value is () => void => typeof value === 'function';
