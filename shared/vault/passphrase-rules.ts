/** What makes a passphrase too weak, in terms a screen can say: short, repeated, a sequence, known to everybody, or told by the desk itself. */

import type { PassphraseWeakness } from '../domain/app-error';

/** The vault refuses shorter ones. */
export const minPassphraseLength = 8;

/** Fewest characters that are no continuation of the one before. */
const minSteps = 4;
/** Fewest of them beside a word that everybody at the desk knows. */
const minStepsBesideKnown = 5;

/** What stands on the desk for everybody to read. */
export type PassphraseContext = {
  readonly school?: string | undefined;
  readonly code?: string | undefined;
  readonly operatorName?: string | undefined;
};

/** Rows of the keyboard and the numbers in Chinese: neighbours in them are a sequence. */
const rows = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '零一二三四五六七八九十',
  '甲乙丙丁戊己庚辛壬癸',
];

/** Tried first by whoever guesses; compared without letter case, blanks and signs. */
const common = new Set(
  [
    'password password1 passw0rd admin123 admin888 administrator iloveyou woaini1314 woaini520',
    'welcome1 letmein1 1qaz2wsx qazwsxedc 1q2w3e4r 5201314520 a1b2c3d4 abcd1234 abc12345 qwer1234',
    'qwe123456 asd123456 zxc123456 a1234567 a12345678 aa123456 wang1234 xuexiao123 mima1234 mima123456',
  ].flatMap((line) => line.split(' ')),
);

/** Why a passphrase is refused; nothing when it may be used. */
export function passphraseWeakness(
  passphrase: string,
  context: PassphraseContext = {},
): PassphraseWeakness | undefined {
  const text = passphrase.normalize('NFKC');
  if (text.length < minPassphraseLength) return 'tooShort';
  const folded = fold(text);
  if (new Set(folded).size < 4 || repeatsItself(folded)) return 'repeated';
  if (steps(folded) < minSteps) return 'sequence';
  if (common.has(folded)) return 'common';
  const without = (said: string | undefined) => {
    const known = fold(said ?? '');
    return known.length > 1 && folded.includes(known) ? folded.replaceAll(known, '') : undefined;
  };
  const leftOf = (said: string | undefined) => {
    const left = without(said);
    return left !== undefined && steps(left) < minStepsBesideKnown;
  };
  if (leftOf(context.school)) return 'namesSchool';
  if (leftOf(context.code) || leftOf(context.operatorName)) return 'namesOperator';
  return undefined;
}

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

/** The whole is one short piece over and over. */
function repeatsItself(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (text.length % length === 0 && text.slice(0, length).repeat(text.length / length) === text) {
      return length <= minSteps;
    }
  }
  return false;
}

/** How many characters do not simply follow from the one before them. */
function steps(text: string): number {
  const characters = [...text];
  return characters.filter((character, index) => {
    const before = characters[index - 1];
    return before === undefined || !follows(before, character);
  }).length;
}

function follows(before: string, character: string): boolean {
  if (before === character) return true;
  const difference = (character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  if (Math.abs(difference) === 1) return true;
  return rows.some((row) => {
    const [from, to] = [row.indexOf(before), row.indexOf(character)];
    return from >= 0 && to >= 0 && Math.abs(from - to) === 1;
  });
}
