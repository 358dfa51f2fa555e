/** Where the clerk takes over, by the passphrase that opened the station; nothing of the family's is to be seen meanwhile. */
import { useRef, useState } from 'react';
import type { Session } from '../../../shared/ipc/contract';
import { allKept } from '../../session/settle';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { TextField } from '../../ui/field/text-field';
import { LockIcon } from '../../ui/icon/action-icons';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { useCountdown, waited } from '../unlock/use-countdown';
import styles from './self-service.module.css';

/** Whoever takes over sees the pictures that are still on their way, and would rather wait than take them again. */
const pictureWaitMs = 1_500;
const handOverMs = 100;

/** `onBack` is left out where the family may not go back by itself. */
export function StaffScreen(props: {
  readonly onBack: (() => void) | undefined;
  readonly onDesk: (session: Session) => void;
  readonly onFamily: () => void;
}) {
  const { selfService } = useMessages();
  const { staff } = selfService;
  const desk = useSession();
  const { bridge, session, pictures } = desk;
  const [passphrase, setPassphrase] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const call = useCall();
  const wait = useCountdown(0);

  const take = async (then: 'desk' | 'family') => {
    if (passphrase === '' || wait.seconds > 0) return;
    const taken = await call.run(async () => {
      // What is not on the disk by then would be the clerk's afterwards.
      await Promise.all([allKept(desk), pictures.drained(pictureWaitMs)]);
      const answer = await bridge.selfService.takeOver({ passphrase, then });
      if (!answer.ok && answer.error.kind === 'wrongPassphrase') {
        wait.start(answer.error.waitSeconds);
      }
      return answer;
    });
    setPassphrase('');
    if (taken === undefined) return input.current?.focus();
    const { session: whole } = taken.value;
    if (whole === undefined) return props.onFamily();
    await pictures.halt(handOverMs);
    props.onDesk(whole);
  };
  return (
    <section className={styles.middle}>
      <h1 className={styles.title}>{staff.title}</h1>
      <p className={styles.lead}>{staff.who(session.operator.name)}</p>
      <div className={styles.told}>
        <ErrorNotice error={waited(call.error, wait.seconds)} />
      </div>
      <form
        className={styles.staff}
        aria-label={staff.title}
        onSubmit={(event) => {
          event.preventDefault();
          void take('desk');
        }}
      >
        <TextField
          ref={input}
          label={staff.passphrase}
          type="password"
          size="large"
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
        />
        <Button
          type="submit"
          variant="primary"
          size="large"
          fullWidth
          pending={call.pending}
          disabled={wait.seconds > 0}
        >
          {wait.seconds > 0 ? staff.wait(wait.seconds) : staff.take}
        </Button>
        <Button
          size="large"
          fullWidth
          disabled={wait.seconds > 0 || call.pending}
          onPress={() => void take('family')}
        >
          {staff.goOn}
        </Button>
      </form>
      {call.pending && <Notice tone="info" title={staff.checking} />}
      <div className={styles.row}>
        {props.onBack !== undefined && <Button onPress={props.onBack}>{staff.back}</Button>}
        <Button variant="quiet" icon={<LockIcon />} onPress={() => void desk.lock(true)}>
          {staff.lock}
        </Button>
      </div>
    </section>
  );
}
