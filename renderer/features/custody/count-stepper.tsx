/** How many papers of one kind. */
import { Button } from '../../ui/action/button';
import { useMessages } from '../language/messages-context';
import styles from './custody.module.css';

const most = 20;

/** One less, the figure, one more. */
export function CountStepper(props: {
  readonly label: string;
  readonly count: number;
  readonly onChange: (count: number) => void;
}) {
  const { custody } = useMessages();
  const { label, count, onChange } = props;
  return (
    <div className={styles.stepper} role="group" aria-label={label}>
      <Button size="small" disabled={count <= 1} onPress={() => onChange(count - 1)}>
        {custody.fewer}
      </Button>
      <output aria-live="polite">{count}</output>
      <Button size="small" disabled={count >= most} onPress={() => onChange(count + 1)}>
        {custody.more}
      </Button>
    </div>
  );
}
