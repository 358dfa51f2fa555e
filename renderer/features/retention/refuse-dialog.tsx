/** Whoever does not approve a destruction says why. */
import { useState, type ReactNode } from 'react';
import { TextArea } from '../../ui/field/text-area';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';

/** Nothing is refused without a reason. */
export function RefuseDialog(props: {
  readonly open: boolean;
  readonly pending: boolean;
  readonly onRefuse: (note: string) => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  const { retention } = useMessages();
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = note.trim() === '';
  return (
    <WorkDialog
      open={props.open}
      title={retention.refuseTitle}
      size="small"
      cancelLabel={retention.cancel}
      onCancel={props.onCancel}
      confirmLabel={retention.refuse}
      onConfirm={() => {
        setAsked(true);
        if (!missing) props.onRefuse(note.trim());
      }}
      pending={props.pending}
    >
      <TextArea
        label={retention.note}
        description={retention.noteHelp}
        required
        maxLength={300}
        value={note}
        onChange={setNote}
        error={asked && missing ? retention.noteMissing : undefined}
      />
      {props.children}
    </WorkDialog>
  );
}
