/** Long work in sight: how much, how fast, how long still. */
import { useId, type ReactNode } from 'react';
import styles from './progress-bar.module.css';

/** Progress with its words; a bar without `value` only shows that work goes on. */
export interface ProgressBarProps {
  readonly label: string;
  /** Done so far, 0 to 1. */
  readonly value?: number | undefined;
  /** Such as "part 3 of 12". */
  readonly count?: string | undefined;
  readonly rate?: string | undefined;
  readonly timeLeft?: string | undefined;
  /** Pause and cancel. */
  readonly actions?: ReactNode;
}

/** Shows label, bar and figures; the figures are also the bar's spoken value. */
export function ProgressBar(props: ProgressBarProps) {
  const labelId = useId();
  const { value } = props;
  const percent =
    value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  const figures = [props.count, props.rate, props.timeLeft].filter((text) => text !== undefined);
  return (
    <div className={styles.progress}>
      <div className={styles.head}>
        <span id={labelId}>{props.label}</span>
        {percent !== undefined && <span className={styles.percent}>{percent}%</span>}
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-labelledby={labelId}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={
          figures.length > 0
            ? [percent === undefined ? '' : `${percent}%`, ...figures].join(' ').trim()
            : undefined
        }
      >
        <div
          className={styles.bar}
          data-indeterminate={percent === undefined || undefined}
          style={percent === undefined ? undefined : { inlineSize: `${percent}%` }}
        />
      </div>
      {(figures.length > 0 || props.actions !== undefined) && (
        <div className={styles.foot}>
          {figures.map((text) => (
            <span key={text}>{text}</span>
          ))}
          {props.actions !== undefined && <span className={styles.actions}>{props.actions}</span>}
        </div>
      )}
    </div>
  );
}
