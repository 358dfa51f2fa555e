/** English: the traces of a case, an event each. */
import type { trace as zh } from '../zh-cn/trace';

export const trace: typeof zh = {
  caseOpened: (group) => `Case opened, group: ${group}`,
  groupChosen: (group) => `Group changed to: ${group}`,
  formEdited: (fields) => `Filled in: ${fields}`,
  pageAdded: (title, how) => `Captured: ${title} (${how})`,
  pageReplaced: (title, how) => `Captured again: ${title} (${how})`,
  pageRemoved: (title) => `Page removed: ${title}`,
  pagesReordered: (title) => `Pages reordered: ${title}`,
  documentInspected: (title, verdict) => `Original inspected: ${title}, ${verdict}`,
  stateChanged: (state) => `State: ${state}`,
  caseHandedOver: (from, to) => `Handed over from ${from} to ${to}`,
  handOverNote: (note) => ` (note: ${note})`,
  caseSubmitted: (number, revision) => `Submitted as ${number} (submission ${revision})`,
  outboxQueued: () => 'Put in the outbox',
  receiptRecorded: (matterNumber) => `Received by the platform as ${matterNumber}`,
  sendingHeld: (reason) => `Sending held: ${reason}`,
  sendingConflicted: () => 'Differs from what the platform has',
  reviewPassed: (step) => `${step}: passed`,
  reviewNotPassed: (step) => `${step}: not passed`,
  decisionRecorded: (outcome) => `Decision: ${outcome}`,
  letterNumbered: (letter, number) => `${letter} issued, number ${number}`,
  letterMade: (letter) => `${letter} made`,
  letterPrinted: (letter, copies) => `${letter} printed, copies: ${copies}`,
  letterReprinted: (letter, copies, before) =>
    `${letter} printed again, copies: ${copies} (printed before: ${before})`,
  letterSaved: (letter) => `${letter} saved`,
  archivePlanned: () => 'Sealing of the archive begun',
  archiveSealed: () => 'Archive sealed',
  findingSettled: (kind, outcome, reason) =>
    `Record check: ${kind}, settled as ${outcome} (${reason})`,
  material: 'document',
  letter: 'Letter',
  listComma: ', ',
  sentenceEnd: '; ',
};
