/** Hands a paper to the printer: as PDF where the spooler takes it, else drawn in a hidden window of ours. */
import type { BrowserWindow } from 'electron';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { openWindow } from '../window';
import type { OneTimeShelf } from './one-time-shelf';
import { listPrinters } from './printers';
import { spoolPdf } from './spooler';

/** Pages of a letter are drawn within this time or the print counts as failed. */
const drawLimitMs = 30_000;

/** A spooler that says nothing for this long did not take the job. */
const printLimitMs = 60_000;

/** What is printed, how often, and where: without `printer` on the system's usual one. */
export type Sheets = {
  readonly bytes: Uint8Array;
  readonly copies: number;
  readonly printer?: string | undefined;
};

/** Resolves when the spooler took the job. */
export async function printPaper(
  { bytes, copies, printer = '' }: Sheets,
  station: BrowserWindow,
  shelf: OneTimeShelf,
): Promise<Result<undefined, AppError>> {
  const locked = shelf.untilEmptied();
  const printers = await listPrinters(station.webContents);
  const [only, ...others] = printers;
  if (only === undefined) return err({ kind: 'printerMissing' });
  const chosen = printers.find(({ name }) => name === printer);
  if (printer !== '' && chosen === undefined) return err({ kind: 'printerGone' });
  // The usual one of several is known to the system alone.
  const known = chosen ?? (others.length === 0 ? only : undefined);
  if (known?.paused === true) return err({ kind: 'printerPaused' });
  if (locked.aborted) return err({ kind: 'stationLocked' });
  const spooled = await spoolPdf(bytes, copies, printer);
  if (spooled !== 'absent')
    return spooled === 'taken' ? ok(undefined) : err({ kind: 'printFailed' });
  if (locked.aborted) return err({ kind: 'stationLocked' });
  const taken = await printFromWindow({ bytes, copies, printer }, shelf, locked);
  return taken ? ok(undefined) : err({ kind: locked.aborted ? 'stationLocked' : 'printFailed' });
}

/** Where no spooler takes PDF (Windows): the sheets are drawn in a hidden window and printed from there. */
async function printFromWindow(
  { bytes, copies, printer = '' }: Sheets,
  shelf: OneTimeShelf,
  locked: AbortSignal,
): Promise<boolean> {
  const token = shelf.put(bytes);
  const window = openWindow(`print.html#${token}`, false);
  const closed = new Promise<false>((resolve) => {
    locked.addEventListener(
      'abort',
      () => {
        window.destroy();
        resolve(false);
      },
      { once: true },
    );
  });
  const drawnAndPrinted = async () =>
    (await isDrawn(window)) && (await isPrinted(window, copies, printer));
  try {
    return await Promise.race([closed, drawnAndPrinted()]);
  } finally {
    shelf.take(token);
    if (!window.isDestroyed()) window.destroy();
  }
}

function isPrinted(window: BrowserWindow, copies: number, printer: string): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), printLimitMs);
    window.webContents.print(
      {
        silent: true,
        printBackground: true,
        copies,
        ...(printer === '' ? {} : { deviceName: printer }),
        pageSize: 'A4',
        margins: { marginType: 'none' },
      },
      (success) => resolve(success),
    );
  });
}

/** The page sets its title to `drawn` or `failed` when every sheet is on it. */
function isDrawn(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve(false), drawLimitMs);
    window.webContents.on('page-title-updated', (_event, title) => {
      if (title !== 'drawn' && title !== 'failed') return;
      clearTimeout(limit);
      resolve(title === 'drawn');
    });
  });
}
