/** Simplified Chinese: why a passphrase is refused, beside its field and in errors. */
import type { PassphraseWeakness } from '../../domain/app-error';

export const weakPassphrase: { readonly [W in PassphraseWeakness]: string } = {
  tooShort: '这个口令太短，容易被猜到。',
  repeated: '这个口令只是重复几个字符，容易被猜到。',
  sequence: '这个口令是连续的数字、字母或键盘顺序，容易被猜到。',
  common: '这个口令很多人都在用，会最先被试到。',
  namesSchool: '这个口令里除了校名没有多少别的字，容易被猜到。',
  namesOperator: '这个口令里除了工号或姓名没有多少别的字，容易被猜到。',
};
