/** Brings the many names of calls and reasons of refusals down to those that have words. */

export type RefusedCall =
  | 'printLetter'
  | 'saveLetter'
  | 'saveArchive'
  | 'addPage'
  | 'resumeSending'
  | 'pair'
  | 'installPack'
  | 'freezeRoll'
  | 'drawClasses'
  | 'read'
  | 'trail'
  | 'several'
  | 'other';

export type CallRefusedReason =
  | 'role'
  | 'arguments'
  | 'sender'
  | 'state'
  | 'printer'
  | 'incomplete'
  | 'unknown'
  | 'signature'
  | 'overLimit'
  | 'drawn'
  | 'samePerson'
  | 'several'
  | 'other';

const calls: Readonly<Record<string, RefusedCall>> = {
  'papers.printLetter': 'printLetter',
  'papers.saveLetter': 'saveLetter',
  'papers.saveArchive': 'saveArchive',
  'papers.letterPdf': 'read',
  'papers.previewLetter': 'read',
  'papers.archivePdf': 'read',
  'desk.addPage': 'addPage',
  'desk.resumeSending': 'resumeSending',
  'sync.pair': 'pair',
  'policy.choose': 'installPack',
  'policy.install': 'installPack',
  'classes.freeze': 'freezeRoll',
  'classes.draw': 'drawClasses',
  'classes.freezeLate': 'freezeRoll',
  'ledger.read': 'read',
  'blobs.read': 'read',
  'audit.read': 'trail',
  'audit.verify': 'trail',
  several: 'several',
};

const reasons: Readonly<Record<string, CallRefusedReason>> = {
  role: 'role',
  notAllowedForRole: 'role',
  callNotForRole: 'role',
  selfServiceRunning: 'state',
  notForFamily: 'role',
  arguments: 'arguments',
  invalidRequest: 'arguments',
  sender: 'sender',
  notAllowedInState: 'state',
  printerMissing: 'printer',
  printerGone: 'printer',
  printerPaused: 'printer',
  printFailed: 'printer',
  notComplete: 'incomplete',
  letterNotMade: 'incomplete',
  paperNotReady: 'incomplete',
  caseUnknown: 'unknown',
  documentUnknown: 'unknown',
  pageUnknown: 'unknown',
  letterUnknown: 'unknown',
  packKeyUnknown: 'signature',
  packSignatureWrong: 'signature',
  classesTooFew: 'overLimit',
  schoolTooLarge: 'overLimit',
  classesDrawnAlready: 'drawn',
  drawerIsFreezer: 'samePerson',
  asideNeedsAnother: 'samePerson',
  classTradeNeedsAnother: 'samePerson',
  commitmentMissing: 'incomplete',
  several: 'several',
};

/** The call behind a name such as `papers.printLetter`. */
export function refusedCall(command: string): RefusedCall {
  return calls[command] ?? 'other';
}

/** The reason behind an error's kind. */
export function refusedReason(reason: string): CallRefusedReason {
  return reasons[reason] ?? 'other';
}
