/** A quiet moment while the station or a screen is being fetched. */
import { useMessages } from '../language/messages-context';
import styles from './door.module.css';

/** Says so in the middle of the window. */
export function Waiting() {
  const { unlock } = useMessages();
  return (
    <main className={styles.room}>
      <p className={styles.foot} role="status">
        {unlock.asking}
      </p>
    </main>
  );
}
