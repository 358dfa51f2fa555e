/** Saves a paper where the clerk chooses; the file is whole on the disk before it counts as saved. */
import { basename } from 'node:path';
import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { hasCode, writeFileDurably } from '../ledger/durable-file';

/** Asks for a place and writes the PDF; `saved` is false when the clerk cancelled. */
export async function savePaper(
  window: BrowserWindow,
  suggestedName: string,
  bytes: Uint8Array,
): Promise<Result<{ saved: boolean; fileName: string }, AppError>> {
  const answer = await dialog.showSaveDialog(window, {
    defaultPath: suggestedName,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (answer.canceled || answer.filePath === undefined) return ok({ saved: false, fileName: '' });
  try {
    await writeFileDurably(answer.filePath, bytes);
  } catch (error) {
    return err({ kind: hasCode(error, 'ENOSPC') ? 'storageFull' : 'saveFailed' });
  }
  return ok({ saved: true, fileName: basename(answer.filePath) });
}
