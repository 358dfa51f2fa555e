/** Scanning at the desk: one run at a time, every page sealed in the tray before the next one is asked for. */
import { readImageHeader } from '../../shared/capture/image-header';
import { mostScannedPages } from '../../shared/capture/scan';
import type { AppError } from '../../shared/domain/app-error';
import { isAllowed } from '../../shared/domain/command';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { KeptPage, ScannedPage, ScanProgress } from '../../shared/ipc/calls/scanners';
import { mostWaitingCases } from '../../shared/ipc/calls/scanners';
import type { Scanners } from '../devices/scanners';
import type { DiskGuard } from '../disk/disk-guard';
import type { Log } from '../log';
import { newId } from '../new-id';
import type { Doors } from './doors';
import type { ScanTray, TrayPage } from './scan-tray';
import { casesInTray, openScanTray } from './scan-tray';
import type { Station } from './station';

type ScanRequest = Parameters<Handlers['scanners']['scan']>[0];
type ScanAnswer = Awaited<ReturnType<Handlers['scanners']['scan']>>;
type Waiting = { caseId: string; pages: KeptPage[] };

export type ScanParts = {
  readonly scanners: Scanners;
  readonly now: () => string;
  readonly log: Log;
  /** A page is on the disk. */
  readonly onPage: (page: ScannedPage) => void;
  readonly onProgress: (progress: ScanProgress) => void;
};

export type ScanDesk = {
  readonly scanners: Scanners;
  readonly scan: (
    station: Station,
    request: ScanRequest,
    disk: Pick<DiskGuard, 'after'>,
  ) => Promise<ScanAnswer>;
  /** Puts a picture that the window was given into the tray. */
  readonly keep: (
    station: Station,
    request: Parameters<Handlers['scanners']['keep']>[0],
  ) => Promise<Result<undefined, AppError>>;
  /** Ends the run, if there is one; what it gave is in the tray. */
  readonly stop: () => void;
};

/** A person sees no difference between more of them. */
const progressEveryMs = 100;

/** The desk over the scanners of this computer. */
export function createScanDesk(parts: ScanParts): ScanDesk {
  const { scanners, log } = parts;
  let running: AbortController | undefined;

  const scan: ScanDesk['scan'] = async (station, request, disk) => {
    if (running !== undefined) return ok({ pages: 0, trouble: 'scannerBusy' });
    const run = new AbortController();
    running = run;
    try {
      return await scanAlone(station, request, disk, run.signal);
    } finally {
      running = undefined;
    }
  };

  async function scanAlone(
    station: Station,
    { deviceId, settings, caseId, requirementId, kind, from }: ScanRequest,
    disk: Pick<DiskGuard, 'after'>,
    signal: AbortSignal,
  ): Promise<ScanAnswer> {
    const device = await scanners.nameOf(deviceId);
    const tray = trayOf(station);
    let pages = 0;
    let toldAtMs = 0;
    let failure: AppError | undefined;

    /** Sealed even when the scan was stopped meanwhile: the page is there. */
    async function keep(bytes: Buffer): Promise<Result<TrayPage, AppError>> {
      const header = readImageHeader(bytes);
      if (!header.ok) return err({ kind: 'scannerNotAPicture' });
      const page: TrayPage = {
        id: newId(),
        requirementId,
        kind,
        number: from + pages,
        scannedAt: parts.now(),
        device: device.slice(0, 100),
        settings,
      };
      const stored = await station.during(() => tray.put(caseId, page, bytes));
      if (!stored.ok) return stored;
      const there = disk.after();
      return there.ok ? ok(page) : there;
    }

    const scanned = await scanners.scan(deviceId, settings, {
      signal,
      onProgress: ({ page, done }) => {
        const nowMs = performance.now();
        if (done !== undefined && done < 1 && nowMs - toldAtMs < progressEveryMs) return;
        toldAtMs = nowMs;
        parts.onProgress({ number: from + page - 1, ...(done === undefined ? {} : { done }) });
      },
      onPage: async (bytes) => {
        const kept = await keep(bytes);
        if (!kept.ok) {
          failure = kept.error;
          return 'stop';
        }
        pages += 1;
        const { id, number, device } = kept.value;
        parts.onPage({ caseId, id, requirementId, kind, number, device, source: 'scanner' });
        return pages < mostScannedPages ? 'go on' : 'stop';
      },
    });
    const outcome = failure?.kind ?? (scanned.ok ? 'done' : scanned.error.kind);
    log('scanned', { via: deviceId.split(':', 1)[0], count: pages, outcome });
    if (failure?.kind === 'scannerNotAPicture') return ok({ pages, trouble: failure.kind });
    if (failure !== undefined) return err(failure);
    if (!scanned.ok) return ok({ pages, trouble: scanned.error.kind });
    return ok({ pages, ...(pages < mostScannedPages ? {} : { trouble: 'scannerTooManyPages' }) });
  }

  const keep: ScanDesk['keep'] = async (station, { caseId, picture, ...page }) => {
    const header = readImageHeader(picture);
    if (!header.ok) return header;
    const slip = { ...page, number: 1, scannedAt: parts.now() };
    return trayOf(station).put(caseId, slip, picture);
  };

  return { scanners, scan, keep, stop: () => running?.abort() };
}

