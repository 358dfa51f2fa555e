/** English: the trail of the whole station, its digests and its verification. */
export { screen } from './audit-screen';
export { lists, outputs, things } from './audit-things';

export const kinds = {
  work: 'Work',
  papers: 'Printing and saving',
  view: 'Views',
  refusal: 'Refusals',
  door: 'Opening and pairing',
  proof: 'Clock and proofs',
};

const ofSheet = (sheet: string) => (sheet === '' ? '' : `, sheet ${sheet}`);

export const overridden = {
  missingGlyphs: 'Printed after confirmation although some characters cannot be drawn',
};

export const calls = {
  printLetter: 'print a letter',
  saveLetter: 'save a letter',
  saveArchive: 'save the archive',
  addPage: 'take in a page',
  resumeSending: 'send again',
  installPack: 'install a policy pack',
  freezeRoll: 'freeze a class roll',
  drawClasses: 'draw classes',
  pair: 'pair with a platform',
  read: 'read records',
  trail: 'read the audit trail',
  several: 'various',
  other: 'other',
};

export const reasons = {
  role: 'not for this role',
  arguments: 'wrong format',
  sender: 'not from a window of this program',
  state: 'not in this state of the case',
  printer: 'no printer, or the printer did not take it',
  incomplete: 'papers or facts are missing',
  unknown: 'what it points at is not there',
  signature: 'its signature is not to be trusted',
  overLimit: 'above the limit of the class or the school',
  drawn: 'drawn before, and never again',
  samePerson: 'another person has to do it',
  several: 'various reasons',
  other: 'a condition is not met',
};

