/** Saves a paper where the clerk chooses; the file is whole on the disk before it counts as saved. */
import { basename } from 'node:path';
import type { BrowserWindow, FileFilter } from 'electron';
import { dialog } from 'electron';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { hasCode, writeFileDurably } from '../ledger/durable-file';

/** The path the clerk chose, or nothing when the clerk cancelled. */
export async function askForPlace(
  window: BrowserWindow,
  suggestedName: string,
  kind: FileFilter = { name: 'PDF', extensions: ['pdf'] },
): Promise<string | undefined> {
  const answer = await dialog.showSaveDialog(window, {
    defaultPath: suggestedName,
    filters: [kind],
  });
  return answer.canceled ? undefined : answer.filePath;
}

/** Writes the PDF to the chosen path. */
export async function savePaper(
  path: string,
  bytes: Uint8Array,
): Promise<Result<{ saved: boolean; fileName: string }, AppError>> {
  try {
    await writeFileDurably(path, bytes);
  } catch (error) {
    // The place may be a stick: the disk of the station has nothing to do with it.
    const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].some((code) => hasCode(error, code));
    return err({ kind: isFull ? 'saveNoRoom' : 'saveFailed' });
  }
  return ok({ saved: true, fileName: basename(path) });
}
