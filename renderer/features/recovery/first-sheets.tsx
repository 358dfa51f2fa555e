/** After a station was set up and before anybody works in it: its recovery key. */
import { useMessages } from '../language/messages-context';
import styles from '../unlock/door.module.css';
import { RecoverySheets } from './recovery-sheets';

/** The same look as the door, for it is still a part of setting up. */
export function FirstSheets({ onDone }: { readonly onDone: () => void }) {
  const { recovery } = useMessages();
  return (
    <main className={styles.room}>
      <div className={styles.card} data-wide>
        <h1 className={styles.title}>{recovery.makeTitle}</h1>
        <RecoverySheets onDone={onDone} />
      </div>
    </main>
  );
}
