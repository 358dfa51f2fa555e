/** The calls about courier packages: one work at a time, ended by a lock. */
import type { BrowserWindow } from 'electron';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import { askForFile, askForFolder } from '../files/choose-file';
import type { AuditRecorder } from './audit-recorder';
import { carryPackage } from './courier-carrying';
import type { CourierWork } from './courier-desk';
import { readAnswer } from './courier-answers';
import { courierStatus, writePackage } from './courier-desk';
import type { Doors } from './doors';
import { createLongWork } from './long-work';
import type { SyncHost } from './sync-host';

export type CourierParts = Pick<CourierWork, 'now' | 'log' | 'onProgress'>;

type Around = CourierParts & {
  readonly recorder: Pick<AuditRecorder, 'onClosing'>;
  readonly window: () => BrowserWindow | undefined;
  readonly carrierOf: SyncHost['carrierOf'];
  /** Something left the outbox. */
  readonly onRead: () => void;
};

const courierFiles = { name: 'ESX', extensions: ['esx'] };

type Calls = 'courier' | 'writeCourier' | 'readCourier' | 'carryCourier' | 'stopCourier';

/** The handlers; a stick is asked for before anything begins. */
export function createCourierHandlers(
  { unlocked, brief }: Doors,
  { recorder, window, carrierOf, onRead, ...parts }: Around,
): Pick<Handlers['sync'], Calls> {
  const { alone, stop } = createLongWork(recorder, { kind: 'courierBusy' });

  return {
    courier: ({ platform }) => brief(async (station) => ok(courierStatus(station, platform))),
    writeCourier: ({ again, platform }) =>
      unlocked((station) =>
        alone(async (signal) => {
          const { ready } = courierStatus(station, platform);
          if (ready === 'notPaired') return err({ kind: 'notPaired' });
          if (ready === 'keyMissing') return err({ kind: 'courierKeyMissing' });
          const folder = await askForFolder(window());
          if (folder === undefined) return ok({});
          const written = await writePackage(
            station,
            { folder, again, platform },
            { ...parts, signal },
          );
          return written.ok ? ok({ written: written.value }) : written;
        }),
      ),
    readCourier: () =>
      unlocked((station) =>
        alone(async (signal) => {
          const path = await askForFile(window(), courierFiles);
          if (path === undefined) return ok({});
          const read = await readAnswer(station, path, { ...parts, signal });
          onRead();
          return read.ok ? ok({ read: read.value }) : read;
        }),
      ),
    carryCourier: () =>
      unlocked((station) =>
        alone(async (signal) => {
          const path = await askForFile(window(), courierFiles);
          if (path === undefined) return ok({});
          const carried = await carryPackage(station, path, carrierOf, { ...parts, signal });
          return carried.ok ? ok({ carried: carried.value }) : carried;
        }),
      ),
    stopCourier: async () => {
      stop();
      return ok(undefined);
    },
  };
}
