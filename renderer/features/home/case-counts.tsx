/** How many cases stand at each step. */
import type { CaseState } from '../../../shared/domain/case';
import { useCounters } from '../../db/queries';
import { useMessages } from '../language/messages-context';
import styles from './home.module.css';

/** One figure per step, in the order of a case's life. */
export function CaseCounts() {
  const { home } = useMessages();
  const byState = useCounters()?.byState;
  const count = (...states: CaseState[]) =>
    states.reduce((total, state) => total + (byState?.[state] ?? 0), 0);
  const figures = [
    { name: home.toFill, value: count('draft', 'incomplete') },
    { name: home.toInspect, value: count('inspecting') },
    { name: home.toSubmit, value: count('ready') },
    { name: home.toSend, value: count('queued') },
    { name: home.atPlatform, value: count('received', 'underReview') },
    { name: home.decided, value: count('decided', 'correctionAsked', 'held', 'conflicted') },
  ];
  return (
    <dl className={styles.counts} aria-label={home.counts}>
      {figures.map(({ name, value }) => (
        <div key={name} className={styles.count} data-zero={value === 0 || undefined}>
          <dt>{name}</dt>
          <dd>{byState === undefined ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  );
}
