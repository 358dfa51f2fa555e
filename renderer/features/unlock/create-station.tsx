/** The first run: names the school and the clerk, and chooses the passphrase. */
import { useState } from 'react';
import type { StationBridge } from '../../../shared/ipc/bridge';
import type { Session } from '../../../shared/ipc/contract';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { EntryForm } from '../../ui/field/entry-form';
import { TextField } from '../../ui/field/text-field';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { useNewPassphrase } from './use-new-passphrase';
import styles from './door.module.css';

const none = { school: '', operatorName: '' };
type Entry = keyof typeof none;

/** Problems are shown beside their field after it was left, or when the button was pressed. */
export function CreateStation(props: {
  readonly bridge: StationBridge;
  readonly onOpen: (session: Session) => void;
}) {
  const { unlock } = useMessages();
  const [typed, setTyped] = useState(none);
  const [left, setLeft] = useState<ReadonlySet<Entry>>(new Set());
  const [asked, setAsked] = useState(false);
  const call = useCall();
  const chosen = useNewPassphrase(typed);
  const problems: { readonly [entry in Entry]: string | undefined } = {
    school: typed.school.trim() === '' ? unlock.schoolMissing : undefined,
    operatorName: typed.operatorName.trim() === '' ? unlock.operatorMissing : undefined,
  };

  const bind = (entry: Entry, label: string) => ({
    label,
    id: `create-${entry}`,
    required: true,
    value: typed[entry],
    onChange: (text: string) => setTyped((now) => ({ ...now, [entry]: text })),
    onBlur: () => {
      if (typed[entry] !== '') setLeft((now) => new Set(now).add(entry));
    },
    error: asked || left.has(entry) ? problems[entry] : undefined,
  });

  const create = async () => {
    setAsked(true);
    const passphrase = chosen.take();
    const wrong = (Object.keys(none) as Entry[]).find((entry) => problems[entry] !== undefined);
    const wrongId = wrong === undefined ? chosen.wrongId : `create-${wrong}`;
    if (passphrase === undefined || wrongId !== undefined) {
      document.getElementById(wrongId ?? '')?.focus();
      return;
    }
    const { school, operatorName } = typed;
    const created = await call.run(() =>
      props.bridge.station.create({
        school: school.trim(),
        operatorName: operatorName.trim(),
        passphrase,
      }),
    );
    if (created !== undefined) props.onOpen(created.value);
  };
  return (
    <>
      <h1 className={styles.title}>{unlock.createTitle}</h1>
      <p className={styles.explain}>{unlock.createExplain}</p>
      <EntryForm label={unlock.createTitle} onFinish={() => void create()}>
        <div className={styles.form}>
          <div className={styles.pair}>
            <TextField
              {...bind('school', unlock.school)}
              description={unlock.schoolHelp}
              maxLength={60}
              autoFocus
            />
            <TextField
              {...bind('operatorName', unlock.operatorName)}
              description={unlock.operatorHelp}
              maxLength={40}
            />
            {chosen.fields()}
          </div>
          <Notice tone="info" live="off" title={unlock.forgetTitle} lines={unlock.forgetLines} />
          <ErrorNotice error={call.error} />
          <Button
            type="submit"
            variant="primary"
            size="large"
            keyHint="Ctrl+Enter"
            pending={call.pending}
          >
            {call.pending ? unlock.creating : unlock.create}
          </Button>
        </div>
      </EntryForm>
    </>
  );
}
