/** A sheet that sets its content off from the page. */
import type { ReactNode } from 'react';
import styles from './panel.module.css';

/** `flush` lets a table or a list reach the edge. */
export function Panel(props: {
  readonly children: ReactNode;
  readonly padding?: 'normal' | 'large' | 'flush' | undefined;
}) {
  return (
    <div className={styles.panel} data-padding={props.padding ?? 'normal'}>
      {props.children}
    </div>
  );
}
