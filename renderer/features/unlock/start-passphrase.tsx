/** A start passphrase opens nothing but this: the person's own passphrase. */
import { Button } from '../../ui/action/button';
import { EntryForm } from '../../ui/field/entry-form';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import type { Call } from '../trouble/use-call';
import styles from './door.module.css';
import { useNewPassphrase } from './use-new-passphrase';

/** Asks for it; `onChosen` unlocks with both. */
export function ReplaceStartPassphrase(props: {
  readonly call: Call;
  readonly code: string;
  readonly onChosen: (passphrase: string) => void;
  readonly onBack: () => void;
}) {
  const { unlock, recovery } = useMessages();
  const chosen = useNewPassphrase({ code: props.code });
  const finish = () => {
    const passphrase = chosen.take();
    if (passphrase !== undefined) props.onChosen(passphrase);
  };
  return (
    <>
      <h1 className={styles.title}>{unlock.ownTitle}</h1>
      <p className={styles.explain}>{unlock.ownExplain}</p>
      <ErrorNotice error={props.call.error} />
      <EntryForm label={unlock.ownTitle} onFinish={finish}>
        <div className={styles.form}>
          {chosen.fields(true)}
          <Button
            type="submit"
            variant="primary"
            size="large"
            keyHint="Ctrl+Enter"
            fullWidth
            pending={props.call.pending}
          >
            {props.call.pending ? unlock.unlocking : unlock.ownSet}
          </Button>
          <Button variant="quiet" onPress={props.onBack}>
            {recovery.back}
          </Button>
        </div>
      </EntryForm>
    </>
  );
}
