/** The window when the station cannot be opened at all. */
import type { AppError } from '../../../shared/domain/app-error';
import type { StationBridge } from '../../../shared/ipc/bridge';
import { Button } from '../../ui/action/button';
import { RotateIcon } from '../../ui/icon/action-icons';
import { DiagnosticsButton } from '../diagnostics/diagnostics-button';
import { useMessages } from '../language/messages-context';
import styles from '../unlock/door.module.css';
import { ErrorNotice } from './error-notice';

/** Says what happened and offers to try again; where that would help nobody, a file for support. */
export function Failed(props: {
  readonly error: AppError;
  readonly onRetry?: () => void;
  readonly bridge?: StationBridge;
}) {
  const { diagnostics, shell } = useMessages();
  return (
    <main className={styles.room}>
      <div className={styles.card}>
        <h1 className={styles.title}>{shell.product}</h1>
        <ErrorNotice
          error={props.error}
          actions={
            props.onRetry !== undefined && (
              <Button autoFocus icon={<RotateIcon />} onPress={props.onRetry}>
                {shell.retry}
              </Button>
            )
          }
        />
        {props.bridge !== undefined && (
          <DiagnosticsButton bridge={props.bridge} label={diagnostics.atDoor} variant="quiet" />
        )}
      </div>
    </main>
  );
}
