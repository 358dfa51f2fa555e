/** What the calls about the door of the station do: its state, the ways in, and the lock. */
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { DiskGuard } from '../disk/disk-guard';
import type { Lifecycle } from './lifecycle';
import type { Settling } from './settling';

/** The handlers over the station's life. */
export function stationHandlers(parts: {
  readonly lifecycle: Lifecycle;
  readonly version: string;
  readonly settling: Settling;
  readonly cleared: () => void;
  readonly disk: DiskGuard;
}): Handlers['station'] {
  const { lifecycle, disk } = parts;
  return {
    status: async () => {
      const there = disk.after();
      if (!there.ok) return there;
      const status = await lifecycle.status();
      const pictures = status.state === 'locked' ? parts.settling.caught() : undefined;
      const caught = pictures === undefined ? {} : { pictures };
      return ok({ ...status, ...caught, version: parts.version });
    },
    create: (facts) => lifecycle.create(facts),
    unlock: async ({ passphrase, code, newPassphrase, mode }) => {
      const opened = await lifecycle.unlock(passphrase, code, newPassphrase, mode);
      return opened.ok ? opened : err(await disk.explain(opened.error));
    },
    recover: ({ sheets, newPassphrase, code }) => lifecycle.recover(sheets, newPassphrase, code),
    lock: async ({ allSaved, pictures }) => {
      parts.settling.note(pictures);
      await lifecycle.lock('asked', allSaved);
      return ok(undefined);
    },
    settled: async (answer) => {
      parts.settling.done(answer);
      return ok(undefined);
    },
    cleared: async () => {
      parts.settling.over();
      parts.cleared();
      return ok(undefined);
    },
  };
}
