/** A small standing figure in the top bar, such as the line or the room left on the disk. */
import type { ReactNode } from 'react';
import styles from './gauge.module.css';
import tones from './tone.module.css';
import type { Tone } from './tone';

/** Icon, name and value, with a short bar when the value is a part of a whole. */
export function Gauge(props: {
  readonly icon: ReactNode;
  readonly label: string;
  readonly value: string;
  /** How full, 0 to 1. */
  readonly level?: number | undefined;
  readonly tone: Tone;
}) {
  return (
    <span className={`${tones.tone} ${styles.gauge}`} data-tone={props.tone}>
      {props.icon}
      <span className={styles.label}>{props.label}</span>
      {props.level !== undefined && (
        <span className={styles.track} aria-hidden="true">
          <span className={styles.bar} style={{ inlineSize: `${props.level * 100}%` }} />
        </span>
      )}
      <span className={styles.value}>{props.value}</span>
    </span>
  );
}
