/** Whether a path is a folder itself or lies below it; the same on every system, where another drive begins with a colon. */
import { relative, sep } from 'node:path';

export function isWithin(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return below === '' || (below !== '..' && !below.startsWith(`..${sep}`) && !below.includes(':'));
}
