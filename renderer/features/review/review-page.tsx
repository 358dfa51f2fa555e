/** A case that was submitted, to be read: its pages at the left, everything else about it at the right, the decision below. */
import { useMemo, useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { fieldText } from '../../../shared/domain/form';
import { reviewTaskOf } from '../../../shared/domain/review-task';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { Screen } from '../../ui/layout/screen';
import { SectionStack } from '../../ui/layout/section';
import { SplitPane } from '../../ui/layout/split-pane';
import { CaseFacts } from '../case/case-facts';
import { ClosingActions } from '../case/closing-actions';
import { CaseBadges } from '../case/case-badges';
import { DamageNotice } from '../case/damage';
import { DecisionSection } from '../case/decision-section';
import { ReviewSection } from '../case/review-section';
import { DeskDecisionSection } from '../decision/desk-decision-section';
import { useMessages } from '../language/messages-context';
import { shownName } from '../language/rare-characters';
import { PeopleSections } from '../people/people-sections';
import { PointsSection } from '../points/points-section';
import { CatchmentLine } from '../schools/catchment-line';
import { useArrivalFocus } from '../shell/arrival-focus';
import { useNavigation } from '../shell/route';
import { ChecksSection } from '../verification/checks-section';
import { VerificationSection } from '../verification/verification-section';
import { WaivedSection } from '../verification/waived-section';
import { documentsToRead, pageName, pagesToRead } from './case-pages';
import { DecisionForm } from './decision-form';
import { DocumentReader } from './document-reader';
import { FieldRows } from './field-rows';
import { InspectionRecords } from './inspection-records';
import styles from './review.module.css';
import { unseenIn, useSeenPages } from './seen-pages';

/** Read only to whoever may see the case; who may decide or issue a letter does so here. */
export function ReviewPage(props: {
  readonly current: Case;
  /** The queue it was opened from. */
  readonly from: 'review' | undefined;
}) {
  const { home, material, review: words, words: common } = useMessages();
  const { current, from } = props;
  const { go } = useNavigation();
  const { packs } = useSession();
  const { pack } = packs.packOf(current);
  const [at, setAt] = useState(0);
  const seen = useSeenPages(current.id);
  const documents = useMemo(
    () => documentsToRead(current, pack, material.otherPage),
    [current, pack, material],
  );
  const pages = useMemo(() => pagesToRead(documents, pack), [documents, pack]);
  const index = Math.min(at, Math.max(0, pages.length - 1));
  const unseen = unseenIn(current, seen);
  const decides = packs.find(current.pack)?.pack.placeNoticeBy === 'desk';
  const overview = (paper?: string) =>
    go({ room: 'case', caseId: current.id, view: 'overview', from, ...(paper && { paper }) });
  const back = () => (from === 'review' ? go({ room: 'review' }) : overview());
  useArrivalFocus('[data-page-stage]', pages.length > 0);
  useShortcut('F5', () => overview(), from === 'review');
  useShortcut('Esc', back);
  /** Shows a page, and lets the keys that turn pages work at once. */
  const show = (found: number) => {
    if (found < 0) return;
    setAt(found);
    document.querySelector<HTMLElement>('[data-page-stage]')?.focus();
  };
  const name = fieldText(current.form, 'child.name');
  return (
    <Screen
      title={shownName({ home }, name)}
      context={
        <>
          <CaseBadges current={current}>
            <span>{common.groups[current.group].title}</span>
          </CaseBadges>
          {current.caseNumber !== undefined && <span>{current.caseNumber}</span>}
        </>
      }
      actions={
        <>
          {from === 'review' && (
            <Button keyHint="F5" onPress={() => overview()}>
              {words.toOverview}
            </Button>
          )}
          <Button keyHint="Esc" onPress={back}>
            {from === 'review' ? words.toQueue : words.toOverview}
          </Button>
        </>
      }
      below={<DamageNotice caseId={current.id} />}
      padding="flush"
    >
      <SplitPane
        share="halves"
        mainLabel={words.sideBySide}
        sideLabel={words.fields}
        side={
          <SectionStack>
            <InspectionRecords
              current={current}
              documents={documents}
              shown={pages[index]?.document.id}
              seen={seen}
              onDocument={(id) => show(pages.findIndex(({ document }) => document.id === id))}
            />
            <FieldRows
              current={current}
              nameOf={(pageId) => {
                const found = pages.find(({ page }) => page.id === pageId);
                return found && pageName(found);
              }}
              onPage={(pageId) => show(pages.findIndex(({ page }) => page.id === pageId))}
            />
            <Policy current={current} />
            <WaivedSection current={current} />
            <VerificationSection current={current} />
            <ChecksSection current={current} />
            <PeopleSections current={current} />
            <CaseFacts current={current} />
            <ReviewSection current={current} />
            {reviewTaskOf(current, decides) === 'decide' ? (
              <DecisionForm
                current={current}
                unseen={unseen}
                onUnseen={() => show(pages.findIndex(({ page }) => page === unseen.pages[0]))}
              />
            ) : (
              <DeskDecisionSection current={current} />
            )}
            <DecisionSection current={current} />
            <ClosingActions current={current} onPaper={overview} />
          </SectionStack>
        }
      >
        <DocumentReader caseId={current.id} pages={pages} at={index} onAt={setAt} seen={seen} />
      </SplitPane>
    </Screen>
  );
}

/** What the policy says of this family: the school of its address, and its points. */
function Policy({ current }: { readonly current: Case }) {
  const { packs } = useSession();
  const own = packs.packOf(current);
  const homes = own.homeSchools(current);
  return (
    <>
      <div className={styles.homes}>
        {Object.entries(homes).map(([key, answer]) => (
          <CatchmentLine key={key} answer={answer} />
        ))}
      </div>
      <PointsSection current={current} pack={own} />
    </>
  );
}
