/** The desk's decision, asked for once: the facts of the second reading, what was chosen, and what follows from it. */
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import type { Case } from '../../../shared/domain/case';
import { askedPapers } from '../../../shared/domain/completeness';
import type { DeskVerdict } from '../../../shared/domain/desk-decision';
import { readingWanted } from '../../../shared/domain/second-reading';
import { useSession } from '../../session/session-provider';
import { useToast } from '../../ui/feedback/toast';
import { Checkbox } from '../../ui/field/checkbox';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { ChosenFacts } from './chosen-facts';
import styles from './decision.module.css';
import { DrawnPapers, lookedAt } from './drawn-papers';
import { ReadingFacts } from './reading-facts';

/** Whoever decides has looked at the pages and read the facts first, and says so. */
export function DecideDialog(props: {
  readonly current: Case;
  readonly verdict: DeskVerdict;
  /** The school's name, where a place is given. */
  readonly school: string | undefined;
  /** How many pages were looked at: all there are. */
  readonly pagesSeen: number;
  readonly onClose: () => void;
  readonly onDecided: () => void;
}) {
  const { deskDecision: words, secondReading, words: common } = useMessages();
  const { current, verdict, onClose } = props;
  const { commands, packs } = useSession();
  const toast = useToast();
  const call = useCall();
  // Of the question, not of the press: a case decided twice uses one place.
  const [decisionId] = useState(() => newId());
  const [looked, setLooked] = useState(false);
  const checklist = packs.packOf(current).checklistFor(current);
  const drawn = askedPapers(current, checklist).filter((one) => readingWanted(one) === 'drawn');
  const [read, setRead] = useState(false);
  const decide = async () => {
    const done = await call.run(() =>
      commands.execute({
        name: 'decideAtDesk',
        caseId: current.id,
        decisionId,
        verdict,
        ...(drawn.length > 0 ? { read: drawn.map(lookedAt) } : {}),
      }),
    );
    if (done === undefined) return;
    props.onDecided();
    toast({ tone: 'success', title: words.done }, 'decided');
  };
  return (
    <WorkDialog
      title={words.dialog}
      size="large"
      cancelLabel={common.cancel}
      onCancel={onClose}
      confirmLabel={words.decide}
      onConfirm={() => void decide()}
      disabled={!looked || (drawn.length > 0 && !read)}
      pending={call.pending}
    >
      <div className={styles.form}>
        <ReadingFacts current={current} />
        <ChosenFacts current={current} verdict={verdict} school={props.school} />
        <Checkbox checked={looked} onChange={setLooked} required>
          {words.looked(props.pagesSeen)}
        </Checkbox>
        {drawn.length > 0 && (
          <DrawnPapers current={current} drawn={drawn}>
            <Checkbox checked={read} onChange={setRead} required>
              {secondReading.confirmRead}
            </Checkbox>
          </DrawnPapers>
        )}
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}