export const events = {
  stationCreated: () => 'Station created',
  stationPaired: (platform: string) => `Paired with ${platform}`,
  feedAdvanced: () => 'Results of the platform received',
  stationUnlocked: () => 'Station unlocked',
  unlockRefused: (tries: string) => `Unlocking refused, wrong passphrase (try ${tries} in a row)`,
  stationLocked: (how: string) => `Station locked: ${how}`,
  lockReasons: {
    asked: 'by hand',
    idle: 'nobody at work',
    suspend: 'computer asleep',
    session: 'system locked',
    closing: 'program closed',
    dataGone: 'data folder not usable',
  } as Readonly<Record<string, string>>,
  lockOther: 'other reason',
  viewed: (what: string) => `Looked at ${what}`,
  viewedLate: (what: string) => `Looked at ${what} (on the screen when locked, noted afterwards)`,
  crowded: (count: string) => `${count} more views in a short time, not noted one by one`,
  outputStarted: {
    print: (what: string, sheet: string) => `About to print: ${what}${ofSheet(sheet)}`,
    save: (what: string, sheet: string) => `About to save: ${what}${ofSheet(sheet)}`,
  },
  outputFailed: {
    print: (what: string, sheet: string) => `Not printed: ${what}${ofSheet(sheet)}`,
    save: (what: string, sheet: string) => `Not saved: ${what}${ofSheet(sheet)}`,
  },
  archiveSaved: () => 'Archive saved',
  exported: (count: string, leftOut: string, reason: string) =>
    `Pupil records exported: ${count} (${leftOut} left out), for: ${reason}`,
  packagesVerified: (packages: string, faults: string, stopped: boolean) =>
    `Packages verified: ${packages}, faults found: ${faults}${stopped ? ' (stopped)' : ''}`,
  outsidePackagesRead: (packages: string, faults: string) =>
    `Packages from elsewhere looked at: ${packages}, faults found: ${faults}`,
  packages: (count: string) => `${count} packages`,
  maskedCopies: (count: string) => `${count} masked copies`,
  packagesLeaving: {
    folder: (packages: string, reason: string, approver: string) =>
      `About to export ${packages} as folders, for: ${reason}, approved by: ${approver}`,
    zip: (packages: string, reason: string, approver: string) =>
      `About to export ${packages} as zip volumes, for: ${reason}, approved by: ${approver}`,
  },
  packagesSealedTo: (fingerprint: string) =>
    `, sealed to the certificate with fingerprint ${fingerprint}`,
  packagesLeft: (packages: string, leftOut: string) =>
    `Packages exported: ${packages} (${leftOut} left out)`,
  packagesStayed: (why: string) => `Packages not all exported: ${why}`,
  stayedReasons: {
    carrierFull: 'no room left',
    carrierReadOnly: 'write-protected',
    carrierGone: 'the disk went away or failed',
    exportStopped: 'stopped',
    stationLocked: 'under way when the station was locked',
    saveFailed: 'could not be written',
  },
  problemListRead: (rows: string) => `Problem list taken in: ${rows} lines`,
  idCardRead: (who: string) => `Identity card read: ${who}`,
  pageTextTaken: (pages: number, fields: string) => `Taken from ${pages} read pages: ${fields}`,
  idCardTaken: (who: string, fields: string) => `Taken over from the card: ${who}, ${fields}`,
  refused: (what: string, why: string) => `Refused: ${what}, ${why}`,
  refusedTimes: (what: string, why: string, count: string) =>
    `Refused: ${what}, ${why}, ${count} times`,
  clockForward: (by: string) => `The clock jumped ahead by ${by} (or the computer slept)`,
  clockBack: (by: string) => `The clock jumped back by ${by}`,
  clockFast: (by: string) => `The clock is ${by} ahead of the platform`,
  clockSlow: (by: string) => `The clock is ${by} behind the platform`,
  clockRight: () => 'The clock agrees with the platform again',
  clockBehind: (by: string) => `The clock was ${by} behind the newest entry at unlocking`,
  dayDigest: (day: string, from: string, to: string) =>
    `Daily digest of ${day}, entries ${from} to ${to}, signed`,
  registerSaved: (count: string) => `Number register saved, ${count} numbers`,
  seasonReckoned: (season: string, agreeing: string, differing: string) =>
    `Reckoning of ${season} with the platform: ${agreeing} agree, ${differing} differences`,
  broughtAgain: {
    taken: (revision: string) =>
      `The platform was restored from an older back-up and had lost revision ${revision}; brought again, same number`,
    numberDiffers: (revision: string) =>
      `The restored platform had lost revision ${revision}; brought again, under another number, because its own is another case's now: the family has to be told`,
    refused: (revision: string) =>
      `The restored platform had lost revision ${revision} and did not take it again; it has to be settled with the platform`,
  },
  reckoningPrinted: (season: string) => `Reckoning of ${season} printed`,
  registerPrinted: (count: string) => `Number register printed, ${count} numbers`,
  digestSaved: (day: string) => `Digest of ${day} saved`,
  verified: (entries: string) => `Trail verified: ${entries} entries, whole`,
  verifiedBroken: (seq: string) => `Trail verified: broken from entry ${seq} on`,
  verifiedKeys: (count: string) =>
    `Trail verified: the key files of ${count} cases are missing without a destruction`,
  verifiedDigests: () => 'Trail verified: digest files are damaged',
  keyGone: () => 'Content destroyed by retention; only the place of this entry is kept',
  keyMissing: () =>
    'The key file of the case is missing, so this entry does not open, and nothing says that the case was destroyed',
  unlockUncounted: (tries: string) =>
    `Unlocking refused, wrong passphrase (the count was lost, at least ${tries})`,
  unlockStopped: {
    operatorDisabled: 'Unlocking refused: right passphrase, but the operator is disabled',
    vaultReplaced: 'Unlocking refused: the passphrase file was replaced by another or an older one',
    recoveryKeyVoid: 'Unlocking refused: the recovery key is right, but void',
    trainingMissing:
      'Unlocking refused: right passphrase, but training that is asked was not recorded or ran out',
  },
  recordMended: (what: string) => `The record checked itself: ${what}`,
  and: ', ',
  caseDestroyed: (files: string) =>
    `Case destroyed by retention, its content cannot be restored; ${files} files removed`,
  drillEntered: () => 'Went into the drill',
  drillLeft: (time: string) => `Came back from the drill (its last entry was at ${time})`,
  drillGone: () => 'Came back from the drill (its data was thrown away)',
  operatorAdded: (code: string, role: string) => `Operator added: code ${code}, ${role}`,
  operatorChanged: (role: string) => `Operator changed, ${role}`,
  operatorDisabled: () => 'Operator disabled',
  operatorEnabled: () => 'Operator enabled again',
  passphraseChanged: () => 'Passphrase changed',
  passphraseReset: {
    admin: 'Passphrase of an operator reset by an administrator',
    recoveryKey: 'Passphrase set anew with the recovery key',
  },
  vaultWriting: (generation: string) => `Passphrase file about to change (version ${generation})`,
  vaultWritten: (generation: string) => `Passphrase file changed (version ${generation})`,
  recoveryKeyMade: (key: string) => `Recovery key ${key} made`,
  recoverySheetsKept: (key: string) => `Every sheet of recovery key ${key} confirmed as kept`,
  recoverySheet: {
    printed: (key: string, sheet: string) => `Sheet ${sheet} of recovery key ${key} printed`,
    saved: (key: string, sheet: string) => `Sheet ${sheet} of recovery key ${key} saved`,
  },
  lost: (from: string, to: string) =>
    `Entries ${from} – ${to} were lost to a damaged disk and noted`,
  archiveKeyMade: (code: string) =>
    `Made the signing keys and certificate for electronic archives (station code ${code})`,
  policyPackInstalled: (title: string, version: string, reason: string) =>
    `Installed the policy pack ${title} (${version}): ${reason}`,
  policyPackCame: (title: string, version: string, from: string) =>
    `"${from}" sent a policy pack: ${title} (${version}); an administrator has to look at it`,
  policyPackTurnedDown: (title: string, version: string, from: string) =>
    `A policy pack that "${from}" sent was turned down: ${title} (${version}); `,
  policyPackSetAside: (title: string, version: string, reason: string) =>
    `Policy pack not installed: ${title} (${version}), because: ${reason}`,
  backupFolderChosen: () => 'Chose where back-ups go',
  backupOwnVolume: () => 'Chose where back-ups go (another disk)',
  backupMade: (files: string) => `Backed up, ${files} files`,
  backupBesideOther: (files: string, aside: string) =>
    `Backed up, ${files} files; the back-up that was there holds what this station does not have, and is kept (${aside})`,
  backupFailed: () => 'A back-up was not made',
  backupCleared: (folder: string, files: string) =>
    `${files} files of destroyed cases removed from the back-up (${folder || 'beside the data'})`,
  backupHadNothing: (folder: string) =>
    `Back-up (${folder || 'beside the data'}) checked: no files of destroyed cases in it`,
  backupNotCleared: (folder: string) =>
    `Files of destroyed cases are still in the back-up (${folder || 'beside the data'}): it cannot be reached now`,
  rehearsed: () => 'Rehearsed a restore: it works',
  rehearsalFailed: () => 'Rehearsed a restore: it does not work',
  restoredOwn: (code: string) => `numbers of its own begin anew under ${code}`,
  restored: (time: string) => `Restored the station from the back-up of ${time}`,
  restoredInPart: (time: string, lost: string) =>
    `Restored the station from the back-up of ${time} without ${lost} damaged files`,
  numbersReserved: (blocks: string) => `The platform reserved further numbers: ${blocks}`,
  placesOf: (school: string, places: string, quota: string) => `${school} ${places} (${quota})`,
  placesReserved: (places: string) => `The platform gave places: ${places}`,
  trafficRuled: (rules: string) => `Set the upload traffic: ${rules}`,
  numbersVoided: (from: string, to: string) => `Voided serials ${from} – ${to}`,
  destructionProposed: (count: string) => `Proposed to destroy ${count} cases that are due`,
  destructionApproved: () => 'Approved a destruction',
  destructionRefused: () => 'Refused a destruction',
  destructionWitnessed: (caseNumber: string, digest: string) =>
    `What stays of case ${caseNumber}: fingerprint of its archive ${digest}`,
  destructionWitnessedDraft: (day: string) =>
    `What stays of a draft that was never submitted: withdrawn on ${day}`,
  destructionFinished: (destroyed: string, passedOver: string) =>
    `Destruction done: ${destroyed} destroyed, ${passedOver} no longer due or not readable`,
  seconds: (count: string) => `${count} s`,
  minutes: (count: string) => `${count} min`,
  hours: (count: string) => `${count} h`,
  days: (count: string) => `${count} days`,
};

