/** The questions that statistics answer, a table each. */
export const statisticsTableIds = [
  'progress',
  'kinds',
  'groups',
  'outcomes',
  'days',
  'schools',
  'catchments',
  'firstTry',
  'minutes',
  'reviewWeeks',
  'reviewRoles',
  'visits',
  'gaps',
  'ages',
  'origins',
] as const;
export type StatisticsTableId = (typeof statisticsTableIds)[number];
