/** The menu of the whole program. */
import { Menu } from 'electron';

/** None, but on macOS, where copy and paste live in a menu. */
export function applicationMenu(): Menu | null {
  if (process.platform !== 'darwin') return null;
  return Menu.buildFromTemplate([
    { role: 'appMenu' },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ]);
}
