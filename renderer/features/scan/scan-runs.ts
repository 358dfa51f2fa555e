/** The scans of an open desk: they go on when the panel is left, and every page goes to the document it was scanned for. */
import type { AppError } from '../../../shared/domain/app-error';
import type { ScanSettings } from '../../../shared/capture/scan';
import type { KeptPage } from '../../../shared/ipc/calls/scanners';
import { followers } from '../../followers';
import type { Desk } from '../../session/desk';
import { ofDesk } from '../../session/of-desk';
import { intakeOf, isOnItsWay } from '../capture/desk-intakes';
import { eachPage } from '../capture/picture-pages';

/** The document that is scanned for. */
export type ScanPlace = {
  readonly caseId: string;
  readonly requirementId: string;
  readonly kind: string;
};

/** A scan under way. */
export type ScanUnderWay = {
  readonly place: ScanPlace;
  /** Page that is being scanned, and how far it is. */
  readonly number: number;
  readonly done: number | undefined;
};

/** How a scan ended. */
export type ScanEnd = {
  readonly place: ScanPlace;
  /** What the paper is called. */
  readonly paper: string;
  readonly pages: number;
  /** Number that the next page of the heap has. */
  readonly next: number;
  readonly error: AppError | undefined;
  readonly wasStopped: boolean;
};

/** What is shown of the scans; a new object after every change. */
export type ScanRun = {
  readonly underWay: ScanUnderWay | undefined;
  /** Of each paper the last one: what stopped too early until it is answered or scanned again, the rest until the next scan. */
  readonly ends: readonly ScanEnd[];
  /** The papers at which people see for themselves how their scan ended. */
  readonly inSight: readonly ScanPlace[];
};

/** Whether two places are the same document. */
export function isSamePlace(
  one: ScanPlace,
  other: Pick<ScanPlace, 'caseId' | 'requirementId'>,
): boolean {
  return one.caseId === other.caseId && one.requirementId === other.requirementId;
}

export type ScanRuns = ReturnType<typeof startScanRuns>;

/** The scans of this desk; the same ones until it locks. */
export const scanRunsOf = ofDesk(startScanRuns);

/** Whether a paper is being scanned, or its scan stopped and nobody has answered that yet. */
export function isScannedFor(desk: Desk, caseId: string, requirementId: string): boolean {
  const { underWay, ends } = scanRunsOf(desk).view();
  const here = [...(underWay === undefined ? [] : [underWay]), ...ends.filter(isToBeAnswered)];
  return here.some(({ place }) => isSamePlace(place, { caseId, requirementId }));
}

/** Whether pages may be missing, so that a person has to decide on it. */
export function isToBeAnswered({ error, wasStopped }: ScanEnd): boolean {
  return error !== undefined || wasStopped;
}

function startScanRuns(desk: Desk) {
  const { scanners } = desk.bridge;
  let run: ScanRun = { underWay: undefined, ends: [], inSight: [] };
  let wasStopped = false;
  let working: Promise<unknown> = Promise.resolve();
  /** In the language of whoever began; shown when a page is refused. */
  let nameOf: (number: number) => string = String;
  const { subscribe, tell, clear: forgetAll } = followers();
  const show = (change: Partial<ScanRun>) => {
    run = { ...run, ...change };
    tell();
  };
  const endsElsewhere = (place: ScanPlace) =>
    run.ends.filter((end) => !isSamePlace(end.place, place));

  /** Hands pages of the tray to a document, in their order; those that are on their way to any document are let be. */
  const file = async (
    { caseId, requirementId }: ScanPlace,
    pages: readonly KeptPage[],
  ): Promise<AppError | undefined> => {
    const intake = intakeOf(desk, caseId, requirementId);
    let error: AppError | undefined;
    for (const [index, { id, number, device, source }] of pages.entries()) {
      if (isOnItsWay(desk, caseId, id)) continue;
      const bytes = await scanners.page({ caseId, id });
      // It stays in the tray, and is offered again.
      if (!bytes.ok) {
        error = bytes.error;
        continue;
      }
      const picture = new Blob([new Uint8Array(bytes.value)], { type: 'image/jpeg' });
      const from = device === '' ? {} : { device };
      const name = nameOf(source === 'scanner' ? number : index + 1);
      // A batch knows only by its name that a file may have several pages.
      const each = await eachPage([{ file: picture, source, pageId: id, ...from, name }]);
      if (!isOnItsWay(desk, caseId, id)) void intake.take(each);
    }
    return error;
  };

  let filing: Promise<unknown> = Promise.resolve();
  const stopPages = desk.bridge.on('pageScanned', ({ caseId, ...page }) => {
    const place = { caseId, requirementId: page.requirementId, kind: page.kind };
    filing = filing.then(() => file(place, [page])).catch(() => undefined);
  });
  const stopProgress = desk.bridge.on('scanProgress', ({ number, done }) => {
    const { underWay } = run;
    if (underWay !== undefined) show({ underWay: { ...underWay, number, done } });
  });
  desk.workingSet.onCasesRemoved((gone) =>
    show({ ends: run.ends.filter(({ place }) => !gone.includes(place.caseId)) }),
  );
  desk.workingSet.onClose(() => {
    stopPages();
    stopProgress();
    forgetAll();
  });
  // What is in the tray is safe; the page that is in the scanner at this moment may not get there.
  desk.pictures.add({
    caught: () => ({ lost: 0, unsure: run.underWay === undefined ? 0 : 1 }),
    idle: () => working,
    halt: async () => undefined,
  });

  return {
    view: () => run,
    subscribe,
    /** Begins a scan; nothing happens while another one runs. */
    start(
      place: ScanPlace,
      how: { readonly deviceId: string; readonly settings: ScanSettings; readonly from: number },
      words: { readonly page: (number: number) => string; readonly paper: string },
    ): void {
      if (run.underWay !== undefined) return;
      nameOf = words.page;
      wasStopped = false;
      show({
        underWay: { place, number: how.from, done: undefined },
        ends: endsElsewhere(place).filter(isToBeAnswered),
      });
      working = scanners.scan({ ...place, ...how }).then(async (answer) => {
        // The last page is told before the answer; it is handed over before the end is shown.
        await filing;
        const pages = answer.ok ? answer.value.pages : 0;
        const trouble = answer.ok ? answer.value.trouble : undefined;
        const error = answer.ok ? trouble && { kind: trouble } : answer.error;
        const next = how.from + pages;
        const end = { place, paper: words.paper, pages, next, error, wasStopped };
        show({ underWay: undefined, ends: [...endsElsewhere(place), end] });
      });
    },
    stop: () => {
      wasStopped = true;
      void scanners.stop(undefined);
    },
    /** Forgets how the last scan of a paper ended: somebody has read it. */
    clear: (place: ScanPlace) => show({ ends: endsElsewhere(place) }),
    /** For as long as the end of this paper's scans is in sight; answers with what ends that. */
    inSight: (place: ScanPlace) => {
      show({ inSight: [...run.inSight, place] });
      return () => show({ inSight: run.inSight.filter((one) => one !== place) });
    },
    /** Takes pages out of the tray into a document; answers with why one of them stays where it is. */
    file: (place: ScanPlace, pages: readonly KeptPage[], words: (number: number) => string) => {
      nameOf = words;
      const turn = filing.then(() => file(place, pages)).catch(() => undefined);
      filing = turn;
      return turn;
    },
  };
}
