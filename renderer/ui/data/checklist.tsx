/** A list of what is there, what is missing, and why. */
import type { ReactNode } from 'react';
import { CheckIcon, CrossIcon, WarningIcon } from '../icon/action-icons';
import tones from '../feedback/tone.module.css';
import type { Tone } from '../feedback/tone';
import styles from './checklist.module.css';

/** How one row stands; `open` is simply not there yet, `waived` is not needed. */
export type ChecklistState = 'done' | 'open' | 'attention' | 'problem' | 'waived';

/** One row. */
export interface ChecklistItem {
  readonly id: string;
  readonly state: ChecklistState;
  /** The state in a word, for screen readers. */
  readonly stateLabel: string;
  readonly title: string;
  readonly reason?: ReactNode;
  /** Such as the button that goes there. */
  readonly action?: ReactNode;
}

const toneOf: Record<ChecklistState, Tone> = {
  done: 'success',
  open: 'neutral',
  attention: 'warning',
  problem: 'danger',
  waived: 'neutral',
};

/** Rows with state, title, reason and action; `large` is for the parent's half of the screen. */
export function Checklist(props: {
  readonly label: string;
  readonly items: readonly ChecklistItem[];
  readonly size?: 'normal' | 'large' | undefined;
}) {
  return (
    <ul className={styles.list} aria-label={props.label} data-size={props.size}>
      {props.items.map((item) => (
        <li
          key={item.id}
          className={`${tones.tone} ${styles.row}`}
          data-tone={toneOf[item.state]}
          data-state={item.state}
        >
          <span className={styles.mark}>
            <StateMark state={item.state} />
            <span className="visually-hidden">{item.stateLabel}</span>
          </span>
          <span className={styles.words}>
            <span className={styles.title}>{item.title}</span>
            {item.reason !== undefined && <span className={styles.reason}>{item.reason}</span>}
          </span>
          {item.action}
        </li>
      ))}
    </ul>
  );
}

function StateMark({ state }: { readonly state: ChecklistState }) {
  switch (state) {
    case 'done':
      return <CheckIcon />;
    case 'attention':
      return <WarningIcon />;
    case 'problem':
      return <CrossIcon />;
    case 'open':
      return <span className={styles.ring} />;
    case 'waived':
      return <span className={styles.dash} />;
  }
}
