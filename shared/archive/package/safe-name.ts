/** Names of files that every system can hold: Windows, the zip programs of an archive, and `sha256sum -c`. */

/**
 * Characters that Windows refuses, and `%`, which a BagIt manifest would have to encode (RFC 8493, 2.1.3) so that
 * `sha256sum -c` no longer found the file; each one is written as its full-width twin, which reads the same.
 */
const twins: Readonly<Record<string, string>> = {
  '\\': '＼',
  '/': '／',
  ':': '：',
  '*': '＊',
  '?': '？',
  '"': '＂',
  '<': '＜',
  '>': '＞',
  '|': '｜',
  '%': '％',
};

/** Controls, line separators, and marks that turn the direction of a text round so that a name reads as another one. */
const unseen = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** Devices of Windows, whatever follows the dot. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** What belongs to the character before it: combining marks and the selectors of a variant 异体字. */
const joined = /^[\p{M}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;

/** Bytes of UTF-8 that a name may have; file systems end at 255, and a number and an ending are added. */
const mostNameBytes = 150;

/**
 * A text as the name of a file without its ending, in NFC. Rare characters of any plane and the 「·」 of a name stay
 * (GB 18030-2022). Two texts may give one name: who needs different ones puts a number before it.
 */
export function safeName(text: string): string {
  const plain = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize('NFC')
    .replace(unseen, '')
    .replace(/[\\/:*?"<>|%]/g, (character) => twins[character] ?? '_');
  const short = shortened(plain.replace(/^[\s.]+/u, '')).replace(/[\s.]+$/u, '');
  const named = short === '' ? '_' : short;
  return device.test(named) ? `_${named}` : named;
}

/** Cut between characters, and never between one and what belongs to it. */
function shortened(text: string): string {
  const characters = [...text];
  let bytes = 0;
  let kept = 0;
  while (kept < characters.length) {
    bytes += bytesOf(characters[kept] ?? '');
    if (bytes > mostNameBytes) break;
    kept += 1;
  }
  while (kept < characters.length && kept > 0 && joined.test(characters[kept] ?? '')) kept -= 1;
  return characters.slice(0, kept).join('');
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** Why a path of a package is not followed. */
export type PathFault =
  | 'empty'
  | 'absolute'
  | 'climbs'
  | 'backslash'
  | 'controls'
  | 'notNfc'
  | 'long';

/** Longest path that is followed, in UTF-16 units. */
const longestPath = 1_024;

/** What is wrong with a path that came from outside; nothing when it stays below the root of its package. */
export function pathFault(path: string): PathFault | undefined {
  if (path === '' || path.endsWith('/')) return 'empty';
  if (path.length > longestPath) return 'long';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'absolute';
  if (path.includes('\\')) return 'backslash';
  if (/[\p{Cc}\p{Cs}]/u.test(path)) return 'controls';
  const steps = path.split('/');
  if (steps.some((step) => step === '..' || step === '.')) return 'climbs';
  if (steps.includes('')) return 'empty';
  return path === path.normalize('NFC') ? undefined : 'notNfc';
}

/** What two paths must not share: a system that does not tell case from case has room for one of them only. */
export function foldedPath(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase();
}
