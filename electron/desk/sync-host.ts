/** Hosts the sync engine while the station is open, and pairs it with a platform. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { SyncStatus } from '../../shared/ipc/contract';
import type { Log } from '../log';
import type { SyncService } from '../sync/sync-service';
import { startSync } from '../sync/sync-service';
import type { Station } from './station';

export type SyncHost = {
  readonly open: (station: Station) => void;
  readonly close: () => Promise<void>;
  readonly wake: () => void;
  readonly status: () => SyncStatus;
  readonly sendNow: () => SyncStatus;
  readonly pair: (url: string, code: string) => Promise<Result<SyncStatus, AppError>>;
};

const closedStatus: SyncStatus = { line: 'unknown', unsent: 0, progress: [] };

/** The host; nothing runs until a station is opened. */
export function createSyncHost(parts: {
  readonly log: Log;
  readonly onStatus: (status: SyncStatus) => void;
  /** Address of the platform as whoever installed the station set it, for the pairing form. */
  readonly suggestedUrl: string | undefined;
}): SyncHost {
  let service: SyncService | undefined;
  let station: Station | undefined;
  const { suggestedUrl } = parts;
  const withSuggestion = (status: SyncStatus): SyncStatus =>
    suggestedUrl === undefined || status.platform !== undefined
      ? status
      : { ...status, suggestedUrl };
  const status = () => withSuggestion(service?.status() ?? closedStatus);

  return {
    status,
    open: (opened) => {
      station = opened;
      service = startSync({
        store: opened.queue.store,
        log: parts.log,
        onStatus: (next) => parts.onStatus(withSuggestion(next)),
      });
    },
    close: async () => {
      const closing = service;
      service = undefined;
      station = undefined;
      await closing?.stop();
    },
    wake: () => service?.wake('enqueued'),
    sendNow: () => {
      service?.wake('sendNow');
      return status();
    },
    pair: async (url, code) => {
      if (service === undefined || station === undefined) return err({ kind: 'stationLocked' });
      const { school, stationCode, publicKey } = station.facts();
      const paired = await service.pair(url, code, { name: school, stationCode, publicKey });
      if (!paired.ok) return paired;
      const { platformUrl, reply } = paired.value;
      const { stationId, token, platformName, platformKeyId, platformPublicKey } = reply;
      const written = await station.appendStation([
        {
          type: 'stationPaired',
          stationId,
          stationCode: reply.stationCode,
          platformUrl,
          platformName,
          platformKeyId,
          platformPublicKey,
          token,
          blocks: reply.numberBlocks,
        },
      ]);
      if (!written.ok) return written;
      service.wake('sendNow');
      return ok(status());
    },
  };
}
