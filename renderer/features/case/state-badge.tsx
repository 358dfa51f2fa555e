/** The state of a case as a badge, with the same tone everywhere. */
import type { CaseState } from '../../../shared/domain/case';
import { StatusBadge } from '../../ui/feedback/status-badge';
import type { Tone } from '../../ui/feedback/tone';
import { useMessages } from '../language/messages-context';

/** Says the state in words; colour only where somebody has to look. */
export function StateBadge({ state }: { readonly state: CaseState }) {
  const { words } = useMessages();
  return <StatusBadge tone={stateTone(state)}>{words.states[state].name}</StatusBadge>;
}

function stateTone(state: CaseState): Tone {
  switch (state) {
    case 'draft':
    case 'incomplete':
    case 'inspecting':
    case 'withdrawn':
      return 'neutral';
    case 'ready':
    case 'queued':
    case 'received':
    case 'underReview':
      return 'info';
    case 'decided':
    case 'archived':
      return 'success';
    case 'correctionAsked':
      return 'warning';
    case 'held':
    case 'conflicted':
      return 'danger';
  }
}
