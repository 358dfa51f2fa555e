/** Choosing a passphrase, twice: what is wrong with it is said beside its field before the vault has to. */
import { useState } from 'react';
import type { PassphraseContext } from '../../../shared/vault/passphrase-rules';
import { minPassphraseLength, passphraseWeakness } from '../../../shared/vault/passphrase-rules';
import { TextField } from '../../ui/field/text-field';
import { useMessages } from '../language/messages-context';

const idOf = { passphrase: 'new-passphrase', again: 'new-passphrase-again' };

/** The two fields, and the passphrase once it may be used. */
export function useNewPassphrase(context: PassphraseContext = {}) {
  const { unlock, weakPassphrase } = useMessages();
  const [typed, setTyped] = useState({ passphrase: '', again: '' });
  const [left, setLeft] = useState({ passphrase: false, again: false });
  const [asked, setAsked] = useState(false);
  const { passphrase, again } = typed;
  const weakness = passphrase === '' ? undefined : passphraseWeakness(passphrase, context);
  const missing = minPassphraseLength - passphrase.normalize('NFKC').length;
  const problems = {
    passphrase:
      passphrase === ''
        ? unlock.passphraseMissing
        : weakness === 'tooShort'
          ? unlock.passphraseTooShort(missing)
          : weakness && weakPassphrase[weakness],
    again:
      again === ''
        ? unlock.againMissing
        : again === passphrase
          ? undefined
          : unlock.passphrasesDiffer,
  };
  const bind = (entry: 'passphrase' | 'again') => ({
    id: idOf[entry],
    required: true,
    type: 'password' as const,
    autoComplete: 'new-password',
    maxLength: 200,
    value: typed[entry],
    onChange: (text: string) => setTyped((now) => ({ ...now, [entry]: text })),
    onBlur: () => setLeft((now) => ({ ...now, [entry]: typed[entry] !== '' })),
    error: asked || left[entry] ? problems[entry] : undefined,
  });
  const wrong = (['passphrase', 'again'] as const).find((entry) => problems[entry] !== undefined);
  return {
    /** Shows what is missing; the passphrase when nothing is. */
    take: (): string | undefined => {
      setAsked(true);
      return wrong === undefined ? passphrase : undefined;
    },
    /** The field that keeps it from being used. */
    wrongId: wrong && idOf[wrong],
    clear: () => {
      setTyped({ passphrase: '', again: '' });
      setLeft({ passphrase: false, again: false });
      setAsked(false);
    },
    fields: (autoFocus = false) => (
      <>
        <TextField
          {...bind('passphrase')}
          label={unlock.newPassphrase}
          description={unlock.passphraseRules(minPassphraseLength)}
          autoFocus={autoFocus}
        />
        <TextField {...bind('again')} label={unlock.passphraseAgain} />
      </>
    ),
  };
}
