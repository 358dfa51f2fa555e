/** Pairs the station with the platform of a connector profile: its address is known, the code is typed. */
import { useState } from 'react';
import type { Connector } from '../../../shared/ipc/calls/connectors';
import { useSession } from '../../session/session-provider';
import { EntryForm } from '../../ui/field/entry-form';
import { TextField } from '../../ui/field/text-field';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { useLine } from '../shell/line-status';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './connectors.module.css';

/** `onDone` with words when it is paired. */
export function PairDialog({
  connector: { id, name, way, loggedIn },
  onDone,
}: {
  readonly connector: Connector;
  readonly onDone: (told?: string) => void;
}) {
  const { connectors: words, settings, words: common } = useMessages();
  const { bridge } = useSession();
  const { tell } = useLine();
  const call = useCall();
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const mustLogIn = way !== 'none' && !loggedIn;
  const pair = async () => {
    setAsked(true);
    if (code.trim() === '') return;
    const paired = await call.run(() => bridge.connectors.pair({ id, code: code.trim() }));
    if (paired === undefined) return;
    tell(paired.value);
    onDone(settings.pairDone(name));
  };
  return (
    <WorkDialog
      title={words.pairTitle(name)}
      cancelLabel={common.close}
      onCancel={() => onDone()}
      confirmLabel={mustLogIn ? undefined : call.pending ? settings.pairingNow : settings.pair}
      onConfirm={() => void pair()}
      pending={call.pending}
    >
      {mustLogIn ? (
        <p>{words.logInFirst}</p>
      ) : (
        <EntryForm label={settings.pairing} onFinish={() => void pair()}>
          <div className={styles.stack}>
            <TextField
              label={settings.code}
              description={settings.codeHelp}
              required
              maxLength={40}
              value={code}
              onChange={setCode}
              error={asked && code.trim() === '' ? settings.missing(settings.code) : undefined}
            />
            <ErrorNotice error={call.error} />
          </div>
        </EntryForm>
      )}
    </WorkDialog>
  );
}
