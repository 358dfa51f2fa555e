/** The way from a submission that differs to both of them side by side. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import type { Conflict } from '../../../shared/ipc/calls/conflict';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { ConflictDialog } from './conflict-dialog';

/** Asks the platform what it holds, and opens the comparison. */
export function CompareButton(props: { readonly current: Case; readonly small?: boolean }) {
  const { conflict } = useMessages();
  const { bridge, session } = useSession();
  const { current, small = false } = props;
  const call = useCall();
  const [both, setBoth] = useState<Conflict>();
  if (isAllowed('settleConflict', current.state, session.operator.role) !== 'yes') return null;
  const compare = async () => {
    const read = await call.run(() => bridge.sync.conflict({ caseId: current.id }));
    if (read !== undefined) setBoth(read.value);
  };
  return (
    <>
      <Button
        {...(small ? { size: 'small' as const } : {})}
        pending={call.pending}
        accessibleName={`${conflict.compare} ${current.caseNumber ?? ''}`}
        onPress={() => void compare()}
      >
        {call.pending ? conflict.comparing : conflict.compare}
      </Button>
      <ErrorNotice error={call.error} />
      {both !== undefined && (
        <ConflictDialog current={current} both={both} onClose={() => setBoth(undefined)} />
      )}
    </>
  );
}
