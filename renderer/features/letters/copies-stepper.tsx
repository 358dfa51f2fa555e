/** How many copies to print. */
import { Button } from '../../ui/action/button';
import { useMessages } from '../language/messages-context';
import styles from './letters.module.css';

const most = 20;

/** One less, the figure, one more. */
export function CopiesStepper(props: {
  readonly copies: number;
  readonly onChange: (copies: number) => void;
}) {
  const { letters } = useMessages();
  const { copies, onChange } = props;
  return (
    <div className={styles.copies} role="group" aria-label={letters.copies}>
      <Button size="small" disabled={copies <= 1} onPress={() => onChange(copies - 1)}>
        {letters.fewer}
      </Button>
      <output aria-live="polite">{`${letters.copies} ${copies}`}</output>
      <Button size="small" disabled={copies >= most} onPress={() => onChange(copies + 1)}>
        {letters.more}
      </Button>
    </div>
  );
}