export const troubles = {
  tornTail: 'an unfinished end was set aside',
  restored: 'damaged entries were restored',
  lost: 'lost entries were noted',
  setAside: 'bytes that belong to no entry were set aside',
  replaced: 'the record is not the one that was saved last',
  witnessLost: 'the witness of the end was made anew',
  checkpointLost: 'the index was made anew',
  workingSetDiffers: 'the data of the screen was rebuilt from the record',
  fileRestored: 'pictures or papers were restored',
  fileLost: 'pictures or papers are missing',
  keyRestored: 'key files of cases were restored',
};

export const faults = {
  segmentMissing: 'this file is missing',
  segmentHead: 'the beginning of the file was changed',
  unreadable: 'the length of this entry cannot be read',
  torn: 'the file ends inside this entry; an unfinished entry was never acknowledged and is set aside at the next unlocking',
  changed: 'the content of this entry was changed',
  missing: 'entries are missing here',
  repeated: 'a repeated or foreign entry stands here',
  reordered: 'the order was changed and chained anew',
  seal: 'the seal does not open: the content was replaced and chained anew',
  keyDamaged: 'the key file of the case is damaged, the seal does not open',
  newer: 'written by a newer program that this one does not understand',
  gap: 'lost entries are noted here, but not by this station',
  dropped: 'the content was removed, and nothing says that the case was destroyed',
  digestDisagrees: 'it contradicts a daily digest or the witness: entries were replaced afterwards',
  endMissing: 'the end was cut off: a daily digest or the witness proves that there was more',
};

