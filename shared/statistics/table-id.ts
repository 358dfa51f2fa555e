/** The questions that statistics answer, a table each. */
export type StatisticsTableId =
  | 'progress'
  | 'kinds'
  | 'groups'
  | 'outcomes'
  | 'days'
  | 'schools'
  | 'catchments'
  | 'firstTry'
  | 'minutes'
  | 'reviewWeeks'
  | 'reviewRoles'
  | 'visits'
  | 'gaps'
  | 'ages'
  | 'origins';
