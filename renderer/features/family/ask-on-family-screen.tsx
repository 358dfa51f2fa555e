/** Asks the family for its rating on its own screen, as long as its case is the one at the desk. */
import { useEffect, useEffectEvent } from 'react';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { useMessages } from '../language/messages-context';
import { useFamily } from './family-context';

/** Nothing while there is no second screen. */
export function AskOnFamilyScreen({ caseId }: { readonly caseId: string }) {
  const { family } = useMessages();
  const { status, show } = useFamily();
  const isAsking = status?.rates === caseId;
  const leave = useEffectEvent(() => {
    if (isAsking) show({ show: 'idle' });
  });
  useEffect(() => () => leave(), []);
  if (status?.on === undefined) return null;
  return isAsking ? (
    <>
      <StatusBadge tone="info">{family.rated}</StatusBadge>
      <Button onPress={() => show({ show: 'idle' })}>{family.stopRating}</Button>
    </>
  ) : (
    <Button variant="primary" onPress={() => show({ show: 'rating', caseId })}>
      {family.askRating}
    </Button>
  );
}
