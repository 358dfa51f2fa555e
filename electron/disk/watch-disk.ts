/** Looks at the disk when the program starts and every few seconds from then on. */
import type { DiskGuard } from './disk-guard';
import { createDiskGuard } from './disk-guard';

const lookEveryMs = 3_000;

/** A guard that looks by itself. */
export function watchDisk(parts: Parameters<typeof createDiskGuard>[0]): DiskGuard {
  const guard = createDiskGuard(parts);
  void guard.look();
  setInterval(() => void guard.look(), lookEveryMs).unref();
  return guard;
}
