/** Where a frozen roll stands; `known`: the public part may be known, but nothing is drawn. */
export type RollStanding = 'open' | 'known' | 'setAside' | 'drawn';
