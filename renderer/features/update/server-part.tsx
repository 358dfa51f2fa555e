/** The update server in 程序更新: its address, what it has, and how much of it has come. */
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import type { UpdateStatus } from '../../../shared/ipc/calls/updates';
import { useSession } from '../../session/session-provider';
import { megabytes } from '../../size-text';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { EntryForm } from '../../ui/field/entry-form';
import { TextField } from '../../ui/field/text-field';
import { LineIcon } from '../../ui/icon/thing-icons';
import { useMessages } from '../language/messages-context';
import { useLook } from '../look/look-context';
import styles from './update.module.css';
import { PacedProgress } from '../progress/paced-progress';

/** Ends when the answer is shown. */
export type Run = (work: () => Promise<Result<UpdateStatus, AppError>>) => Promise<void>;

/** How often a download is looked at. */
const lookMs = 1_000;

type Props = {
  readonly status: UpdateStatus;
  readonly isAdmin: boolean;
  readonly pending: boolean;
  readonly run: Run;
  /** What main says of it meanwhile. */
  readonly tell: (status: UpdateStatus) => void;
};

export function ServerPart(props: Props) {
  const { received } = props.status.server ?? {};
  const [asked, setAsked] = useState(false);
  const download: Run = async (work) => {
    setAsked(true);
    await props.run(work);
    setAsked(false);
  };
  const isComing = asked || received !== undefined;
  return (
    <>
      {isComing ? <Coming {...props} /> : <Offered {...props} run={download} />}
      {props.isAdmin && <Address {...props} />}
    </>
  );
}

function Offered({ status, isAdmin, pending, run }: Props) {
  const { update: say } = useMessages();
  const { look } = useLook();
  const { bridge } = useSession();
  const offered = status.server?.offered;
  // What is kept already is said elsewhere.
  if (offered === undefined || offered.version === status.ready?.version) return null;
  const { kept, size } = offered;
  const whatComes =
    kept === undefined
      ? say.offeredSafe(megabytes(size))
      : say.offeredGoesOn(megabytes(kept), megabytes(size));
  return (
    <Notice
      tone="info"
      live="status"
      title={say.offered(offered.version)}
      lines={[status.bySelf ? whatComes : say.offeredByHand]}
      actions={
        isAdmin &&
        status.bySelf && (
          <Button
            variant="primary"
            pending={pending}
            onPress={() => void run(() => bridge.updates.download(undefined))}
          >
            {kept === undefined ? say.download : say.goOn}
          </Button>
        )
      }
    >
      <p className={styles.notesTitle}>{say.notes(offered.version)}</p>
      <div className={styles.notes} tabIndex={0}>
        {offered.notes[look.locale]}
      </div>
    </Notice>
  );
}

function Coming({ status, isAdmin, tell }: Props) {
  const { update: say } = useMessages();
  const { bridge } = useSession();
  const { offered, received = offered?.kept ?? 0 } = status.server ?? {};
  useEffect(() => {
    const timer = setInterval(
      () => void bridge.updates.status(undefined).then((answer) => answer.ok && tell(answer.value)),
      lookMs,
    );
    return () => clearInterval(timer);
  }, [bridge, tell]);
  const size = offered?.size;
  return (
    <PacedProgress
      label={say.downloading(offered?.version ?? '')}
      done={received}
      total={size ?? 0}
      amount={megabytes}
      count={size === undefined ? undefined : `${megabytes(received)} / ${megabytes(size)}`}
      actions={
        isAdmin && (
          <Button variant="quiet" onPress={() => void bridge.updates.stop(undefined)}>
            {say.stopDownload}
          </Button>
        )
      }
    />
  );
}

function Address({ status, pending, run }: Props) {
  const { update: say } = useMessages();
  const { bridge } = useSession();
  const saved = status.server?.address ?? '';
  const [typed, setTyped] = useState(saved);
  // Main keeps it without slashes at its end.
  const isSaved = typed.trim().replace(/\/+$/, '') === saved;
  const save = () => void run(() => bridge.updates.setServer({ address: typed.trim() }));
  return (
    <EntryForm label={say.server} onFinish={save}>
      <div className={styles.stack}>
        <TextField
          label={say.server}
          description={say.serverHelp}
          maxLength={300}
          value={typed}
          onChange={setTyped}
        />
        <div className={styles.actions}>
          <Button type="submit" pending={pending} disabled={isSaved}>
            {say.saveServer}
          </Button>
          {saved !== '' && (
            <Button
              icon={<LineIcon />}
              pending={pending}
              disabled={!isSaved}
              onPress={() => void run(() => bridge.updates.seek(undefined))}
            >
              {say.seek}
            </Button>
          )}
        </div>
      </div>
    </EntryForm>
  );
}
