/** What a paper is called in the pack of its case. */
import type { Case } from '../../../shared/domain/case';
import { useSession } from '../../session/session-provider';
import { useMessages } from '../language/messages-context';

/** By requirement; one that the pack does not know is a paper all the same. */
export function useTitleOf(): (current: Case, requirementId: string) => string {
  const { packs } = useSession();
  const { trace } = useMessages();
  return (current, requirementId) => {
    const { requirements } = packs.packOf(current).pack;
    return requirements.find(({ id }) => id === requirementId)?.title ?? trace.material;
  };
}
