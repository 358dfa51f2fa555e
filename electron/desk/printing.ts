/** Which printers there are, and which one this computer used last. */
import type { BrowserWindow } from 'electron';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Printer } from '../../shared/ipc/calls/papers';
import type { DeviceSettingsFile } from '../devices/device-settings';
import { listPrinters } from '../files/printers';

export type Printing = {
  readonly printers: () => Promise<Result<{ printers: Printer[]; last?: string }, AppError>>;
  /** The one to begin with the next time; nothing stands for the system's usual one. */
  readonly remember: (printer: string | undefined) => Promise<void>;
};

/** Of the computer, not of the station: another one has other printers. */
export function createPrinting(
  window: () => BrowserWindow | undefined,
  devices: DeviceSettingsFile,
): Printing {
  return {
    printers: async () => {
      const open = window();
      if (open === undefined) return err({ kind: 'internal' });
      const printers = await listPrinters(open.webContents);
      const { printer } = await devices.read();
      return ok({ printers, ...(printer === '' ? {} : { last: printer }) });
    },
    remember: async (printer = '') => {
      const known = (await devices.read()).printer;
      // A choice that cannot be kept is made again the next time.
      if (known !== printer) await devices.change({ printer }).catch(() => undefined);
    },
  };
}
