/** Work at the left, and at the right a side that stays in sight. */
import type { ReactNode } from 'react';
import styles from './split-pane.module.css';

/** `aside` keeps the side narrow; `halves` gives it the half of the screen that faces the parent. */
export function SplitPane(props: {
  readonly mainLabel: string;
  readonly sideLabel: string;
  readonly side: ReactNode;
  readonly children: ReactNode;
  readonly share?: 'aside' | 'halves' | undefined;
}) {
  return (
    <div className={styles.room}>
      <div className={styles.split} data-share={props.share ?? 'aside'}>
        <section className={styles.main} aria-label={props.mainLabel}>
          {props.children}
        </section>
        <section className={styles.side} aria-label={props.sideLabel} tabIndex={0}>
          {props.side}
        </section>
      </div>
    </div>
  );
}
