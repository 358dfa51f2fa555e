/** Tries what is plugged in: the printers that the system lists, and every scanner that answers. */
import type { Scanners as ShownScanners } from '../../shared/ipc/calls/scanners';
import type { Printer } from '../../shared/ipc/calls/papers';
import type { Finding } from '../../shared/self-test/finding';
import type { Scanners } from '../devices/scanners';

/** More than a desk has; the rest is not asked. */
const mostDevices = 8;
const nameOf = (name: string) => name.slice(0, 120);

/** `last`: the printer that was chosen last at this computer. */
export function printerFindings(printers: readonly Printer[], last: string | undefined): Finding[] {
  const found = printers.slice(0, mostDevices).map(({ name, title, paused }): Finding => {
    if (paused) return { kind: 'printerPaused', name: nameOf(title) };
    return { kind: 'printerReady', name: nameOf(title), last: name === last };
  });
  if (found.length === 0) return [{ kind: 'printerNone' }];
  const isGone = last !== undefined && !printers.some(({ name }) => name === last);
  return isGone ? [{ kind: 'printerGone', name: nameOf(last) }, ...found] : found;
}

/** Asks every scanner what it can do: one that is switched off does not say. */
export async function tryScanners(scanners: Pick<Scanners, 'list' | 'facts'>): Promise<Finding[]> {
  const { devices, drivers }: ShownScanners = await scanners.list(true);
  if (devices.length === 0) return [{ kind: 'scannerNone', drivers }];
  return Promise.all(
    devices.slice(0, mostDevices).map(async ({ id, name }): Promise<Finding> => {
      const facts = await scanners.facts(id);
      return { kind: facts.ok ? 'scannerReady' : 'scannerSilent', name: nameOf(name) };
    }),
  );
}
