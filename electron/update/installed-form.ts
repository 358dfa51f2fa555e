/** How the program that runs here was installed, which decides how it is replaced. */
import { sep } from 'node:path';
import type { InstalledForm } from '../../shared/update/release';

type Place = {
  readonly isPackaged: boolean;
  readonly platform: string;
  /** The executable that runs. */
  readonly exe: string;
  readonly env: { readonly [name: string]: string | undefined };
};

/** Where the Debian package puts it. */
const debFolder = '/opt/enrollment-station/';

/**
 * The file of the AppImage that runs; nothing when the variables are those of another one, whose terminal started this program.
 * From sources a test says that it is one; the installed program asks nobody.
 */
export function appImageOf({ isPackaged, exe, env }: Omit<Place, 'platform'>): string | undefined {
  const { APPIMAGE, APPDIR } = env;
  if (!isPackaged) return env['STATION_INSTALLED_AS'] === 'appimage' ? APPIMAGE : undefined;
  if (APPIMAGE === undefined || APPDIR === undefined || APPDIR === '') return undefined;
  return exe.startsWith(`${APPDIR}${sep}`) ? APPIMAGE : undefined;
}

/** `tar`: a folder that somebody unpacked. */
export function installedForm(place: Place): InstalledForm | 'sources' {
  const { isPackaged, platform, exe, env } = place;
  if (!isPackaged) return appImageOf(place) === undefined ? 'sources' : 'appimage';
  if (platform === 'darwin') return 'dmg';
  if (platform === 'win32') {
    return env['PORTABLE_EXECUTABLE_FILE'] === undefined ? 'nsis' : 'portable';
  }
  if (appImageOf(place) !== undefined) return 'appimage';
  return exe.startsWith(debFolder) ? 'deb' : 'tar';
}
