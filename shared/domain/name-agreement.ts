/** Whether two writings of a name are one name: what papers spell apart, and in which way. */

/** Middle dots of minority names as they are printed and typed, blanks, and marks that stand in their place. */
const separators = /[\s·•‧∙⋅・･.．﹒⸱-]/gu;
const selectors = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}\u{200b}-\u{200d}]/gu;

/** A name as it is compared: full-width forms, letter case, separators and variation selectors make no difference. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(selectors, '')
    .replace(separators, '')
    .toLocaleLowerCase('en');
}

/**
 * How two writings disagree: `separator` only in the dot between the parts of a minority name, `character` in single
 * characters that were taken for each other (of the same sound or of a similar shape), `name` altogether.
 */
export type NameDisagreement =
  | { readonly kind: 'separator' }
  | { readonly kind: 'character'; readonly here: string; readonly there: string }
  | { readonly kind: 'name' };

/** Compares two writings of what should be one name; nothing when they agree or one is empty. */
export function nameDisagreement(here: string, there: string): NameDisagreement | undefined {
  const [one, other] = [here.trim().normalize('NFC'), there.trim().normalize('NFC')];
  if (one === other || one === '' || other === '') return undefined;
  const [a, b] = [[...foldName(one)], [...foldName(other)]];
  if (a.join('') === b.join('')) return { kind: 'separator' };
  if (a.length !== b.length || a.length < 2) return { kind: 'name' };
  const apart = a.flatMap((character, i) => (character === b[i] ? [] : [i]));
  // Where half of a name or more is another one, it is not a slip of the pen.
  if (apart.length * 2 > a.length) return { kind: 'name' };
  return {
    kind: 'character',
    here: apart.map((i) => a[i]).join(''),
    there: apart.map((i) => b[i]).join(''),
  };
}
