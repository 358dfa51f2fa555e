/** What stands where nothing is yet: why, and what to do. */
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** An icon, a sentence, and the way on. */
export function EmptyState(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <span className={styles.icon}>{props.icon}</span>
      <p className={styles.title}>{props.title}</p>
      {props.detail !== undefined && <p className={styles.detail}>{props.detail}</p>}
      {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}
