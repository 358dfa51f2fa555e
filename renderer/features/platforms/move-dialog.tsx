/** A platform answers at another address. */
import { useState } from 'react';
import type { OwedPlatform } from '../../../shared/ipc/calls/giving-up';
import { useSession } from '../../session/session-provider';
import { useToast } from '../../ui/feedback/toast';
import { TextField } from '../../ui/field/text-field';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { useLine } from '../shell/line-status';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './platforms.module.css';

/** Nothing is kept before the address has shown the key. */
export function MoveDialog(props: {
  readonly platform: OwedPlatform;
  readonly onClose: (isDone: boolean) => void;
}) {
  const {
    platforms: { ends },
    words,
  } = useMessages();
  const { bridge } = useSession();
  const { tell } = useLine();
  const toast = useToast();
  const call = useCall();
  const { platform, onClose } = props;
  const { key, name } = platform;
  const [url, setUrl] = useState('');
  const move = async () => {
    if (url.trim() === '') return;
    const done = await call.run(() => bridge.sync.move({ platform: key, url: url.trim() }));
    if (done === undefined) return;
    tell(done.value);
    toast({ tone: 'success', title: ends.movedDone(name) }, 'moved');
    onClose(true);
  };
  return (
    <WorkDialog
      title={ends.moveTitle(name)}
      size="medium"
      cancelLabel={words.cancel}
      onCancel={() => onClose(false)}
      confirmLabel={call.pending ? ends.moving : ends.moveNow}
      onConfirm={() => void move()}
      disabled={url.trim() === ''}
      pending={call.pending}
    >
      <div className={styles.rules}>
        <p>{ends.moveExplain}</p>
        <p className={styles.quiet}>{ends.url(platform.url)}</p>
        <TextField label={ends.newUrl} required maxLength={300} value={url} onChange={setUrl} />
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}
