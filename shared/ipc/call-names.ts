/** The names of all calls and notices without their schemas, so that preload stays small; a test proves them equal to contract.ts. */

export const callNames = {
  station: ['status', 'create', 'unlock', 'recover', 'lock', 'settled', 'cleared'],
  desk: [
    'execute',
    'addPage',
    'adjustPage',
    'checkIdentity',
    'resumeSending',
    'kin',
    'recordText',
    'reencodePage',
    'textTaken',
  ],
  operators: [
    'colleagues',
    'list',
    'add',
    'change',
    'disable',
    'resetPassphrase',
    'protection',
    'changeOwnPassphrase',
  ],
  recovery: ['state', 'make', 'print', 'save', 'confirm'],
  ledger: ['read', 'integrity', 'meet'],
  workingSet: ['discard'],
  blobs: ['read', 'offer'],
  papers: [
    'printers',
    'letterPdf',
    'printLetter',
    'saveLetter',
    'clipCharacter',
    'recordServed',
    'archivePdf',
    'saveArchive',
  ],
  drill: ['answer', 'reset'],
  sync: ['status', 'pair', 'sendNow', 'conflict', 'reckon', 'printReckoning'],
  connectors: ['list', 'choose', 'add', 'logIn', 'finishLogIn', 'stopLogIn', 'pair'],
  audit: [
    'viewed',
    'clock',
    'read',
    'verify',
    'stopVerifying',
    'digests',
    'makeDigest',
    'saveDigest',
  ],
  disk: ['status'],
  backup: ['status', 'chooseFolder', 'backUpNow', 'rehearse', 'stopRehearsal'],
  restore: ['choose', 'start', 'cancel'],
  policy: ['choose', 'faults', 'install'],
  retention: ['due', 'proposals', 'propose', 'decide'],
  archives: [
    'list',
    'lines',
    'open',
    'file',
    'verify',
    'outside',
    'outsideFile',
    'stop',
    'recipient',
    'export',
  ],
  numbers: [
    'stock',
    'places',
    'find',
    'checkCode',
    'register',
    'saveRegister',
    'registerPdf',
    'printRegister',
  ],
  pupils: ['checkExport', 'export', 'readList'],
  reader: ['settings', 'choose', 'ports', 'test', 'read', 'stop', 'taken'],
  scanners: [
    'list',
    'add',
    'forget',
    'facts',
    'scan',
    'stop',
    'keep',
    'kept',
    'waiting',
    'page',
    'discard',
  ],
  folder: ['status', 'choose', 'change', 'read', 'done', 'taken', 'refuse'],
} as const;

export const noticeNames = [
  'ledgerAppended',
  'integrityChanged',
  'syncChanged',
  'stationLocking',
  'diskChanged',
  'backupChanged',
  'restoreProgress',
  'stationLocked',
  'clockChanged',
  'verifyProgress',
  'archiveProgress',
  'readerProgress',
  'scanProgress',
  'pageScanned',
  'folderChanged',
] as const;

/** The channel of a call: one name, used on both sides only through the contract. */
export function callChannel(group: string, name: string): string {
  return `call:${group}.${name}`;
}

/** The channel of a notice. */
export function noticeChannel(name: string): string {
  return `notice:${name}`;
}
