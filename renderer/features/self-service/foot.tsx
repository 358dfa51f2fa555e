/** The way back and the way on of every step, and that what was written is saved. */
import type { FormDraftBinding } from '../../session/form-draft';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { SaveIcon } from '../../ui/icon/action-icons';
import { useMessages } from '../language/messages-context';
import styles from './self-service.module.css';

export function Foot(props: {
  readonly draft?: FormDraftBinding;
  readonly onBack: () => void;
  readonly onNext?: () => void;
  readonly nextLabel?: string;
  readonly pending?: boolean;
  readonly disabled?: boolean;
}) {
  const { selfService } = useMessages();
  const { onNext } = props;
  return (
    <footer className={styles.foot}>
      <Button size="large" onPress={props.onBack}>
        {selfService.back}
      </Button>
      <span className={styles.saved} role="status">
        {props.draft !== undefined && <SaveMark draft={props.draft} />}
      </span>
      {onNext !== undefined && (
        <Button
          size="large"
          variant="primary"
          onPress={onNext}
          disabled={props.disabled}
          pending={props.pending}
        >
          {props.nextLabel ?? selfService.next}
        </Button>
      )}
    </footer>
  );
}

function SaveMark({ draft }: { readonly draft: FormDraftBinding }) {
  const { selfService } = useMessages();
  switch (draft.saveState) {
    case 'saved':
      return (
        <StatusBadge tone="neutral" icon={<SaveIcon />}>
          {selfService.saved}
        </StatusBadge>
      );
    case 'saving':
      return <StatusBadge tone="neutral">{selfService.saving}</StatusBadge>;
    case 'failed':
      return <StatusBadge tone="danger">{selfService.notSaved}</StatusBadge>;
  }
}
