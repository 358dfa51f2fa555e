/** The names of all calls and notices without their schemas, so that preload stays small; a test proves them equal to contract.ts. */

export const callNames = {
  station: ['status', 'create', 'unlock', 'lock'],
  desk: ['execute', 'addPage', 'resumeSending'],
  ledger: ['read'],
  blobs: ['read'],
  papers: ['letterPdf', 'printLetter', 'saveLetter', 'archivePdf', 'saveArchive'],
  sync: ['status', 'pair', 'sendNow'],
  retention: ['due', 'proposals', 'propose', 'decide'],
} as const;

export const noticeNames = ['ledgerAppended', 'syncChanged', 'stationLocked'] as const;

/** The channel of a call: one name, used on both sides only through the contract. */
export function callChannel(group: string, name: string): string {
  return `call:${group}.${name}`;
}

/** The channel of a notice. */
export function noticeChannel(name: string): string {
  return `notice:${name}`;
}
