/** What was chosen, once more in words, and what follows from it. */
import type { Case } from '../../../shared/domain/case';
import type { DeskVerdict } from '../../../shared/domain/desk-decision';
import { useSession } from '../../session/session-provider';
import { DescriptionList } from '../../ui/data/description-list';
import { useMessages } from '../language/messages-context';
import styles from './decision.module.css';

/** The outcome with its school or reason; a place that is given has more to follow. */
export function ChosenFacts(props: {
  readonly current: Case;
  readonly verdict: DeskVerdict;
  readonly school: string | undefined;
}) {
  const { deskDecision: words, words: common } = useMessages();
  const { packs } = useSession();
  const { verdict, school } = props;
  const isAccepted = verdict.outcome === 'accepted';
  const codes = packs.find(props.current.pack)?.pack.reasonCodes ?? [];
  const reason = isAccepted
    ? undefined
    : (codes.find(({ code }) => code === verdict.reasonCode)?.text ?? verdict.reason);
  const lines = isAccepted
    ? [words.willDraw, words.willIssue, words.willConfirm]
    : [words.willConfirm];
  return (
    <>
      <DescriptionList
        items={[
          { term: words.outcome, value: <strong>{common.outcomes[verdict.outcome]}</strong> },
          ...(school === undefined ? [] : [{ term: words.school, value: school }]),
          ...(reason === undefined ? [] : [{ term: words.reasonCode, value: reason }]),
        ]}
      />
      <div>
        <p>{words.willHold}</p>
        <ul className={styles.plan}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
