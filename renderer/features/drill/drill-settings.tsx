/** 重置演练 in 设置: throws the whole drill away; offered to administrators, and only inside the drill. */
import { useState } from 'react';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { TrashIcon } from '../../ui/icon/action-icons';
import { Section } from '../../ui/layout/section';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';

/** Says why there is no platform here, and offers the way back to an empty drill. */
export function DrillSettings() {
  const { drill } = useMessages();
  const { eraseDrill, session } = useSession();
  const [asking, setAsking] = useState(false);
  const call = useCall();
  const isAdmin = session.operator.role === 'admin';
  return (
    <Section title={drill.section}>
      <Notice
        tone="info"
        live="off"
        title={drill.noPlatformTitle}
        lines={[drill.noPlatformLine, ...(isAdmin ? [] : [drill.resetByAdmin])]}
        actions={
          isAdmin && (
            <Button icon={<TrashIcon />} onPress={() => setAsking(true)}>
              {drill.reset}
            </Button>
          )
        }
      />
      <ErrorNotice error={call.error} />
      <ConfirmDialog
        open={asking}
        tone="danger"
        title={drill.resetTitle}
        lines={drill.resetLines}
        confirmLabel={drill.reset}
        cancelLabel={drill.resetCancel}
        pending={call.pending}
        onConfirm={() => void call.run(eraseDrill).finally(() => setAsking(false))}
        onCancel={() => setAsking(false)}
      />
    </Section>
  );
}
