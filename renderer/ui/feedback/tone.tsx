/** The tones a message or a state can have, and the icon each has unless another fits better. */
import { CheckIcon, CrossIcon, InfoIcon, WarningIcon } from '../icon/action-icons';

/** Semantic colour is for state only; `neutral` carries none. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** The usual icon of a tone, so that colour is never the only sign. */
export function ToneIcon({ tone }: { readonly tone: Tone }) {
  switch (tone) {
    case 'success':
      return <CheckIcon />;
    case 'warning':
      return <WarningIcon />;
    case 'danger':
      return <CrossIcon />;
    case 'info':
    case 'neutral':
      return <InfoIcon />;
  }
}
