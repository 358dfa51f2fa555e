/** Asks the operator for a file; main alone learns where it lies. */
import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';

/** The path of the chosen file; nothing when the operator thought better of it. */
export async function askForJsonFile(
  window: BrowserWindow | undefined,
): Promise<string | undefined> {
  if (window === undefined) return undefined;
  const answer = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: 'JSON', extensions: ['json'] }],
  });
  return answer.canceled ? undefined : answer.filePaths[0];
}

/** The path of the chosen folder; nothing when the operator thought better of it. */
export async function askForFolder(window: BrowserWindow | undefined): Promise<string | undefined> {
  if (window === undefined) return undefined;
  const answer = await dialog.showOpenDialog(window, { properties: ['openDirectory'] });
  return answer.canceled ? undefined : answer.filePaths[0];
}
