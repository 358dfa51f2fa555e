/** Asks for the passphrase; after wrong ones it says how long to wait. */
import { useRef, useState } from 'react';
import type { StationBridge } from '../../../shared/ipc/bridge';
import type { NoticePayload } from '../../../shared/ipc/bridge';
import type { Session } from '../../../shared/ipc/contract';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { TextField } from '../../ui/field/text-field';
import { Watermark } from '../../ui/layout/watermark';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './door.module.css';
import { ModeSwitch, type DoorMode } from './mode-switch';
import { useCountdown } from './use-countdown';

/** Why the station was locked. */
export type LockReason = NoticePayload<'stationLocked'>['reason'];

/** The everyday way in. */
export function UnlockScreen(props: {
  readonly bridge: StationBridge;
  readonly waitSeconds: number;
  readonly lockedBy: LockReason | undefined;
  readonly onOpen: (session: Session) => void;
}) {
  const { drill, unlock } = useMessages();
  const [mode, setMode] = useState<DoorMode>('real');
  const [passphrase, setPassphrase] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const call = useCall();
  const wait = useCountdown(props.waitSeconds);

  const submit = async () => {
    if (passphrase === '' || wait.seconds > 0) return;
    const opened = await call.run(async () => {
      const answer = await props.bridge.station.unlock({ passphrase, mode });
      if (!answer.ok && answer.error.kind === 'wrongPassphrase') {
        wait.start(answer.error.waitSeconds);
      }
      return answer;
    });
    if (opened === undefined) input.current?.select();
    else props.onOpen(opened.value);
  };
  return (
    <>
      <h1 className={styles.title}>{unlock.title}</h1>
      {props.lockedBy === undefined ? (
        <p className={styles.explain}>{unlock.explain}</p>
      ) : (
        <p className={styles.explain} role="status">
          {lockedWords(unlock, props.lockedBy)}
        </p>
      )}
      <ModeSwitch mode={mode} onChoose={setMode} />
      {mode === 'drill' && (
        <>
          <Notice tone="info" title={drill.doorLine} />
          <Watermark text={drill.watermark} />
        </>
      )}
      <ErrorNotice error={call.error} />
      <form
        className={styles.form}
        aria-label={unlock.title}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          ref={input}
          label={unlock.passphrase}
          type="password"
          size="large"
          value={passphrase}
          onChange={setPassphrase}
          autoComplete="current-password"
          autoFocus
        />
        <Button
          type="submit"
          variant="primary"
          size="large"
          keyHint="Enter"
          fullWidth
          pending={call.pending}
          disabled={wait.seconds > 0}
        >
          {wait.seconds > 0 ? unlock.wait(wait.seconds) : unlock.unlock}
        </Button>
      </form>
      {call.pending && <Notice tone="info" title={unlock.unlocking} />}
    </>
  );
}

function lockedWords(
  {
    lockedAsked,
    lockedIdle,
    lockedSession,
    lockedSuspend,
  }: ReturnType<typeof useMessages>['unlock'],
  reason: LockReason,
): string {
  switch (reason) {
    case 'asked':
      return lockedAsked;
    case 'idle':
      return lockedIdle;
    case 'session':
      return lockedSession;
    case 'suspend':
      return lockedSuspend;
  }
}
