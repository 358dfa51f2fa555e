/** The signed receipt of a letter, to be looked at. */
import { useState } from 'react';
import type { Served } from '../../../shared/domain/service';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { EyeIcon } from '../../ui/icon/action-icons';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { SlipImage } from './slip-picture';

/** Read from the record when it is asked for. */
export function ShownSlip(props: {
  readonly caseId: string;
  readonly slip: NonNullable<Served['slip']>;
  readonly title: string;
}) {
  const { service: words, words: common } = useMessages();
  const { commands } = useSession();
  const call = useCall();
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer>>();
  const [open, setOpen] = useState(false);
  const show = async () => {
    setOpen(true);
    const { sha256 } = props.slip.corrected;
    const read = await call.run(() => commands.readImage(props.caseId, sha256));
    if (read !== undefined) setBytes(new Uint8Array(read.value));
  };
  const close = () => setOpen(false);
  return (
    <>
      <Button
        size="small"
        icon={<EyeIcon />}
        accessibleName={`${words.showSlip} ${props.title}`}
        onPress={() => void show()}
      >
        {words.showSlip}
      </Button>
      <Dialog
        open={open}
        title={`${words.showSlip} ${props.title}`}
        onClose={close}
        actions={
          <Button keyHint="Esc" onPress={close} autoFocus>
            {common.close}
          </Button>
        }
      >
        {bytes !== undefined && <SlipImage bytes={bytes} />}
        <ErrorNotice error={call.error} />
      </Dialog>
    </>
  );
}
