/** The screens that stand before a family's own work: staff are called, what was entered is covered, nobody answers. */
import { Button } from '../../ui/action/button';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
import styles from './self-service.module.css';

/** `onBack` and `onAway` are left out while it is covered: then only the staff open it. */
export function CallScreen(props: {
  readonly isCovered?: boolean;
  readonly onBack?: () => void;
  readonly onAway?: () => void;
  readonly onStaff: () => void;
}) {
  const { selfService } = useMessages();
  const { covered } = selfService;
  const { isCovered = false, onAway, onBack } = props;
  return (
    <section className={styles.middle}>
      <div role="status">
        <h1 className={styles.title}>{isCovered ? covered.title : selfService.callTitle}</h1>
        <p className={styles.lead}>{isCovered ? covered.line : selfService.callLine}</p>
      </div>
      <div className={styles.ways}>
        {onBack !== undefined && (
          <Button autoFocus size="large" variant="primary" onPress={onBack}>
            {selfService.callBack}
          </Button>
        )}
        {onAway !== undefined && (
          <Button size="large" onPress={onAway}>
            {selfService.away}
          </Button>
        )}
        <Button autoFocus={isCovered} size="large" onPress={props.onStaff}>
          {selfService.staffHere}
        </Button>
      </div>
    </section>
  );
}

/** Any touch is an answer, and takes it away. */
export function IdleDialog({ seconds }: { readonly seconds: number }) {
  const { selfService } = useMessages();
  const { idle } = selfService;
  return (
    <Dialog
      open
      role="alertdialog"
      size="small"
      title={idle.title}
      actions={
        <Button autoFocus variant="primary" size="large">
          {idle.here}
        </Button>
      }
    >
      <p>{idle.line(seconds)}</p>
    </Dialog>
  );
}
