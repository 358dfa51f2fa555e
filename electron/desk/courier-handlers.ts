/** The calls about courier packages: one work at a time, ended by a lock. */
import { dialog, type BrowserWindow } from 'electron';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import { askForFolder } from '../files/choose-file';
import type { AuditRecorder } from './audit-recorder';
import type { CourierWork } from './courier-desk';
import { courierStatus, readAnswer, writePackage } from './courier-desk';
import type { Answer, Doors } from './doors';

export type CourierParts = Pick<CourierWork, 'now' | 'log' | 'onProgress'>;

type Around = CourierParts & {
  readonly recorder: Pick<AuditRecorder, 'onClosing'>;
  readonly window: () => BrowserWindow | undefined;
  /** Something left the outbox. */
  readonly onRead: () => void;
};

type Calls = 'courier' | 'writeCourier' | 'readCourier' | 'stopCourier';

/** The handlers; a stick is asked for before anything begins. */
export function createCourierHandlers(
  { unlocked, brief }: Doors,
  { recorder, window, onRead, ...parts }: Around,
): Pick<Handlers['sync'], Calls> {
  let working: AbortController | undefined;
  const stop = () => working?.abort();
  recorder.onClosing(stop);

  async function alone<T>(work: (parts: CourierWork) => Answer<T>): Answer<T> {
    if (working !== undefined) return err({ kind: 'courierBusy' });
    working = new AbortController();
    try {
      return await work({ ...parts, signal: working.signal });
    } finally {
      working = undefined;
    }
  }

  return {
    courier: () => brief(async (station) => ok(courierStatus(station))),
    writeCourier: ({ again }) =>
      unlocked((station) =>
        alone(async (work) => {
          const { ready } = courierStatus(station);
          if (ready === 'notPaired') return err({ kind: 'notPaired' });
          if (ready === 'keyMissing') return err({ kind: 'courierKeyMissing' });
          const folder = await askForFolder(window());
          if (folder === undefined) return ok({});
          const written = await writePackage(station, { folder, again }, work);
          return written.ok ? ok({ written: written.value }) : written;
        }),
      ),
    readCourier: () =>
      unlocked((station) =>
        alone(async (work) => {
          const path = await askForAnswer(window());
          if (path === undefined) return ok({});
          const read = await readAnswer(station, path, work);
          onRead();
          return read.ok ? ok({ read: read.value }) : read;
        }),
      ),
    stopCourier: async () => {
      stop();
      return ok(undefined);
    },
  };
}

async function askForAnswer(window: BrowserWindow | undefined): Promise<string | undefined> {
  if (window === undefined) return undefined;
  const answer = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: 'ESX', extensions: ['esx'] }],
  });
  return answer.canceled ? undefined : answer.filePaths[0];
}
