/** English: the reckoning of a season with platform and archive. */
import type { reckoning as zh } from '../zh-cn/reckoning';

export const reckoning: typeof zh = {
  title: 'Reckoning with the platform',
  explain:
    'Fetches every case of this station and season from the platform and holds it against the record and the archive here, one by one. Nothing is changed on any side.',
  season: 'Season',
  run: 'Compare',
  running: 'Comparing…',
  here: 'Submitted here',
  there: 'Taken in there',
  archived: 'Archived',
  platform: 'Platform',
  ended: (name) => `${name} (given up)`,
  basis: 'Held against',
  heard: (ended, heard) =>
    `Given up ${ended} and not asked: its last receipts and results (newest: ${heard})`,
  neverHeard: (ended) => `Given up ${ended} and not asked: it gave no receipt this season`,
  agreeing: 'All agree',
  agrees: (count) => `All agree: ${count} cases, no difference`,
  differs: (agreeing, differing) => `${agreeing} cases agree; ${differing} differences, see below`,
  more: (shown, all) => `The first ${shown} of ${all} are shown; the paper has them all.`,
  differences: 'Differences',
  kind: 'Difference',
  number: 'Case number',
  matter: 'Matter number',
  line: 'No.',
  ownRevision: 'Here',
  otherRevision: 'There',
  outcomes: 'Outcome (here / there)',
  remark: 'Settled',
  none: 'none',
  undecided: 'undecided',
  against: ' / ',
  open: 'Open the case',
  paper: 'Reckoning',
  showPaper: 'See the paper and print it',
  paperTitle: (season) => `Reckoning of the ${season} season`,
  signature: 'School: ____________   Platform: ____________   Date: ____________',
  signatureAlone: 'School: ____________   Authority: ____________   Date: ____________',
  kinds: {
    missingThere: {
      name: 'Receipted here, unknown there',
      todo: "Give the paper to the platform's administrator; case and receipt are kept here.",
    },
    unreadableHere: {
      name: 'Cannot be read here',
      todo: 'Connect the back-up, lock and unlock: what it has is restored. If that does not help, Audit › Verify says what is broken.',
    },
    contentDiffers: {
      name: 'Other content',
      todo: 'Both hold something else under one submission: compare with the platform.',
    },
    revisionDiffers: {
      name: 'Another submission',
      todo: 'Both speak of another submission: compare with the platform.',
    },
    outcomeDiffers: {
      name: 'Another outcome',
      todo: 'The outcome may not have come yet: compare again when the line is up.',
    },
    receiptMissing: {
      name: 'Taken in there, no receipt here',
      todo: 'Comes by itself when the line is up.',
    },
    unknownHere: {
      name: 'Only at the platform',
      todo: 'This station may go on from a back-up: look at the platform.',
    },
    leftUnsent: {
      name: 'Never taken before it was given up',
      todo: 'Settings › A platform that moved, or will never answer: move it to the platform there is now. Case and papers are here.',
    },
    leftUnanswered: {
      name: 'Taken, and never answered',
      todo: 'Settings › A platform that moved, or will never answer: move it to the platform there is now, which will answer. The old receipt stays with the case.',
    },
    notSent: {
      name: 'Not sent yet',
      todo: 'In the outbox: queued ones go when the line is up, held ones wait for somebody.',
    },
    notArchived: { name: 'Decided, not archived', todo: 'Open the case and seal its archive.' },
    archiveDamaged: {
      name: 'Archived, files are missing',
      todo: 'Verify it in the archive, which names the file; connect the back-up, lock and unlock to restore it. The platform has its own copy.',
    },
    archiveBehind: {
      name: 'Worked on after it was archived',
      todo: 'Open the case: its supplement is sealed by itself, or it says why not.',
    },
    movedAway: {
      name: 'Moved to another platform',
      todo: 'Nothing to do: the reckoning with that platform has it.',
    },
    destroyedHere: {
      name: 'Destroyed here when due',
      todo: 'Nothing to do: the list of destroyed cases has it. What the platform keeps is its own affair.',
    },
  },
};
