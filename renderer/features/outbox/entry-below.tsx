/** What the platform returned of a case, under its line: what it refused, or what it asks to be put right. */
import type { Case } from '../../../shared/domain/case';
import { termOf } from '../../../shared/domain/deadline';
import { CorrectionLines } from '../case/correction-lines';
import { heldWords, HeldWays } from '../case/held-entry';
import { correctionLines } from '../deadlines/deadline-words';
import { useToday } from '../deadlines/use-today';
import { useLocale, useMessages } from '../language/messages-context';
import styles from './outbox.module.css';

/** Draws nothing while nothing came back. */
export function EntryBelow({ current, of }: { readonly current: Case; readonly of: string }) {
  const messages = useMessages();
  const { outbox, state } = current;
  if (state === 'correctionAsked') return <Returned current={current} of={of} />;
  if (outbox?.state !== 'held') return null;
  return (
    <div className={styles.below}>
      <Quiet lines={heldWords(messages, outbox)} />
      <HeldWays current={current} entry={outbox} of={of} />
    </div>
  );
}

function Returned({ current, of }: { readonly current: Case; readonly of: string }) {
  const messages = useMessages();
  const locale = useLocale();
  const today = useToday();
  const deadline = termOf(current)?.day;
  const until = deadline === undefined ? [] : correctionLines(messages, locale, deadline, today);
  const { reason = '' } = current.decision ?? {};
  return (
    <div className={styles.below}>
      <Quiet lines={[...until, reason]} />
      <CorrectionLines current={current} part="fields" of={of} />
      <CorrectionLines current={current} part="documents" of={of} />
    </div>
  );
}

function Quiet({ lines }: { readonly lines: readonly string[] }) {
  return lines
    .filter((line) => line !== '')
    .map((line) => (
      <p key={line} className={styles.quiet}>
        {line}
      </p>
    ));
}
