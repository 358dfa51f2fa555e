/** English: why a passphrase is refused, beside its field and in errors. */
import type { PassphraseWeakness } from '../../domain/app-error';

export const weakPassphrase: { readonly [W in PassphraseWeakness]: string } = {
  tooShort: 'This passphrase is too short and easy to guess.',
  repeated: 'This passphrase only repeats a few characters and is easy to guess.',
  sequence: 'This passphrase is a row of numbers, letters or keys and is easy to guess.',
  common: 'This passphrase is used by many people and would be tried first.',
  namesSchool: 'This passphrase holds little but the name of the school and is easy to guess.',
  namesOperator: 'This passphrase holds little but the code or the name and is easy to guess.',
};
