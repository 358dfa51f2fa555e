/** Says that the fields come from an earlier time, and offers to begin anew. */
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
  if (!kept.wasBegun) return null;
  return (
    <Notice
      tone="info"
      live="off"
      title={people.begunBefore}
      actions={<Button onPress={kept.wipe}>{people.beginAnew}</Button>}
    />
  );
}
