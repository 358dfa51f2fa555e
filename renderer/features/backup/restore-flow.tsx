/** The door's way back from a back-up: choose, type the old passphrase, watch, and be told about the old computer. */
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { StationBridge } from '../../../shared/ipc/bridge';
import type { ShownProgress } from '../../../shared/ipc/calls/backup';
import type { FoundBackup } from '../../../shared/ipc/calls/restore';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { RadioCards } from '../../ui/field/radio-cards';
import { FolderIcon } from '../../ui/icon/thing-icons';
import { instantText } from '../language/dates';
import { useMessages } from '../language/messages-context';
import { useLook } from '../look/look-context';
import { ErrorNotice } from '../trouble/error-notice';
import type { Call } from '../trouble/use-call';
import { useCall } from '../trouble/use-call';
import styles from './backup.module.css';
import { JobProgress } from './job-progress';
import { useRestoreKey } from './use-restore-key';

type Found = { readonly found: readonly FoundBackup[]; readonly mustAgree: boolean };
type Done = { readonly cases: number; readonly madeAt: string; readonly lost: number };

/** Nothing on this computer changes before the last step. */
export function RestoreFlow(props: {
  readonly bridge: StationBridge;
  readonly onBack: () => void;
  /** The station is in place and locked. */
  readonly onRestored: () => void;
}) {
  const { backup: words } = useMessages();
  const { bridge } = props;
  const [found, setFound] = useState<Found>();
  const [done, setDone] = useState<Done>();
  const call = useCall();
  const restoring = useCall();
  const choose = async () => {
    setFound(undefined);
    const answer = await call.run(() => bridge.restore.choose(undefined));
    if (answer?.value !== undefined) setFound(answer.value);
  };
  if (done !== undefined) return <Restored done={done} onEnter={props.onRestored} />;
  return (
    <div className={styles.stack}>
      <h1 className={styles.title}>{words.restore}</h1>
      <p className={styles.quiet}>{words.restoreExplain}</p>
      <div className={styles.actions}>
        <Button
          variant={found === undefined ? 'primary' : 'secondary'}
          icon={<FolderIcon />}
          pending={call.pending}
          disabled={restoring.pending}
          onPress={() => void choose()}
          autoFocus
        >
          {words.restoreChoose}
        </Button>
        <Button variant="quiet" disabled={restoring.pending} onPress={props.onBack}>
          {words.restoreBack}
        </Button>
      </div>
      <ErrorNotice error={call.error} />
      {found !== undefined && (
        <Start bridge={bridge} {...found} call={restoring} onDone={setDone} />
      )}
    </div>
  );
}

function Start(props: {
  readonly bridge: StationBridge;
  readonly found: readonly FoundBackup[];
  readonly mustAgree: boolean;
  readonly call: Call;
  readonly onDone: (done: Done) => void;
}) {
  const { backup: words } = useMessages();
  const { look } = useLook();
  const { bridge, found, mustAgree, call } = props;
  const [backupId, setBackupId] = useState(found[0]?.id ?? '');
  const key = useRestoreKey();
  const present = useRestoreKey('present');
  const [progress, setProgress] = useState<ShownProgress>();
  useEffect(() => bridge.on('restoreProgress', setProgress), [bridge]);
  // However this is left: nothing goes on behind the door that nobody watches.
  useEffect(() => () => void bridge.restore.cancel(undefined), [bridge]);
  const start = async (partial: boolean) => {
    const by = key.take();
    const agreedBy = mustAgree ? present.take() : undefined;
    if (by === undefined || (mustAgree && agreedBy === undefined)) return;
    setProgress(undefined);
    const agreed = agreedBy === undefined ? {} : { agreedBy };
    const answer = await call.run(() => bridge.restore.start({ backupId, by, partial, ...agreed }));
    if (answer !== undefined) props.onDone(answer.value);
  };
  return (
    <form
      className={styles.stack}
      aria-label={words.restore}
      onSubmit={(event) => {
        event.preventDefault();
        void start(false);
      }}
    >
      <RadioCards
        label={words.restoreFound}
        value={backupId}
        onChange={setBackupId}
        cards={found.map(({ id, stationCode, madeAt, cases, bytes }) => ({
          value: id,
          title: words.restoreOne(stationCode, instantText(look.locale, madeAt)),
          detail: words.restoreSize(cases, bytes),
        }))}
      />
      {key.fields}
      {mustAgree && (
        <fieldset className={styles.agreement}>
          <legend className={styles.subtitle}>{words.agreeTitle}</legend>
          <Notice tone="warning" title={words.agreeNotice} lines={words.agreeLines} />
          {present.fields}
        </fieldset>
      )}
      <ErrorNotice
        error={call.error}
        actions={
          isPartlyWhole(call.error) && (
            <Button onPress={() => void start(true)}>{words.restorePartial}</Button>
          )
        }
      />
      {call.pending && (
        <JobProgress
          label={progress === undefined ? words.restoreOpening : words.restoring}
          progress={progress}
          actions={
            <Button size="small" onPress={() => void bridge.restore.cancel(undefined)}>
              {words.restoreCancel}
            </Button>
          }
        />
      )}
      <Button type="submit" variant="primary" size="large" pending={call.pending}>
        {words.restoreStart}
      </Button>
    </form>
  );
}

const isPartlyWhole = (error: AppError | undefined) =>
  error?.kind === 'backupDamaged' && !error.record;

function Restored({ done, onEnter }: { readonly done: Done; readonly onEnter: () => void }) {
  const { backup: words } = useMessages();
  const { look } = useLook();
  const { cases, madeAt, lost } = done;
  return (
    <div className={styles.stack}>
      <h1 className={styles.title}>{words.restoredTitle}</h1>
      <p role="status">{words.restored(cases, instantText(look.locale, madeAt))}</p>
      {lost > 0 && <Notice tone="warning" title={words.restoredLost(lost)} />}
      <Notice tone="warning" title={words.oldComputerTitle} lines={words.oldComputerLines} />
      <Button variant="primary" size="large" autoFocus onPress={onEnter}>
        {words.enter}
      </Button>
    </div>
  );
}
