/** A pupil whose name or number changed since the roll was frozen: somebody confirms that it is the same child. */
import { useState } from 'react';
import { callRules, mayCall } from '../../../shared/ipc/call-rules';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { spelledName } from '../language/rare-characters';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import type { ClassLists } from './use-classes';

export function ConfirmName(props: {
  readonly rollId: string;
  readonly pupil: Pick<ClassLists[number]['pupils'][number], 'caseId' | 'name' | 'caseNumber'>;
  readonly renamed: { readonly digest: string; readonly was: string };
  readonly onDone: () => void;
}) {
  const { classes } = useMessages();
  const { after: say } = classes;
  const { bridge, session } = useSession();
  const call = useCall();
  const [asking, setAsking] = useState(false);
  const { rollId, pupil, renamed, onDone } = props;
  const { caseId, name, caseNumber } = pupil;
  if (mayCall(callRules.classes.confirmName, session.operator.role) !== 'yes') return null;
  const confirm = async () => {
    const wish = { id: rollId, caseId, digest: renamed.digest };
    const done = await call.run(() => bridge.classes.confirmName(wish));
    if (done !== undefined) setAsking(false);
    onDone();
  };
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        accessibleName={say.confirmNameOf(name)}
        onPress={() => setAsking(true)}
      >
        {say.confirmName}
      </Button>
      <ConfirmDialog
        open={asking}
        title={say.confirmNameTitle}
        lines={say.confirmNameLines(spelledName(name), spelledName(renamed.was), caseNumber)}
        confirmLabel={say.confirmNameDo}
        cancelLabel={classes.cancel}
        pending={call.pending}
        onConfirm={() => void confirm()}
        onCancel={() => setAsking(false)}
      >
        <ErrorNotice error={call.error} />
      </ConfirmDialog>
    </>
  );
}
