/** Asks for the passphrase, with several operators for the 工号 as well; after wrong ones it says how long to wait. */
import { useRef, useState } from 'react';
import type { StationBridge } from '../../../shared/ipc/bridge';
import type { CaughtPictures, LockReason, Session } from '../../../shared/ipc/contract';
import { lockedText } from '../../../shared/i18n/locked-text';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { TextField } from '../../ui/field/text-field';
import { Watermark } from '../../ui/layout/watermark';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './door.module.css';
import { lastCode, rememberCode } from './last-code';
import { ModeSwitch, type DoorMode } from './mode-switch';
import { ReplaceStartPassphrase } from './start-passphrase';
import { useCountdown, waited } from './use-countdown';

/** The everyday way in. */
export function UnlockScreen(props: {
  readonly bridge: StationBridge;
  readonly waitSeconds: number;
  readonly asksForCode: boolean;
  readonly lockedBy: LockReason | undefined;
  /** Whether everything typed was saved at that lock; absent where nothing is to be said about it. */
  readonly allSaved: boolean | undefined;
  readonly pictures: CaughtPictures | undefined;
  readonly onOpen: (session: Session) => void;
  /** The way in for who forgot the passphrase; absent where there is none. */
  readonly onForgotten: (() => void) | undefined;
}) {
  const { drill, recovery, unlock } = useMessages();
  const [mode, setMode] = useState<DoorMode>('real');
  const { asksForCode } = props;
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState(() => (asksForCode ? lastCode() : ''));
  const [knewCode] = useState(code !== '');
  const [mustChange, setMustChange] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const call = useCall();
  const wait = useCountdown(props.waitSeconds);

  const submit = async (newPassphrase?: string) => {
    if (passphrase === '' || wait.seconds > 0 || (asksForCode && code.trim() === '')) return;
    const opened = await call.run(async () => {
      const answer = await props.bridge.station.unlock({
        passphrase,
        mode,
        ...(asksForCode ? { code: code.trim() } : {}),
        ...(newPassphrase === undefined ? {} : { newPassphrase }),
      });
      if (!answer.ok && answer.error.kind === 'wrongPassphrase') {
        wait.start(answer.error.waitSeconds);
      }
      setMustChange(!answer.ok && (newPassphrase !== undefined || isStart(answer.error.kind)));
      return answer;
    });
    if (opened === undefined) return input.current?.select();
    if (asksForCode) rememberCode(code.trim());
    props.onOpen(opened.value);
  };
  if (mustChange) {
    return (
      <ReplaceStartPassphrase
        call={call.error !== undefined && isStart(call.error.kind) ? quiet(call) : call}
        code={code}
        onChosen={(chosen) => void submit(chosen)}
        onBack={() => {
          setMustChange(false);
          setPassphrase('');
          call.clear();
        }}
      />
    );
  }
  return (
    <>
      <h1 className={styles.title}>{unlock.title}</h1>
      {props.lockedBy === undefined ? (
        <p className={styles.explain}>{unlock.explain}</p>
      ) : (
        <p className={styles.explain} role="status">
          {lockedText({ unlock }, props.lockedBy, props.allSaved, props.pictures)}
        </p>
      )}
      <ModeSwitch mode={mode} onChoose={setMode} />
      {mode === 'drill' && (
        <>
          <Notice tone="info" title={drill.doorLine} />
          <Watermark text={drill.watermark} />
        </>
      )}
      <ErrorNotice error={waited(call.error, wait.seconds)} />
      <form
        className={styles.form}
        aria-label={unlock.title}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {asksForCode && (
          <TextField
            label={unlock.code}
            size="large"
            value={code}
            onChange={(typed) => {
              setCode(typed);
              // Somebody else need not wait for what was guessed at this one; whoever must is told again.
              wait.start(0);
            }}
            maxLength={12}
            autoFocus={!knewCode}
          />
        )}
        <TextField
          ref={input}
          label={unlock.passphrase}
          type="password"
          size="large"
          value={passphrase}
          onChange={setPassphrase}
          autoComplete="current-password"
          autoFocus={!asksForCode || knewCode}
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
        {props.onForgotten !== undefined && (
          <Button variant="quiet" onPress={props.onForgotten}>
            {recovery.forgotten}
          </Button>
        )}
      </form>
      {call.pending && <Notice tone="info" title={unlock.unlocking} />}
    </>
  );
}

const isStart = (kind: string) => kind === 'passphraseMustChange';

/** That a start passphrase was typed is no trouble to tell: the form says what to do. */
const quiet = (call: ReturnType<typeof useCall>) => ({ ...call, error: undefined });
