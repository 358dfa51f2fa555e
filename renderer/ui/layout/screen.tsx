/** One screen inside the shell: its heading, its work, its row of keys. */
import type { ReactNode } from 'react';
import styles from './screen.module.css';

/** Head and foot stay in sight while the work between them scrolls. */
export function Screen(props: {
  readonly title: string;
  /** Beside the title: number, state, name of the child. */
  readonly context?: ReactNode;
  readonly actions?: ReactNode;
  /** Under the title: the line of states, tabs or a notice. */
  readonly below?: ReactNode;
  /** The buttons with their F-keys. */
  readonly foot?: ReactNode;
  /** `flush` gives the whole room to a SplitPane or a Table. */
  readonly padding?: 'normal' | 'flush' | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <div className={styles.line}>
          <h1 className={styles.title}>{props.title}</h1>
          <div className={styles.context}>{props.context}</div>
          <div className={styles.actions}>{props.actions}</div>
        </div>
        {props.below}
      </div>
      <div className={styles.body} data-padding={props.padding ?? 'normal'}>
        {props.children}
      </div>
      {props.foot !== undefined && <div className={styles.foot}>{props.foot}</div>}
    </div>
  );
}
