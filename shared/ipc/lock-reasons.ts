/** Why a station is locked: somebody asked, nobody was there, the computer sleeps, its session was locked, the program ends, the data went, or the drill was thrown away. */
export const lockReasons = [
  'asked',
  'idle',
  'suspend',
  'session',
  'closing',
  'dataGone',
  'drillErased',
] as const;