export const badDigests = {
  unreadable: 'cannot be read',
  badSignature: 'wrong signature, it was changed',
  otherKey: 'not signed by this station',
};

export const report = {
  whole: 'The trail is whole',
  lost: 'The trail lost entries, and all of them are noted',
  broken: 'The trail is broken',
  entries: (count: string) => `${count} entries, in order and chained`,
  head: (hash: string) => `Fingerprint of the newest entry ${hash}`,
  seals: (count: string) => `${count} seals opened, all right`,
  noKey: 'Seals were not opened without a passphrase; order, chain and digests were checked',
  destroyed: (count: string) =>
    `${count} more entries were destroyed; only their place was checked`,
  digests: (count: string, to: string) => `${count} daily digests agree, up to entry ${to}`,
  noDigests: 'There is no daily digest to compare with',
  lostProved: (from: string, to: string) =>
    `Entries ${from} – ${to} were lost and noted by this station`,
  lostUnproved: (from: string, to: string) =>
    `Entries ${from} – ${to} were lost and noted; whether by this station cannot be checked without a passphrase`,
  lostSafe:
    'All other entries are whole. Connect the back-up and unlock again: what it has is restored.',
  keysMissing: 'Key files of cases are missing',
  keyMissing: (id: string) =>
    `The key file of case ${id} is not there, and no entry says that the case was destroyed`,
  keysMissingMore: (count: string) => `${count} more cases are in the same state`,
  keysMissingSafe:
    'The trail itself was not changed. Connect the back-up, unlock again and open the cases named: keys that the back-up has are restored. For the others ask the administrator to find out who removed them.',
  first: (seq: string) => `First: entry ${seq}`,
  firstRange: (seq: string, to: string) => `First: between entry ${seq} and entry ${to}`,
  fault: (what: string) => `What is wrong: ${what}`,
  place: (file: string, offset: string) => `Where: ${file}, byte ${offset}`,
  previous: (time: string) => `Time of the entry before: ${time}`,
  noPrevious: 'There is no entry before',
  case: (id: string) => `Case: ${id}`,
  before: (count: string) => `${count} entries before it are whole`,
  after: (count: string, from: string, to: string) =>
    `${count} entries after it are whole (between ${from} and ${to})`,
  noneAfter: 'No entry after it can be confirmed',
  more: (count: string) => `${count} more places are wrong`,
  badDigest: (file: string, why: string) => `Digest ${file}: ${why}`,
  todo: 'Do not change any file, keep things as they are, and ask the administrator to compare with the back-up.',
};
