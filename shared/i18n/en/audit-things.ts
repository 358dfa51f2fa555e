/** English: what of the station is looked at, and what leaves it. */

export const things = {
  case: 'the case',
  capture: 'the papers of the case',
  inspection: 'the inspection of originals',
  page: 'a page',
  letter: 'a letter',
  letterPreview: 'a preview of a letter',
  archive: 'the archive',
  searchResult: 'a case that was searched for',
};

export const lists = {
  home: 'the list of cases',
  review: 'the review queue',
  outbox: 'the outbox',
  search: 'the search index',
  trail: 'the audit trail',
  check: 'the record check',
  archives: 'the list of archives',
  classes: 'the class lists',
  batch: 'the batch room',
};

export const outputs = {
  letter: 'letter',
  archive: 'archive',
  digest: 'daily digest',
  register: 'number register',
  batchResult: 'batch result',
  guide: 'guide to enrolment',
  classes: 'class lists',
  mandates: 'mandates',
  selfTest: 'self-test',
  diagnostics: 'diagnostic bundle',
  statistics: 'statistics',
  reckoning: 'reckoning with the platform',
  recoverySheet: 'recovery key',
  pupils: 'table of pupil records',
};
