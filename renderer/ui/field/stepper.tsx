/** A small whole number: one less, the figure, one more. */
import { Button } from '../action/button';
import styles from './stepper.module.css';

/** A controlled number from one up. */
export interface StepperProps {
  /** What is counted; the name of the group. */
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly most: number;
  readonly fewer: string;
  readonly more: string;
  /** What stands between the buttons; the figure alone when left out. */
  readonly shown?: string | undefined;
}

/** Each change is said aloud. */
export function Stepper({ label, value, onChange, most, fewer, more, shown }: StepperProps) {
  return (
    <div className={styles.stepper} role="group" aria-label={label}>
      <Button size="small" disabled={value <= 1} onPress={() => onChange(value - 1)}>
        {fewer}
      </Button>
      <output aria-live="polite">{shown ?? value}</output>
      <Button size="small" disabled={value >= most} onPress={() => onChange(value + 1)}>
        {more}
      </Button>
    </div>
  );
}
