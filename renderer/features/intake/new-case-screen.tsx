/** 受理: the matter, three questions to the parent, then the case is open. */
import { useState } from 'react';
import type { CaseKind } from '../../../shared/domain/case-kind';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { PeopleIcon } from '../../ui/icon/thing-icons';
import { EntryForm } from '../../ui/field/entry-form';
import { Screen } from '../../ui/layout/screen';
import { useMessages } from '../language/messages-context';
import { useMayStartSelfService, useStartSelfService } from '../self-service/start-self-service';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import {
  completeAnswers,
  GroupFound,
  GroupQuestions,
  type PartialAnswers,
} from './group-questions';
import { KindQuestion } from './kind-question';
import styles from './intake.module.css';

/** Nothing is stored until the three answers are there. */
export function NewCaseScreen() {
  const { intake, selfService } = useMessages();
  const { commands, packs } = useSession();
  const start = useStartSelfService();
  const mayStart = useMayStartSelfService();
  const { go } = useNavigation();
  const [kind, setKind] = useState<CaseKind>('primary');
  const [answers, setAnswers] = useState<PartialAnswers>({});
  const call = useCall();
  const whole = completeAnswers(answers);
  const begin = async () => {
    if (whole === undefined) return;
    const opened = await call.run(() => commands.openCase(kind, whole));
    if (opened !== undefined) go({ room: 'case', caseId: opened.value.caseId, view: 'form' });
  };
  return (
    <Screen title={intake.newTitle}>
      <EntryForm label={intake.newTitle} onFinish={() => void begin()}>
        <div className={styles.opening}>
          <p className={styles.explain}>{intake.questionsExplain}</p>
          <KindQuestion kind={kind} onChange={setKind} help={intake.kindHelp} />
          <GroupQuestions answers={answers} onChange={setAnswers} />
          <GroupFound answers={answers} pack={packs.inForce(kind)} />
          <ErrorNotice error={call.error} />
          <Button
            type="submit"
            variant="primary"
            size="large"
            keyHint="Enter"
            disabled={whole === undefined}
            pending={call.pending}
          >
            {call.pending ? intake.beginning : intake.begin}
          </Button>
          {mayStart && (
            <Button icon={<PeopleIcon />} onPress={() => start({ kind })}>
              {selfService.desk.start}
            </Button>
          )}
        </div>
      </EntryForm>
    </Screen>
  );
}
