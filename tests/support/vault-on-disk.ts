/** Whole programs over a real vault on a real disk, with a quick stand-in for Argon2id. */
import { join } from 'node:path';
import { openDrillStore } from '../../electron/desk/drill-store';
import { createLifecycle } from '../../electron/desk/lifecycle';
import type { DeviceSecret } from '../../electron/vault/device-secret';
import { openVault } from '../../electron/vault/vault';
import { pick } from '../../shared/i18n/messages';
import { shippedPack } from './case-builders';
import { noPapers } from './station-on-disk';

/** The stand-in for the Argon2id thread. */
export const quickThread = join(import.meta.dirname, 'quick-kdf.cjs');

type Parts = Parameters<typeof createLifecycle>[0];

/** A program over the station in `folder`, its drill beside it, as main puts it together; starting one anew is a restart. */
export function aProgram(
  folder: string,
  parts: Partial<Omit<Parts, 'folder' | 'vault'>> & {
    readonly monotonicMs?: () => number;
    readonly device?: DeviceSecret;
    /** The product's own thread, when the product is to open the station afterwards. */
    readonly kdfScript?: string;
  } = {},
) {
  const { monotonicMs = () => 0, device, kdfScript = quickThread, ...given } = parts;
  const vault = openVault(folder, kdfScript, monotonicMs, device);
  const lifecycle = createLifecycle({
    folder,
    vault,
    drill: openDrillStore(join(folder, '..', 'drill'), () => undefined),
    pack: shippedPack,
    words: pick('zh-CN'),
    papers: noPapers,
    now: () => new Date().toISOString(),
    log: () => undefined,
    publish: () => undefined,
    onQueued: () => undefined,
    // By chance a test would go another way now and then.
    drawsReading: () => false,
    isRestoring: () => false,
    onOpened: () => undefined,
    onClosing: async () => undefined,
    onLocked: () => undefined,
    ...given,
  });
  return { vault, lifecycle };
}
