/** How somebody stands with a training, in words, and how urgent that is. */
import type { TrainingStanding } from '../../../shared/policy/training';
import type { Messages } from '../../../shared/i18n/messages';

/** The words of a standing, with its last day. */
export function stateWords({ training }: Messages, { state, until = '' }: Standing): string {
  const { states } = training;
  return state === 'never' ? states.never : states[state](until);
}

export const stateTones = {
  never: 'danger',
  ranOut: 'danger',
  runsOut: 'warning',
  held: 'success',
} as const satisfies { readonly [S in TrainingStanding['state']]: string };

type Standing = {
  readonly state: TrainingStanding['state'];
  readonly until?: string | undefined;
};
