/** A message inside the screen: what happened, what is safe, what to do. */
import type { ReactNode } from 'react';
import styles from './notice.module.css';
import tones from './tone.module.css';
import { ToneIcon, type Tone } from './tone';

/** A message with its way out. */
export interface NoticeProps {
  readonly tone: Tone;
  readonly title: string;
  /** One line each: what happened, what was kept, what to do next. */
  readonly lines?: readonly string[] | undefined;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** How a screen reader hears it; danger interrupts, the rest waits, `off` stays still. */
  readonly live?: 'alert' | 'status' | 'off' | undefined;
}

/** Stands where the trouble is; for passing messages use a toast. */
export function Notice(props: NoticeProps) {
  const live = props.live ?? (props.tone === 'danger' ? 'alert' : 'status');
  return (
    <div
      className={`${tones.tone} ${styles.notice}`}
      data-tone={props.tone}
      role={live === 'off' ? undefined : live}
    >
      <ToneIcon tone={props.tone} />
      <div className={styles.body}>
        <p className={styles.title}>{props.title}</p>
        {props.lines?.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {props.children}
        {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
      </div>
    </div>
  );
}
