/** A case after it was handed over: where it stands, what the platform said, its papers. */
import { lazy, Suspense, useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { fieldText } from '../../../shared/domain/form';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { ProgressSteps } from '../../ui/feedback/progress-steps';
import { EditIcon, EyeIcon } from '../../ui/icon/action-icons';
import { Screen } from '../../ui/layout/screen';
import { SectionStack } from '../../ui/layout/section';
import { SplitPane } from '../../ui/layout/split-pane';
import { CustodySection } from '../custody/custody-section';
import { DeskDecisionSection } from '../decision/desk-decision-section';
import { DrillAnswers } from '../drill/drill-answers';
import { KinSection } from '../kin/kin-section';
import { useMessages } from '../language/messages-context';
import { shownName } from '../language/rare-characters';
import { ReadingSection } from '../material/reading-section';
import { PeopleSections } from '../people/people-sections';
import { GivenUpNotice } from '../platforms/takes-case';
import { RatingSection } from '../rating/rating-section';
import { ChecksSection } from '../verification/checks-section';
import { VerificationSection } from '../verification/verification-section';
import { WaivedSection } from '../verification/waived-section';
import { useArrivalFocus } from '../shell/arrival-focus';
import { useNavigation } from '../shell/route';
import { CaseFacts } from './case-facts';
import { caseSteps } from './case-steps';
import styles from './case.module.css';
import { ClosingActions } from './closing-actions';
import { CorrectionSection } from './correction-section';
import { CaseBadges } from './case-badges';
import { DamageNotice } from './damage';
import { DecisionSection } from './decision-section';
import { PaperList } from './paper-list';
import { ReviewSection } from './review-section';
import { SendingNotice } from './sending-notice';
import { whoseCase } from './whose-case';
import { WithdrawnNotice } from './withdraw-draft';
import { WithdrawnContents } from './withdrawn-contents';

const CasePaper = lazy(() =>
  import('../letters/case-paper').then((module) => ({ default: module.CasePaper })),
);

/** Facts at the left, the paper that the parent gets at the right. */
export function CasePage(props: {
  readonly current: Case;
  readonly paper: string | undefined;
  /** The queue it was opened from, where one goes back to it. */
  readonly from?: 'review' | undefined;
}) {
  const messages = useMessages();
  const { casePage, home, review, shell, verification, words } = messages;
  const { current, from } = props;
  const { session } = useSession();
  const { mayEdit } = whoseCase(current, session.operator);
  const { go } = useNavigation();
  const [chosen, setChosen] = useState(props.paper);
  const isWithdrawn = current.withdrawn !== undefined;
  const paper = isWithdrawn && chosen === undefined ? undefined : paperOf(current, chosen);
  useArrivalFocus(undefined);
  const fix = () => go({ room: 'case', caseId: current.id, view: 'form' });
  const hasPapers = current.revision > 0;
  const papers = () => go({ room: 'case', caseId: current.id, view: 'review', from });
  const back = () => go({ room: from ?? 'home' });
  useShortcut('F5', fix, mayEdit);
  useShortcut('F6', papers, hasPapers);
  useShortcut('Esc', back);
  const name = fieldText(current.form, 'child.name');
  const state = words.states[current.state];
  return (
    <Screen
      title={shownName({ home }, name)}
      context={
        <>
          <CaseBadges current={current} />
          <span>{`${current.denied === undefined ? state.next : verification.late.next} · ${state.turn}`}</span>
        </>
      }
      actions={
        <>
          {mayEdit && (
            <Button variant="primary" icon={<EditIcon />} keyHint="F5" onPress={fix}>
              {current.revision === 0 ? casePage.goOn : casePage.fix}
            </Button>
          )}
          {hasPapers && (
            <Button icon={<EyeIcon />} keyHint="F6" onPress={papers}>
              {review.openPapers}
            </Button>
          )}
          <Button keyHint="Esc" onPress={back}>
            {from === 'review' ? review.toQueue : casePage.backHome}
          </Button>
        </>
      }
      below={
        <>
          <DamageNotice caseId={current.id} />
          {!isWithdrawn && (
            <ProgressSteps label={casePage.progress} steps={caseSteps(messages, current)} />
          )}
        </>
      }
      padding="flush"
    >
      <SplitPane
        share="halves"
        mainLabel={casePage.title}
        sideLabel={isWithdrawn && paper === undefined ? casePage.contents : casePage.shownPaper}
        side={
          paper === undefined ? (
            isWithdrawn && <WithdrawnContents current={current} />
          ) : (
            <Suspense fallback={<p className={styles.loading}>{shell.loading}</p>}>
              <CasePaper key={paper} current={current} paper={paper} />
            </Suspense>
          )
        }
      >
        <SectionStack>
          <WithdrawnNotice current={current} />
          <DrillAnswers current={current} />
          <GivenUpNotice current={current} />
          <SendingNotice current={current} />
          <CorrectionSection current={current} />
          <ReadingSection current={current} />
          <DeskDecisionSection current={current} />
          <DecisionSection current={current} />
          <ClosingActions current={current} onPaper={setChosen} />
          <PaperList current={current} shown={paper} onShow={setChosen} />
          <RatingSection current={current} />
          <ReviewSection current={current} />
          <PeopleSections current={current} />
          <WaivedSection current={current} />
          <VerificationSection current={current} />
          <ChecksSection current={current} />
          <CustodySection current={current} />
          <KinSection current={current} />
          <CaseFacts current={current} />
        </SectionStack>
      </SplitPane>
    </Screen>
  );
}

/** The paper asked for, else the newest; `receipt` means the newest receipt. */
function paperOf({ letters, archive }: Case, chosen: string | undefined): string | undefined {
  if (chosen === 'archive' && archive !== undefined) return chosen;
  if (letters.some(({ id }) => id === chosen)) return chosen;
  if (chosen === 'receipt') return letters.findLast(({ kind }) => kind === 'receipt')?.id;
  return letters.at(-1)?.id;
}
