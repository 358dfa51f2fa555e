/** 作出决定 below what was read: the outcome and its reason, the letter to come, and the question that settles it. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { mayReview } from '../../../shared/domain/review-task';
import { useKeptFields, type KeptFields } from '../../session/kept-note';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { Notice } from '../../ui/feedback/notice';
import { StampIcon } from '../../ui/icon/thing-icons';
import { Section } from '../../ui/layout/section';
import { DecideDialog } from '../decision/decide-dialog';
import { PlacesLeft, useSchoolPlaces } from '../decision/places-left';
import { hasLetter, nothingChosen, verdictOf, type ChosenVerdict } from '../decision/verdict';
import { VerdictFields } from '../decision/verdict-fields';
import { useMessages } from '../language/messages-context';
import { PreviewButton } from '../letters/preview-button';
import styles from './review.module.css';
import type { Unseen } from './seen-pages';

const sectionId = 'decide-here';

type Props = {
  readonly current: Case;
  readonly unseen: Unseen;
  /** Shows the first page that was not looked at. */
  readonly onUnseen: () => void;
};

/** Says who may decide to everybody else; what was chosen comes back after Esc and after a lock. */
export function DecisionForm(props: Props) {
  const { deskDecision: words, review } = useMessages();
  const { session } = useSession();
  const { current } = props;
  const may = mayReview(current, 'decide', session.operator);
  const kept = useKeptFields(current.id, 'decision', () => nothingChosen);
  return (
    <Section id={sectionId} title={review.decideHere} description={words.explain}>
      {may !== 'yes' ? (
        <p className={styles.quiet}>{may === 'own' ? words.ownCase : words.forbidden}</p>
      ) : (
        kept !== undefined && <Deciding {...props} kept={kept} />
      )}
    </Section>
  );
}

function Deciding(props: Props & { readonly kept: KeptFields<ChosenVerdict> }) {
  const { deskDecision: words, review } = useMessages();
  const { current, unseen, kept } = props;
  const schools = useSchoolPlaces(current);
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const open = (schools ?? []).filter(({ left }) => left > 0);
  const chosen = withOpenSchool(
    kept.fields,
    open.map(({ code }) => code),
  );
  const verdict = verdictOf(chosen);
  const isSeen = unseen.pages.length === 0;
  const pages = current.documents.reduce((sum, one) => sum + one.pages.length, 0);
  const begin = () => {
    setAsked(true);
    if (!isSeen) props.onUnseen();
    else if (verdict === undefined) focusFirst();
    else setConfirming(true);
  };
  useShortcut('F8', begin);
  return (
    <div className={styles.decision}>
      <PlacesLeft schools={schools} />
      <VerdictFields
        current={current}
        open={open}
        chosen={chosen}
        onChange={kept.change}
        asked={asked && isSeen}
      />
      {isSeen ? (
        <p className={styles.quiet}>{pages === 0 ? review.noPages : review.seenAll}</p>
      ) : (
        <Notice
          tone={asked ? 'warning' : 'info'}
          live={asked ? undefined : 'off'}
          title={review.seenRest(unseen.documents, unseen.pages.length)}
          actions={<Button onPress={props.onUnseen}>{review.showRest}</Button>}
        />
      )}
      <div className={styles.actions}>
        <Button variant="primary" size="large" icon={<StampIcon />} keyHint="F8" onPress={begin}>
          {words.decide}
        </Button>
        <PreviewButton
          caseId={current.id}
          verdict={verdict}
          disabled={verdict === undefined || !hasLetter(verdict)}
        />
      </div>
      {confirming && verdict !== undefined && (
        <DecideDialog
          current={current}
          verdict={verdict}
          school={open.find(({ code }) => code === chosen.school)?.name}
          pagesSeen={pages}
          onClose={() => setConfirming(false)}
          onDecided={() => {
            setConfirming(false);
            kept.wipe();
          }}
        />
      )}
    </div>
  );
}

/** The only school with a place is the one; a place that is gone is not chosen any more. */
function withOpenSchool(chosen: ChosenVerdict, open: readonly string[]): ChosenVerdict {
  const [first] = open;
  const usual = open.length === 1 && first !== undefined ? first : null;
  const { outcome, school } = chosen;
  const isOpen = school !== null && open.includes(school);
  return {
    ...chosen,
    outcome: outcome === 'accepted' && open.length === 0 ? null : outcome,
    school: outcome === 'accepted' ? (isOpen ? school : usual) : null,
  };
}

/** The first thing that lacks: a choice that was not made, or the text beside it. */
function focusFirst(): void {
  const section = document.getElementById(sectionId);
  const lacking = section?.querySelector<HTMLElement>(
    '[aria-invalid="true"] input, [data-invalid], textarea[aria-invalid="true"]',
  );
  (lacking ?? section?.querySelector<HTMLElement>('input[type="radio"]:not(:disabled)'))?.focus();
}
