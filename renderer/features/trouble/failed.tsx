/** The window when the station cannot be opened at all. */
import type { AppError } from '../../../shared/domain/app-error';
import { Button } from '../../ui/action/button';
import { RotateIcon } from '../../ui/icon/action-icons';
import { useMessages } from '../language/messages-context';
import styles from '../unlock/door.module.css';
import { ErrorNotice } from './error-notice';

/** Says what happened and offers to try again. */
export function Failed(props: { readonly error: AppError; readonly onRetry: () => void }) {
  const { shell } = useMessages();
  return (
    <main className={styles.room}>
      <div className={styles.card}>
        <h1 className={styles.title}>{shell.product}</h1>
        <ErrorNotice
          error={props.error}
          actions={
            <Button autoFocus icon={<RotateIcon />} onPress={props.onRetry}>
              {shell.retry}
            </Button>
          }
        />
      </div>
    </main>
  );
}
