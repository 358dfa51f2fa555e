/** A pack that a platform sent is not installed, and why. */
import { useState } from 'react';
import type { PacksByLine } from '../../../shared/ipc/calls/policy';
import { useSession } from '../../session/session-provider';
import { TextField } from '../../ui/field/text-field';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './policy.module.css';

/** Nothing is recorded without a reason. */
export function SetAsideDialog(props: {
  readonly pack: PacksByLine['waiting'][number];
  readonly onClose: () => void;
}) {
  const { policy, words } = useMessages();
  const { line } = policy;
  const { bridge } = useSession();
  const { pack, onClose } = props;
  const [reason, setReason] = useState('');
  const call = useCall();
  const leave = async () => {
    if (reason.trim() === '') return;
    const { sha256 } = pack;
    const done = await call.run(() => bridge.policy.setAside({ sha256, reason: reason.trim() }));
    if (done !== undefined) onClose();
  };
  return (
    <WorkDialog
      title={line.setAsideTitle}
      cancelLabel={words.close}
      onCancel={onClose}
      confirmLabel={line.setAside}
      onConfirm={() => void leave()}
      disabled={reason.trim() === ''}
      pending={call.pending}
    >
      <div className={styles.stack}>
        <p>{`${pack.title} ${pack.version}`}</p>
        <p className={styles.quiet}>{line.setAsideLines}</p>
        <TextField
          label={line.setAsideReason}
          description={line.setAsideReasonHelp}
          required
          maxLength={300}
          value={reason}
          onChange={setReason}
        />
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}
