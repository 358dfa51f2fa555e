/** A log-in at a county's provider under way: where to log in, until it is over. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Connector, LogInStep } from '../../../shared/ipc/calls/connectors';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import styles from './connectors.module.css';

/** Begins by itself, and ends with it; leaving stops the log-in. */
export function LogInDialog({
  connector: { id, name, way },
  onDone,
}: {
  readonly connector: Connector;
  readonly onDone: (told?: string) => void;
}) {
  const { connectors: words, words: common } = useMessages();
  const { bridge } = useSession();
  const [step, setStep] = useState<LogInStep>();
  const [error, setError] = useState<AppError>();
  const finish = useEffectEvent(() => onDone(words.done(name)));
  useEffect(() => {
    let gone = false;
    const run = async () => {
      const begun = await bridge.connectors.logIn({ id });
      if (gone) return;
      if (!begun.ok) return setError(begun.error);
      setStep(begun.value);
      const ended = await bridge.connectors.finishLogIn(undefined);
      if (gone) return;
      if (ended.ok) finish();
      else setError(ended.error);
    };
    void run();
    return () => {
      gone = true;
      void bridge.connectors.stopLogIn(undefined);
    };
  }, [bridge, id]);
  return (
    <Dialog
      open
      title={error === undefined ? words.waiting(name) : words.logInOf(name)}
      onClose={() => onDone()}
      actions={
        <Button autoFocus keyHint="Esc" onPress={() => onDone()}>
          {error === undefined ? words.stop : common.close}
        </Button>
      }
    >
      <div className={styles.stack}>
        {step !== undefined && error === undefined && (
          <>
            <p>{way === 'device' ? words.waitingDevice : words.waitingBrowser}</p>
            <output className={styles.address} aria-label={words.logInAddress}>
              {step.address}
            </output>
            {step.userCode !== undefined && (
              <output className={styles.code} aria-label={words.userCode}>
                {step.userCode}
              </output>
            )}
          </>
        )}
        <ErrorNotice error={error} />
      </div>
    </Dialog>
  );
}
