/** Channels of the second screen, without schemas, so that its preload stays small: it asks, is shown, and says. */
export const familyChannels = {
  ask: 'family:ask',
  show: 'family:show',
  say: 'family:say',
} as const;
