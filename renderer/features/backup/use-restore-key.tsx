/** What opens a back-up: the passphrase of whoever worked there, or two sheets of the recovery key. */
import { useState } from 'react';
import type { StationBridge } from '../../../shared/ipc/bridge';
import { RadioCards } from '../../ui/field/radio-cards';
import { TextField } from '../../ui/field/text-field';
import { useMessages } from '../language/messages-context';
import { useTwoSheets } from '../unlock/use-two-sheets';
import styles from './backup.module.css';

type RestoreKey = Parameters<StationBridge['restore']['start']>[0]['by'];

/** The fields, and what they hold once it can be tried. */
export function useRestoreKey() {
  const { backup: words } = useMessages();
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
        label={words.restoreBy}
        value={kind}
        onChange={setKind}
        cards={[
          { value: 'passphrase', title: words.restoreByPassphrase },
          { value: 'sheets', title: words.restoreBySheets, detail: words.restoreSheetsNote },
        ]}
      />
      {kind === 'passphrase' ? (
        <div className={styles.pair}>
          <TextField
            label={words.restorePassphrase}
            type="password"
            size="large"
            value={passphrase}
            onChange={setPassphrase}
            autoComplete="current-password"
          />
          <TextField
            label={words.restoreCode}
            description={words.restoreCodeHelp}
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
