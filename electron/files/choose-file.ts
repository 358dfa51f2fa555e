/** Asks the operator for a file; main alone learns where it lies. */
import type { BrowserWindow, FileFilter } from 'electron';
import { dialog } from 'electron';

/** The path of the chosen file; nothing when the operator thought better of it. */
export async function askForFile(
  window: BrowserWindow | undefined,
  kind: FileFilter,
): Promise<string | undefined> {
  if (window === undefined) return undefined;
  const answer = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: [kind] });
  return answer.canceled ? undefined : answer.filePaths[0];
}

/** What a spreadsheet may be. */
export const tableFiles: FileFilter = { name: 'Excel / CSV', extensions: ['xlsx', 'csv'] };

export const askForJsonFile = (window: BrowserWindow | undefined) =>
  askForFile(window, { name: 'JSON', extensions: ['json'] });

/** The path of the chosen folder, `orNew` of one made in the dialog; nothing when the operator thought better of it. */
export async function askForFolder(
  window: BrowserWindow | undefined,
  orNew?: 'orNew',
): Promise<string | undefined> {
  if (window === undefined) return undefined;
  const answer = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', ...(orNew === undefined ? [] : (['createDirectory'] as const))],
  });
  return answer.canceled ? undefined : answer.filePaths[0];
}
