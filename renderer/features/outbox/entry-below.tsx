/** What the platform returned of a case, under its line: what it refused, or what it asks to be put right. */
import type { Case } from '../../../shared/domain/case';
import { CorrectionLines } from '../case/correction-lines';
import { heldWords, HeldWays } from '../case/held-entry';
import { useCorrection } from '../case/use-correction';
import { useMessages } from '../language/messages-context';
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
  const correction = useCorrection(current);
  return (
    <div className={styles.below}>
      <Quiet lines={correction?.lines ?? []} />
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
