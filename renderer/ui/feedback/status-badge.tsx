/** A state in a word or two. */
import type { ReactNode } from 'react';
import styles from './status-badge.module.css';
import tones from './tone.module.css';
import { ToneIcon, type Tone } from './tone';

/** A small label with tone, icon and words; the icon follows the tone unless given. */
export function StatusBadge(props: {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** Another icon, or `null` for none. */
  readonly icon?: ReactNode;
}) {
  const icon =
    props.icon === undefined && props.tone !== 'neutral' ? (
      <ToneIcon tone={props.tone} />
    ) : (
      props.icon
    );
  return (
    <span className={`${tones.tone} ${styles.badge}`} data-tone={props.tone}>
      {icon}
      <span>{props.children}</span>
    </span>
  );
}
