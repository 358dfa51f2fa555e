/** What opens a back-up: the passphrase of whoever worked there, or two sheets of the recovery key. */
import { useState } from 'react';
import type { Messages } from '../../../shared/i18n/messages';
import type { RestoreKey } from '../../../shared/ipc/calls/restore';
import { RadioCards } from '../../ui/field/radio-cards';
import { TextField } from '../../ui/field/text-field';
import { useMessages } from '../language/messages-context';
import { useTwoSheets } from '../unlock/use-two-sheets';
import styles from './backup.module.css';

/** Of the back-up, or of the station that stands here and would be replaced. */
const wordsOf = {
  backup: (words: Messages['backup']) => ({
    by: words.restoreBy,
    passphrase: words.restoreByPassphrase,
    field: words.restorePassphrase,
    sheets: words.restoreBySheets,
    note: words.restoreSheetsNote,
    code: words.restoreCode,
    codeHelp: words.restoreCodeHelp,
  }),
  present: (words: Messages['backup']) => ({
    by: words.agreeBy,
    passphrase: words.agreeByPassphrase,
    field: words.agreePassphrase,
    sheets: words.agreeBySheets,
    note: undefined,
    code: words.agreeCode,
    codeHelp: words.agreeCodeHelp,
  }),
};

/** The fields, and what they hold once it can be tried. */
export function useRestoreKey(of: 'backup' | 'present' = 'backup') {
  const { backup } = useMessages();
  const words = wordsOf[of](backup);
  const [kind, setKind] = useState<'passphrase' | 'sheets'>('passphrase');
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const twoSheets = useTwoSheets(asked);

  const take = (): RestoreKey | undefined => {
    setAsked(true);
    if (kind === 'sheets') {
      const sheets = twoSheets.whole();
      return sheets && { sheets };
    }
    const trimmed = code.trim();
    if (passphrase === '') return undefined;
    return trimmed === '' ? { passphrase } : { passphrase, code: trimmed };
  };

  const fields = (
    <>
      <RadioCards
        label={words.by}
        value={kind}
        onChange={setKind}
        cards={[
          { value: 'passphrase', title: words.passphrase },
          { value: 'sheets', title: words.sheets, detail: words.note },
        ]}
      />
      {kind === 'passphrase' ? (
        <div className={styles.pair}>
          <TextField
            label={words.field}
            type="password"
            size="large"
            value={passphrase}
            onChange={setPassphrase}
            autoComplete="current-password"
          />
          <TextField
            label={words.code}
            description={words.codeHelp}
            size="large"
            value={code}
            onChange={setCode}
            maxLength={12}
          />
        </div>
      ) : (
        <div className={styles.pair}>{twoSheets.boxes}</div>
      )}
    </>
  );
  return { take, fields };
}
