/** Hands a paper to the printer: its pages are drawn in a hidden window of ours and printed from there. */
import { randomBytes } from 'node:crypto';
import type { BrowserWindow } from 'electron';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { OneTimeFiles } from '../app-protocol';
import { openWindow } from '../window';

/** Pages of a letter are drawn within this time or the print counts as failed. */
const drawLimitMs = 30_000;

export type OneTimeShelf = OneTimeFiles & { readonly put: (bytes: Uint8Array) => string };

/** Files in memory, each to be read once under an unguessable name. */
export function createOneTimeShelf(): OneTimeShelf {
  const shelf = new Map<string, Uint8Array>();
  return {
    put: (bytes) => {
      const token = randomBytes(16).toString('hex');
      shelf.set(token, bytes);
      return token;
    },
    take: (token) => {
      const bytes = shelf.get(token);
      shelf.delete(token);
      return bytes;
    },
  };
}

/** Prints on the default printer; resolves when the spooler took the job. */
export async function printPaper(
  bytes: Uint8Array,
  copies: number,
  shelf: OneTimeShelf,
): Promise<Result<undefined, AppError>> {
  const token = shelf.put(bytes);
  const window = openWindow(`print.html#${token}`, false);
  try {
    const printers = await window.webContents.getPrintersAsync();
    if (printers.length === 0) return err({ kind: 'printerMissing' });
    if (!(await isDrawn(window))) return err({ kind: 'printFailed' });
    const taken = await new Promise<boolean>((resolve) => {
      window.webContents.print(
        {
          silent: true,
          printBackground: true,
          copies,
          pageSize: 'A4',
          margins: { marginType: 'none' },
        },
        (success) => resolve(success),
      );
    });
    return taken ? ok(undefined) : err({ kind: 'printFailed' });
  } finally {
    shelf.take(token);
    window.destroy();
  }
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