const trays = new WeakMap<Station['keys'], ScanTray>();

/** The tray of the station that is open; the same one until it is locked. */
export function trayOf({ folder, keys }: Pick<Station, 'folder' | 'keys'>): ScanTray {
  const tray = trays.get(keys) ?? openScanTray({ folder, caseKey: keys.get });
  trays.set(keys, tray);
  return tray;
}

/** What each call about scanners does. */
export function scannerHandlers(
  { unlocked, brief, heardOut }: Doors,
  desk: ScanDesk,
  disk: DiskGuard,
): Handlers['scanners'] {
  const { scanners } = desk;
  /** Work on the tray of a case that the operator may work on. */
  const inTray = <T>(
    caseId: string,
    work: (tray: ScanTray, station: Station) => Promise<Result<T, AppError>>,
  ) =>
    brief(async (station) => {
      const mine = station.view.workable(caseId);
      return mine.ok ? work(trayOf(station), station) : mine;
    });

  return {
    list: ({ afresh }) => unlocked(async () => ok(await scanners.list(afresh))),
    add: ({ address }) => unlocked(() => scanners.add(address)),
    forget: ({ deviceId }) =>
      unlocked(async () => {
        await scanners.forget(deviceId);
        return ok(undefined);
      }),
    facts: ({ deviceId }) => unlocked(() => scanners.facts(deviceId)),
    scan: (request) =>
      unlocked(async (station) => {
        const may = await station.during(() => mayScan(station, request.caseId));
        if (!may.ok) return may;
        const permitted = disk.before('page');
        if (!permitted.ok) return permitted;
        const answer = await desk.scan(station, request, disk);
        void disk.look();
        return answer;
      }),
    stop: async () => {
      desk.stop();
      return ok(undefined);
    },
    keep: (request) =>
      heardOut(async (station) => {
        const may = await mayScan(station, request.caseId);
        if (!may.ok) return may;
        const permitted = disk.before('page');
        if (!permitted.ok) return permitted;
        const kept = await desk.keep(station, request);
        return kept.ok ? disk.after() : kept;
      }),
    kept: ({ caseId }) => inTray(caseId, (tray, station) => unfiled(tray, station, caseId)),
    waiting: () =>
      brief(async (station) => {
        const cases = await casesInTray(station.folder, mostWaitingCases);
        if (!cases.ok) return cases;
        const tray = trayOf(station);
        const waiting: Waiting[] = [];
        for (const caseId of cases.value) {
          if (!station.view.workable(caseId).ok) continue;
          const pages = await unfiled(tray, station, caseId);
          // One case that cannot be read does not hide the pages of the others.
          if (pages.ok && pages.value.length > 0) waiting.push({ caseId, pages: pages.value });
        }
        return ok(waiting);
      }),
    page: ({ caseId, id }) =>
      inTray(caseId, async (tray) => {
        const page = await tray.read(caseId, id);
        return page.ok ? ok(new Uint8Array(page.value)) : page;
      }),
    discard: ({ caseId, ids }) => inTray(caseId, (tray) => tray.drop(caseId, ids)),
  };
}

/** The pages of a case that no document has. */
async function unfiled(
  tray: ScanTray,
  station: Station,
  caseId: string,
): Promise<Result<KeptPage[], AppError>> {
  const found = await station.desk.find(caseId);
  if (!found.ok) return found;
  const listed = await tray.list(caseId);
  if (!listed.ok) return listed;
  const filed = new Set(found.value?.documents.flatMap(({ pages }) => pages.map(({ id }) => id)));
  // Filed, and then the power went before the tray heard of it.
  await tray.drop(
    caseId,
    listed.value.map(({ id }) => id).filter((id) => filed.has(id)),
  );
  return ok(
    listed.value
      .filter(({ id }) => !filed.has(id))
      .map(({ id, requirementId, kind, number, device, source = 'scanner' as const }) => ({
        id,
        requirementId,
        kind,
        number,
        device,
        source,
      })),
  );
}

/** Before any paper moves: a page that no case would take is not scanned. */
async function mayScan(station: Station, caseId: string): Promise<Result<undefined, AppError>> {
  const mine = station.view.workable(caseId);
  if (!mine.ok) return mine;
  const found = await station.desk.find(caseId);
  if (!found.ok) return found;
  if (found.value === undefined) return err({ kind: 'caseUnknown' });
  const { state } = found.value;
  switch (isAllowed('addPage', state, station.operator.role)) {
    case 'yes':
      return ok(undefined);
    case 'notInState':
      return err({ kind: 'notAllowedInState', command: 'addPage', state });
    case 'notForRole':
      return err({ kind: 'notAllowedForRole', command: 'addPage' });
  }
}
