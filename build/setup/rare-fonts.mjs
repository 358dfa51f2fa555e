/** The fonts for rare characters: not on npm, so they come from the system; without them the program spells such characters out. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Debian's package of 花園明朝, the folder it fills, and the text of its licence. */
export const rareFonts = {
  package: 'fonts-hanazono',
  folder: '/usr/share/fonts/truetype/hanazono',
  files: ['HanaMinA.ttf', 'HanaMinB.ttf'],
  licence: '/usr/share/doc/fonts-hanazono/copyright',
};

/** Those that are there: what a bundle depends on besides its sources. */
export function rareFontsHere() {
  return rareFonts.files.filter((name) => existsSync(join(rareFonts.folder, name)));
}
