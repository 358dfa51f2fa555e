/** Says that the fields come from an earlier time, and offers to begin anew. */
import { useRef } from 'react';
import type { KeptFields } from '../../session/kept-note';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';

/** Draws nothing over fields that nobody began before. */
export function BegunBefore({
  kept,
}: {
  readonly kept: Pick<KeptFields<object>, 'wasBegun' | 'wipe'>;
}) {
  const { people } = useMessages();
  const button = useRef<HTMLButtonElement>(null);
  const beginAnew = () => {
    // The button goes, and whoever works by keys would stand nowhere: Esc must still close the dialog.
    const dialog = button.current?.closest('[role=dialog], [role=alertdialog]');
    dialog?.querySelector<HTMLElement>('input, textarea')?.focus();
    kept.wipe();
  };
  if (!kept.wasBegun) return null;
  return (
    <Notice
      tone="info"
      live="off"
      title={people.begunBefore}
      actions={
        <Button ref={button} onPress={beginAnew}>
          {people.beginAnew}
        </Button>
      }
    />
  );
}
