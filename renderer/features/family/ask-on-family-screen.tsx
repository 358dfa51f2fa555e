/** Asks the family for its rating on its own screen. */
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { useMessages } from '../language/messages-context';
import { useFamily } from './family-context';

/** Nothing while there is no second screen. */
export function AskOnFamilyScreen({ caseId }: { readonly caseId: string }) {
  const { family } = useMessages();
  const { status, show } = useFamily();
  if (status?.on === undefined) return null;
  return status.shows === 'rating' ? (
    <StatusBadge tone="info">{family.rated}</StatusBadge>
  ) : (
    <Button variant="primary" onPress={() => show({ show: 'rating', caseId })}>
      {family.askRating}
    </Button>
  );
}
