/** Before the case leaves the desk: is it complete, and what will happen. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Completeness } from '../../../shared/domain/completeness';
import type { Messages } from '../../../shared/i18n/messages';
import type { FormDraftBinding } from '../../session/form-draft';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Checklist } from '../../ui/data/checklist';
import { Notice } from '../../ui/feedback/notice';
import { SendIcon } from '../../ui/icon/action-icons';
import { Panel } from '../../ui/layout/panel';
import { Section, SectionStack } from '../../ui/layout/section';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { PeopleSections } from '../people/people-sections';
import { CustodySection } from '../custody/custody-section';
import { useScanTexts } from '../scan/scan-texts';
import { useWaitingPages } from '../scan/use-waiting-pages';
import { WaitingPagesOfCase } from '../scan/waiting-notices';
import { useArrivalFocus } from '../shell/arrival-focus';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { WillGoTo } from '../platforms/takes-case';
import { useCall } from '../trouble/use-call';
import { CaseScreen } from './case-screen';
import styles from './case-page.module.css';
import { openItems } from './open-items';
import { ParentSummary } from './parent-summary';

const submitId = 'submit-case';

/** Asks once, submits, and shows the receipt. */
export function SubmitView(props: {
  readonly current: Case;
  readonly judged: Completeness;
  readonly draft: FormDraftBinding;
}) {
  const messages = useMessages();
  const { casePage } = messages;
  const { current, judged, draft } = props;
  const { commands } = useSession();
  const navigation = useNavigation();
  const [asking, setAsking] = useState(false);
  const call = useCall();
  const { waiting, lookAgain } = useWaitingPages();
  const unfiled = waiting.find(({ caseId }) => caseId === current.id)?.pages ?? [];
  const scanText = useScanTexts().waiting;
  const open = judged.openCount;
  const again = current.revision > 0;
  const unchanged = current.state === 'correctionAsked';

  useArrivalFocus(`#${submitId}`, open === 0 && !unchanged);

  const submit = async () => {
    // The reason why not stands on the screen behind the question.
    if (!(await draft.flush())) return setAsking(false);
    const done = await call.run(() => commands.submitCase(current.id));
    setAsking(false);
    if (done === undefined) return;
    navigation.go({ room: 'case', caseId: current.id, view: 'overview', paper: 'receipt' });
  };
  const whatHappens = [casePage.willNumber, casePage.willQueue, casePage.willLock];
  return (
    <CaseScreen current={current} judged={judged} draft={draft} view="submit">
      <div className={styles.submit}>
        <Panel padding="large">
          <SectionStack>
            <Section title={casePage.summary}>
              {open > 0 ? (
                <>
                  <Notice tone="warning" live="off" title={casePage.notReady(open)} />
                  <Checklist
                    label={casePage.summary}
                    items={openItems(messages, current, judged, navigation.go)}
                  />
                </>
              ) : (
                <p className={styles.large}>{summaryOf(messages, current, judged)}</p>
              )}
            </Section>
            {open === 0 && <ParentSummary current={current} draft={draft} />}
            <PeopleSections current={current} />
            <CustodySection current={current} />
            <Section title={casePage.willHappen}>
              <ul className={styles.plan}>
                {whatHappens.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
              <WillGoTo current={current} />
            </Section>
            {unchanged && <Notice tone="warning" live="off" title={casePage.correctFirst} />}
            <WaitingPagesOfCase caseId={current.id} pages={unfiled} onGone={lookAgain} />
            <ErrorNotice error={call.error} />
            <div>
              <Button
                variant="primary"
                size="large"
                icon={<SendIcon />}
                keyHint="Enter"
                id={submitId}
                disabled={open > 0 || unchanged}
                pending={call.pending}
                onPress={() => setAsking(true)}
              >
                {again ? casePage.resubmit : casePage.submit}
              </Button>
            </div>
          </SectionStack>
        </Panel>
      </div>
      <ConfirmDialog
        open={asking}
        title={casePage.confirmTitle}
        lines={[
          ...(unfiled.length === 0 ? [] : [scanText.staysHere(unfiled.length)]),
          ...whatHappens,
        ]}
        confirmLabel={casePage.confirm}
        cancelLabel={casePage.cancel}
        pending={call.pending}
        onConfirm={() => void submit()}
        onCancel={() => setAsking(false)}
      />
    </CaseScreen>
  );
}

function summaryOf({ casePage }: Messages, current: Case, judged: Completeness): string {
  const filled = Object.values(current.form).filter((text) => text.trim() !== '').length;
  // Papers that are not asked for now were not inspected either.
  const documents = judged.requirements.flatMap(({ document }) => document ?? []);
  const pages = documents.reduce((total, document) => total + document.pages.length, 0);
  return casePage.numbers(filled, documents.length, pages);
}
