/** Changes the group of an open case; what was filled in and captured stays. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { EditIcon } from '../../ui/icon/action-icons';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import {
  completeAnswers,
  GroupFound,
  GroupQuestions,
  type PartialAnswers,
} from './group-questions';
import styles from './intake.module.css';

/** The button, and the dialog with the three questions as they were answered. */
export function ChangeGroup({ current }: { readonly current: Case }) {
  const { intake, words } = useMessages();
  const { commands, packs } = useSession();
  const [answers, setAnswers] = useState<PartialAnswers>();
  const call = useCall();
  const whole = completeAnswers(answers ?? {});
  const change = async () => {
    if (whole === undefined) return;
    const done = await call.run(() => commands.chooseGroup(current.id, whole));
    if (done !== undefined) setAnswers(undefined);
  };
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        icon={<EditIcon />}
        onPress={() => setAnswers(current.answers)}
      >
        {intake.changeGroup}
      </Button>
      <WorkDialog
        open={answers !== undefined}
        title={intake.changeGroupTitle}
        cancelLabel={words.cancel}
        onCancel={() => setAnswers(undefined)}
        confirmLabel={intake.changeGroupConfirm}
        onConfirm={() => void change()}
        pending={call.pending}
      >
        <div className={styles.opening}>
          <p className={styles.explain}>{intake.changeGroupKeeps}</p>
          <GroupQuestions answers={answers ?? {}} onChange={setAnswers} autoFocus />
          <GroupFound answers={answers ?? {}} pack={packs.packOf(current)} />
          <ErrorNotice error={call.error} />
        </div>
      </WorkDialog>
    </>
  );
}
