/** 原件收存: the originals of a case that are at the desk or were, with the ways to keep some and to give them back. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import type { CustodyLetter } from '../../../shared/domain/custodies';
import { custodiesOf } from '../../../shared/domain/custodies';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Section } from '../../ui/layout/section';
import { useToday } from '../deadlines/use-today';
import { dayText, instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import styles from './custody.module.css';
import { KeepDialog } from './keep-dialog';
import { ReturnDialog } from './return-dialog';

/** Nothing where nothing was kept and nothing may be. */
export function CustodySection({ current }: { readonly current: Case }) {
  const { custody } = useMessages();
  const { session } = useSession();
  const [asking, setAsking] = useState<'keep' | CustodyLetter>();
  const may = (name: 'keepOriginals' | 'returnOriginals') =>
    isAllowed(name, current.state, session.operator.role) === 'yes';
  const mayKeep = may('keepOriginals') && current.archive === undefined;
  const kept = custodiesOf(current);
  if (kept.length === 0 && !mayKeep) return null;
  const close = () => setAsking(undefined);
  return (
    <Section title={custody.title}>
      {kept.length === 0 && <p className={styles.quiet}>{custody.none}</p>}
      <div className={styles.rows}>
        {kept.map((letter) => (
          <CustodyRow
            key={letter.id}
            letter={letter}
            onReturn={may('returnOriginals') ? () => setAsking(letter) : undefined}
          />
        ))}
      </div>
      {mayKeep && (
        <div>
          <Button onPress={() => setAsking('keep')}>{custody.keep}</Button>
        </div>
      )}
      {asking === 'keep' && <KeepDialog current={current} onClose={close} />}
      {typeof asking === 'object' && (
        <ReturnDialog current={current} letter={asking} onClose={close} />
      )}
    </Section>
  );
}

function CustodyRow(props: {
  readonly letter: CustodyLetter;
  readonly onReturn: (() => void) | undefined;
}) {
  const { custody: words } = useMessages();
  const locale = useLocale();
  const today = useToday();
  const { letter, onReturn } = props;
  const { items, handedBy, reason, until, returned } = letter.custody;
  const isOverdue = returned === undefined && today > until;
  const tone = returned !== undefined ? 'success' : isOverdue ? 'danger' : 'warning';
  const standing = returned !== undefined ? words.returned : isOverdue ? words.overdue : words.kept;
  return (
    <div className={styles.row}>
      <div className={styles.head}>
        <span className={styles.number}>{letter.number}</span>
        <StatusBadge tone={tone}>{standing}</StatusBadge>
        {returned === undefined && onReturn !== undefined && (
          <Button size="small" accessibleName={words.giveBackOf(letter.number)} onPress={onReturn}>
            {words.giveBack}
          </Button>
        )}
      </div>
      <ul className={styles.items}>
        {items.map(({ title, count }) => (
          <li key={title}>{words.item(title, count)}</li>
        ))}
      </ul>
      <span>{reason}</span>
      <span className={styles.quiet}>{words.line(handedBy, dayText(locale, until))}</span>
      {returned !== undefined && (
        <span className={styles.quiet}>
          {words.returnedLine(returned.to, returned.by, instantText(locale, returned.at))}
          {returned.note !== '' && ` · ${returned.note}`}
        </span>
      )}
    </div>
  );
}
