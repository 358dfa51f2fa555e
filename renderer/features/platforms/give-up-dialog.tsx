/** Gives a platform up for ever: what it is owed is counted before, and its name is typed. */
import { useState } from 'react';
import type { OwedPlatform } from '../../../shared/ipc/calls/giving-up';
import { useSession } from '../../session/session-provider';
import { Notice } from '../../ui/feedback/notice';
import { TextField } from '../../ui/field/text-field';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { useLine } from '../shell/line-status';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './platforms.module.css';

/** Nothing is recorded without a reason. */
export function GiveUpDialog(props: {
  readonly platform: OwedPlatform;
  readonly onClose: (isDone: boolean) => void;
}) {
  const {
    platforms: { ends },
    words,
  } = useMessages();
  const { bridge } = useSession();
  const { tell } = useLine();
  const call = useCall();
  const { platform, onClose } = props;
  const { key, name, unsent, unanswered, staying } = platform;
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const isMeant = reason.trim() !== '' && typed.trim() === name.trim();
  const giveUp = async () => {
    if (!isMeant) return;
    const wish = { platform: key, name: typed.trim(), reason: reason.trim() };
    const done = await call.run(() => bridge.sync.giveUp(wish));
    if (done === undefined) return;
    tell(done.value);
    onClose(true);
  };
  return (
    <WorkDialog
      role="alertdialog"
      title={ends.giveUpTitle(name)}
      size="medium"
      cancelLabel={words.cancel}
      onCancel={() => onClose(false)}
      confirmLabel={call.pending ? ends.givingUp : ends.giveUpNow}
      onConfirm={() => void giveUp()}
      disabled={!isMeant}
      pending={call.pending}
    >
      <div className={styles.rules}>
        <Notice
          tone="warning"
          live="off"
          title={ends.owed(unsent, unanswered)}
          lines={[...(staying > 0 ? [ends.staying(staying)] : []), ends.giveUpLines]}
        />
        <TextField
          label={ends.reason}
          description={ends.reasonHelp}
          required
          maxLength={300}
          value={reason}
          onChange={setReason}
        />
        <TextField
          label={ends.typeName(name)}
          required
          maxLength={100}
          value={typed}
          onChange={setTyped}
        />
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}
