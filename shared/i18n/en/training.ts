/** English: training, who has it and until when. */
import type { training as zh } from '../zh-cn/training';

export const training: typeof zh = {
  title: 'Training',
  explain:
    'What the policy packs in force ask. Whoever has no record, or one that ran out, is not let in at the next unlock until an administrator records it here; administrators themselves are not asked.',
  notAsked: 'The policy packs in force ask no training.',
  nobody: 'Nobody here needs training: the roles of which it is asked are not filled.',
  person: 'Person',
  item: 'Training',
  state: 'State',
  record: 'Record',
  recordOf: (name, title) => `Record "${title}" for ${name}`,
  recordTitle: (name) => `Record training: ${name}`,
  states: {
    never: 'Not recorded',
    held: (until) => `Holds until ${until}`,
    runsOut: (until) => `Runs out soon: until ${until}`,
    ranOut: (until) => `Ran out on ${until}`,
  },
  drillCounts: 'A sample family taken to its submission in the drill counts too',
  day: 'Day of the training',
  dayHelp: 'The day on which it was taken, e.g. 2026-06-15; today at the latest',
  dayMissing: 'Give the day of the training, e.g. 2026-06-15',
  givenBy: 'Given by',
  givenByHelp: 'An office or a person',
  givenByMissing: 'Say who gave the training',
  note: 'Note',
  noteHelp: 'May be left empty; e.g. the number of the notice',
  save: 'Record training',
  saving: 'Recording…',
  saved: (name) => `Training of ${name} recorded`,
  records: 'Recorded so far',
  recordLine: (day, givenBy, by) => `${day}, ${givenBy}; recorded by ${by}`,
  withdraw: 'Withdraw this record',
  withdrawOf: (title, day) => `Withdraw "${title}" of ${day}`,
  withdrawReason: 'Why it is withdrawn',
  withdrawReasonHelp: 'Only for records that are wrong; the reason goes into the trail',
  withdrawReasonMissing: 'Say why it is withdrawn',
  withdrawn: 'Withdrawn; this record counts no more',
  home: {
    runsOut: 'Your training runs out soon',
    lacking: 'Your training is not complete: once locked, the station stays shut for you',
    line: (title, state) => `${title}: ${state}`,
    ask: 'Take the training and have an administrator record it in the settings; cases are not affected.',
    othersTitle: (people) => `Training of ${people} colleagues is missing or runs out soon`,
    others:
      'Whoever lacks it is refused at unlocking until you record it in the settings; their cases and drafts stay.',
    go: 'Record training',
  },
  review: {
    title: (people) =>
      `After installing, ${people} people are not let in: training that the new pack asks is missing`,
    line: (name, role, lacking) => `${name} (${role}): ${lacking}`,
    safe: 'Their cases and drafts stay on this computer. After installing, an administrator unlocks first and records the training under "Training" in the settings; then they can unlock.',
  },
  trail: {
    recorded: (title, day, givenBy) => `Training "${title}" recorded, ${day}, given by ${givenBy}`,
    withdrawn: (reason) => `A record of training withdrawn, because: ${reason}`,
    practised: (day) => `Took a sample family to its submission in the drill on ${day}`,
  },
};
