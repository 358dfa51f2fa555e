/** Where something stands on its way: the line of its states. */
import { CheckIcon, CrossIcon } from '../icon/action-icons';
import styles from './progress-steps.module.css';

/** One state on the way. */
export interface ProgressStep {
  readonly id: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly state: 'done' | 'current' | 'todo' | 'skipped' | 'problem';
  /** The state in a word: for screen readers, and on the screen for a step that was skipped. */
  readonly stateLabel: string;
}

/** Draws the states in order, the current one marked. */
export function ProgressSteps(props: {
  readonly label: string;
  readonly steps: readonly ProgressStep[];
}) {
  return (
    <ol className={styles.steps} aria-label={props.label}>
      {props.steps.map((step, index) => (
        <li
          key={step.id}
          className={styles.step}
          data-state={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className={styles.mark} aria-hidden="true">
            {step.state === 'done' && <CheckIcon />}
            {step.state === 'problem' && <CrossIcon />}
            {step.state === 'skipped' && '–'}
            {(step.state === 'current' || step.state === 'todo') && index + 1}
          </span>
          <span className={styles.words}>
            <span className={styles.title}>{step.title}</span>
            <span className={step.state === 'skipped' ? styles.detail : 'visually-hidden'}>
              {step.stateLabel}
            </span>
            {step.detail !== undefined && <span className={styles.detail}>{step.detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
