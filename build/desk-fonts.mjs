/** The type face of the screens: what their words and most names are written with, in one file for each weight. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { filesBelow, writeWhole } from './setup/files.mjs';
import { cacheFolder, modulesFolder, projectRoot } from './setup/paths.mjs';

/** Names of both weights, as the package of the whole faces has them. */
export const weights = ['400Regular', '700Bold'];

/** GB/T 2312-1980, both levels, rows 16 to 87: 6,763 characters, with which nearly every name is written. */
function frequentCharacters() {
  const decoder = new TextDecoder('gb18030');
  const rows = Array.from({ length: 72 }, (_, row) => row);
  const cells = Array.from({ length: 94 }, (_, cell) => cell);
  return rows
    .flatMap((row) => cells.map((cell) => decoder.decode(Uint8Array.of(0xb0 + row, 0xa1 + cell))))
    .filter((character) => /^\p{Script=Han}$/u.test(character));
}

/** Every character in the sources of screens, words and guides; which of them are shown is not asked. */
function charactersOfSources() {
  const files = ['shared', 'renderer', 'build/guides']
    .flatMap((folder) => filesBelow(join(projectRoot, folder)))
    .filter((path) => /\.(tsx?|html|json|md)$/.test(path));
  return files.flatMap((file) => [...readFileSync(file, 'utf8')]);
}

/** The characters of the desk's face, each once and in their order. */
export function deskCharacters() {
  const all = new Set([...frequentCharacters(), ...charactersOfSources()]);
  return [...all]
    .filter((character) => character >= ' ')
    .toSorted()
    .join('');
}

/**
 * The desk's face of one weight as TrueType, which is read without being unpacked; made once for the same characters. Whatever
 * is in it looks as it does in the whole face.
 */
export async function deskFont(weight, characters) {
  const whole = readFileSync(
    join(modulesFolder, '@expo-google-fonts/noto-sans-sc', weight, `NotoSansSC_${weight}.ttf`),
  );
  const key = createHash('sha256').update(whole).update(characters).digest('hex').slice(0, 16);
  const kept = join(cacheFolder, 'desk-fonts', `${weight}-${key}.ttf`);
  if (existsSync(kept)) return readFileSync(kept);
  const font = await subsetFont(whole, characters, {
    targetFormat: 'sfnt',
    // Forms that no text of ours asks for would double the file.
    noLayoutClosure: true,
    noHinting: true,
  });
  writeWhole(kept, font);
  return font;
}
