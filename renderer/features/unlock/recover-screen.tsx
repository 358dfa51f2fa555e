/** The way in when a passphrase is forgotten: two recovery sheets, each line checked as it is typed, and a new passphrase. */
import { useState } from 'react';
import type { StationBridge } from '../../../shared/ipc/bridge';
import type { Session } from '../../../shared/ipc/contract';
import { Button } from '../../ui/action/button';
import { EntryForm } from '../../ui/field/entry-form';
import { TextField } from '../../ui/field/text-field';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './door.module.css';
import { rememberCode } from './last-code';
import { useNewPassphrase } from './use-new-passphrase';
import { useTwoSheets } from './use-two-sheets';

/** Opens the session that two sheets gave a new passphrase. */
export function RecoverScreen(props: {
  readonly bridge: StationBridge;
  readonly asksForCode: boolean;
  readonly onOpen: (session: Session) => void;
  readonly onBack: () => void;
}) {
  const { recovery } = useMessages();
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const twoSheets = useTwoSheets(asked);
  const chosen = useNewPassphrase({ code });
  const call = useCall();

  const enter = async () => {
    setAsked(true);
    const newPassphrase = chosen.take();
    const sheets = twoSheets.whole();
    if (newPassphrase === undefined || sheets === undefined) return;
    const opened = await call.run(() =>
      props.bridge.station.recover({
        sheets,
        newPassphrase,
        ...(code.trim() === '' ? {} : { code: code.trim() }),
      }),
    );
    if (opened === undefined) return;
    if (code.trim() !== '') rememberCode(code.trim());
    props.onOpen(opened.value);
  };
  return (
    <>
      <h1 className={styles.title}>{recovery.enterTitle}</h1>
      <p className={styles.explain}>{recovery.enterExplain}</p>
      <EntryForm label={recovery.enterTitle} onFinish={() => void enter()}>
        <div className={styles.form}>
          <div className={styles.pair}>
            {twoSheets.boxes}
            {chosen.fields()}
            {props.asksForCode && (
              <TextField
                label={recovery.adminCode}
                description={recovery.adminCodeHelp}
                value={code}
                onChange={setCode}
                maxLength={12}
              />
            )}
          </div>
          <ErrorNotice error={call.error} />
          <div className={styles.actions}>
            <Button variant="quiet" onPress={props.onBack}>
              {recovery.back}
            </Button>
            <Button
              type="submit"
              variant="primary"
              size="large"
              keyHint="Ctrl+Enter"
              pending={call.pending}
            >
              {call.pending ? recovery.entering : recovery.enter}
            </Button>
          </div>
        </div>
      </EntryForm>
    </>
  );
}
