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

/** What the panel shows; a new object after every change. */
export type ScanRun =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'scanning';
      readonly place: ScanPlace;
      /** Page that is being scanned, and how far it is. */
      readonly number: number;
      readonly done: number | undefined;
    }
  | {
      readonly phase: 'over';
      readonly place: ScanPlace;
      readonly pages: number;
      /** Number that the next page of the heap has. */
      readonly next: number;
      readonly error: AppError | undefined;
      readonly wasStopped: boolean;
    };

export type ScanRuns = ReturnType<typeof startScanRuns>;

/** The scans of this desk; the same ones until it locks. */
export const scanRunsOf = ofDesk(startScanRuns);

function startScanRuns(desk: Desk) {
  const { scanners } = desk.bridge;
  let run: ScanRun = { phase: 'idle' };
  let wasStopped = false;
  let working: Promise<unknown> = Promise.resolve();
  /** In the language of whoever began; shown when a page is refused. */
  let nameOf: (number: number) => string = String;
  const { subscribe, tell, clear: forgetAll } = followers();
  const show = (next: ScanRun) => {
    run = next;
    tell();
  };

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
    if (run.phase === 'scanning') show({ ...run, number, done });
  });
  desk.workingSet.onClose(() => {
    stopPages();
    stopProgress();
    forgetAll();
  });
  // What is in the tray is safe; the page that is in the scanner at this moment may not get there.
  desk.pictures.add({
    caught: () => ({ lost: 0, unsure: run.phase === 'scanning' ? 1 : 0 }),
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
      words: (number: number) => string,
    ): void {
      if (run.phase === 'scanning') return;
      nameOf = words;
      wasStopped = false;
      show({ phase: 'scanning', place, number: how.from, done: undefined });
      working = scanners.scan({ ...place, ...how }).then(async (answer) => {
        // The last page is told before the answer; it is handed over before the end is shown.
        await filing;
        const pages = answer.ok ? answer.value.pages : 0;
        const trouble = answer.ok ? answer.value.trouble : undefined;
        const error = answer.ok ? trouble && { kind: trouble } : answer.error;
        const next = how.from + pages;
        show({ phase: 'over', place, pages, next, error, wasStopped });
      });
    },
    stop: () => {
      wasStopped = true;
      void scanners.stop(undefined);
    },
    /** Forgets how the last scan ended. */
    clear: () => {
      if (run.phase === 'over') show({ phase: 'idle' });
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
