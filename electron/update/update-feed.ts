/** Updates from a static server: asked only where an administrator set its address, and believed for the publisher's signature alone. */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AppError } from '../../shared/domain/app-error';
import type { UpdateError } from '../../shared/domain/update-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { UpdateStatus } from '../../shared/ipc/calls/updates';
import { usualThresholds } from '../disk/disk-level';
import type { DeviceSettingsFile } from '../devices/device-settings';
import type { Log } from '../log';
import { parsePlatformUrl } from '../sync/platform-url';
import { askServer } from './ask-server';
import type { FeedLine } from './feed-line';
import { keepPartOf, partBytes } from './part-file';
import type { Installed, Offer } from './read-release';
import { judgeRelease } from './read-release';
import type { NoteUpdate } from './update-desk';

const dayMs = 24 * 60 * 60 * 1_000;

/** The publisher signed that nothing is to be downloaded. */
const noUse: readonly UpdateError['kind'][] = ['updateOlder', 'updateSame', 'updateNotForThis'];

type Parts = {
  /** Where the program keeps what it has. */
  readonly folder: string;
  readonly settings: DeviceSettingsFile;
  readonly installed: () => Promise<Installed>;
  readonly line: FeedLine;
  /** Keeps what came as the update from a stick is kept. */
  readonly keep: (offer: Offer, from: string) => Promise<Result<unknown, UpdateError>>;
  readonly note: NoteUpdate;
  readonly log: Log;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  /** Bytes that a folder has room for. */
  readonly free: (folder: string) => Promise<number>;
};

/** The feed; every refusal leaves the program and what is kept of an update as they were. */
export function createUpdateFeed({
  folder,
  settings,
  installed,
  line,
  keep,
  note,
  log,
  now,
  free,
}: Parts) {
  const scratch = join(folder, 'update-download');
  const parts = join(folder, 'update-part');
  let offered: Offer | undefined;
  let received: number | undefined;
  let isComing = false;
  /** The file alone, without the question for it. */
  let file: Promise<unknown> | undefined;
  let stopping = new AbortController();

  const addressNow = async () => (await settings.read()).updateServer.address;

  /** What came of anything but the offer is of no use any more; a server that cannot be understood takes nothing back. */
  async function dropOthers(offer: Result<Offer, UpdateError>): Promise<void> {
    const wanted = offer.ok ? offer.value.file : undefined;
    if (offer.ok || noUse.includes(offer.error.kind)) {
      await keepPartOf(parts, wanted).catch(() => undefined);
    }
  }

  async function seekNow(): Promise<Result<Offer, UpdateError>> {
    const address = await addressNow();
    if (address === '') return err({ kind: 'updateNoServer' });
    const found = await askServer(line, address);
    const offer = found.ok ? judgeRelease(found.value, await installed()) : found;
    // It is no use to ask every hour whoever has answered.
    if (offer.ok || offer.error.kind !== 'updateServerUnreachable') {
      await settings.change({ updateServer: { address, askedAt: now() } }).catch(() => undefined);
    }
    offered = offer.ok ? offer.value : undefined;
    if (!isComing) await dropOthers(offer);
    log('updateServerAsked', { kind: offer.ok ? 'ok' : offer.error.kind });
    return offer;
  }

  async function fetchOffer(offer: Offer): Promise<Result<unknown, UpdateError>> {
    await keepPartOf(parts, offer.file);
    // It lies there twice for a moment, as it came and as it is kept; and the desk goes on taking in families beside it.
    const twice = 2 * offer.file.size - (await partBytes(parts, offer.file));
    const needed = twice + usualThresholds.tight;
    await rm(scratch, { recursive: true, force: true });
    await mkdir(scratch, { recursive: true });
    if ((await free(scratch)) < needed) return err({ kind: 'updateDiskFull', needed });
    // Not before it is wanted: it would slow the start.
    const { downloadOffer } = await import('./feed-updater');
    const { version } = await installed();
    // An end of the program waits for what is whole to be kept as well: it would come a second time.
    const coming = downloadOffer({
      ...{ line, server: await addressNow(), offer, version, scratch, parts },
      onReceived: (bytes) => (received = bytes),
      signal: stopping.signal,
    }).then((came) => (came.ok ? keep(offer, dirname(came.value)) : came));
    file = coming;
    return coming;
  }

  /** Before anything comes: whoever chose it may be gone when it is whole. */
  async function choose(offer: Offer): Promise<Result<unknown, AppError>> {
    const { version } = offer.release;
    const noted = await note({ type: 'updateChosen', version, from: 'server' });
    return noted.ok ? fetchOffer(offer) : noted;
  }

  /** Bytes that lie here of what was offered last. */
  const keptBytes = async () =>
    offered === undefined ? 0 : partBytes(parts, offered.file).catch(() => 0);

  async function bring(): Promise<Result<unknown, AppError>> {
    try {
      received = await keptBytes();
      const offer = await seekNow();
      const kept = offer.ok ? await choose(offer.value) : offer;
      log('updateDownloaded', { kind: kept.ok ? 'ok' : kept.error.kind });
      return kept;
    } catch {
      return err({ kind: 'updateNotKept' });
    } finally {
      await rm(scratch, { recursive: true, force: true }).catch(() => undefined);
      [received, isComing, file] = [undefined, false, undefined];
    }
  }

  /** Ends a download, and answers when what came of it lies safe for the next time. */
  async function rest(): Promise<void> {
    stopping.abort();
    await file;
  }

  async function offeredNow() {
    if (offered === undefined) return {};
    const { version, notes } = offered.release;
    const about = { version, notes, size: offered.file.size };
    const kept = isComing ? 0 : await keptBytes();
    return { offered: { ...about, ...(kept === 0 ? {} : { kept }) } };
  }

  return {
    status: async (): Promise<UpdateStatus['server']> => {
      const address = await addressNow();
      if (address === '') return undefined;
      const sofar = received === undefined ? {} : { received };
      return { address, ...(await offeredNow()), ...sofar };
    },

    setAddress: async (typed: string): Promise<Result<undefined, UpdateError>> => {
      const address = typed.trim() === '' ? '' : parsePlatformUrl(typed);
      if (address === undefined) return err({ kind: 'updateAddressInvalid' });
      await rest();
      offered = undefined;
      try {
        // Who asks nobody any more wants nothing that came.
        if (address === '') await keepPartOf(parts, undefined);
        await settings.change({ updateServer: { address, askedAt: '' } });
        return ok(undefined);
      } catch {
        return err({ kind: 'updateNotKept' });
      }
    },

    /** What the server has now, if it is an update for this program. */
    seek: seekNow,

    /** Asks anew, and downloads what is there now; one at a time. */
    download: async (): Promise<Result<unknown, AppError>> => {
      if (isComing) return ok(undefined);
      [received, isComing, stopping] = [0, true, new AbortController()];
      return bring();
    },

    stop: (): void => stopping.abort(),

    /** Before the program ends. */
    rest,

    /** Asks unless somebody answered within a day; what comes of it is seen where updates are. */
    daily: async (): Promise<void> => {
      const { address, askedAt } = (await settings.read()).updateServer;
      const since = Date.parse(now()) - Date.parse(askedAt);
      // A clock that was put back is no reason to wait for years.
      if (address === '' || (since >= 0 && since < dayMs)) return;
      await seekNow();
    },
  };
}
export type UpdateFeed = ReturnType<typeof createUpdateFeed>;
