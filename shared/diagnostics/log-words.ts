/** The words that a line of the log may have in a diagnostic bundle 诊断包: a closed list, so that no text of a family can stand among them. */
import { heldReasons } from '../domain/delivery';
import { errors } from '../i18n/zh-cn/errors';
import { callNames } from '../ipc/call-names';
import { diskLevels } from '../ipc/calls/disk';
import { waitReasons } from '../sync/outbox';
import { selfTestParts } from '../self-test/finding';

/** What the log tells, by main and by the engine that sends. */
export const logEvents = [
  'archivePlan',
  'archiveRefused',
  'auditBroke',
  'auditNotWritten',
  'backupFailed',
  'backupMade',
  'ballastReleased',
  'broke',
  'broughtAgain',
  'broughtByCourier',
  'callBroke',
  'callFailed',
  'callRefused',
  'cardNotRead',
  'changeNotApplied',
  'clipMissing',
  'closingBroke',
  'courierCarried',
  'courierKeyNotSaved',
  'courierWritten',
  'diagnosticsSaved',
  'digestNotTaken',
  'digestNotWritten',
  'directoryNotSaved',
  'disk',
  'diskNotMeasured',
  'drillNotNoted',
  'drillSetAside',
  'drillStoreFailed',
  'dumpsRemoved',
  'feedFailed',
  'feedPaused',
  'fileFailed',
  'folderGone',
  'folderNotPutAway',
  'folderWatchFailed',
  'letterText',
  'locked',
  'lostFailed',
  'memoryNotSwept',
  'mendingNotNoted',
  'navigationRefused',
  'noBallast',
  'noCourierKeyGiven',
  'noDigestsTaken',
  'noDirectoryGiven',
  'noNumbersGiven',
  'noPlacesGiven',
  'noPolicyPackGiven',
  'notOpened',
  'notRecorded',
  'noteNotDropped',
  'numbersNotSaved',
  'packageItems',
  'packageView',
  'pageGone',
  'paperFailed',
  'paperMade',
  'paperNotMade',
  'papersExited',
  'papersNotReady',
  'papersSilent',
  'partGone',
  'paused',
  'permissionRefused',
  'placesNotSaved',
  'platformForgot',
  'policyPackNotSaved',
  'rareFontMissing',
  'recordMended',
  'rehearsed',
  'reopened',
  'requestRefused',
  'restoreFailed',
  'restored',
  'rowsDiscarded',
  'scanned',
  'selfTestBroke',
  'signingFailed',
  'started',
  'stationsNotVouchedFor',
  'statusListenerFailed',
  'tendingFailed',
  'timestampFailed',
  'timestampNotKept',
  'timestampRequest',
  'timestampRound',
  'turnFailed',
  'turnedAway',
  'unlockRefused',
  'unrecordedSwept',
  'windowRefused',
] as const;

/** Facts of a line that are numbers. */
export const numberFacts = [
  'bytes',
  'cases',
  'count',
  'exitCode',
  'files',
  'left',
  'ms',
  'number',
  'status',
  'waitMs',
] as const;

/** Facts of a line that are words of the list below. */
export const wordFacts = [
  'at',
  'command',
  'folder',
  'kind',
  'level',
  'name',
  'outcome',
  'phase',
  'reason',
  'series',
  'type',
  'version',
  'via',
] as const;

/** Facts of a line that name a case or an entry: they become numbers of the bundle, which lead nobody anywhere. */
export const idFacts = ['caseId', 'changeId', 'entryId', 'id'] as const;

/** Reasons and kinds that no list elsewhere has. */
const others = [
  // Locks, and what ends a process (Electron, RenderProcessGoneDetails and child-process-gone).
  ...['asked', 'idle', 'suspend', 'session', 'closing', 'dataGone', 'drillErased'],
  ...['clean-exit', 'abnormal-exit', 'killed', 'crashed', 'oom', 'launch-failed'],
  ...['integrity-failure', 'memory-eviction', 'Utility', 'Zygote', 'GPU', 'Sandbox helper'],
  ...['Pepper Plugin', 'Unknown'],
  // Calls that were refused, and what came back from the line.
  ...['arguments', 'role', 'selfService', 'text', 'sender', 'form'],
  ...['ok', 'refused', 'noLine', 'captivePortal', 'busy', 'unauthorised', 'nonsense'],
  ...['platformFailed', 'stationTooOld', 'platformTooOld', 'badSignature', 'endless'],
  ...['queued', 'sending', 'waiting', 'delivered', 'held', 'conflicted'],
  // Disk, record and drill.
  ...['fine', 'gone', 'readOnly', 'key', 'ledger', 'full', 'other'],
  ...['tornTail', 'restored', 'lost', 'setAside', 'replaced', 'witnessLost', 'checkpointLost'],
  ...['workingSetDiffers', 'fileRestored', 'fileLost', 'keyRestored'],
  // Papers and devices.
  ...['letter', 'archive', 'document', 'recoverySheet', 'register', 'guide', 'classSlips'],
  ...['mandates', 'reprint', 'clipUnusable', 'cancelled', 'papersStopped', 'papersCrashed'],
  ...['papersTimedOut', 'messageUnreadable', 'fontUnreadable', 'glyphsBroken', 'drawingFailed'],
  ...['sane', 'escl', 'done', 'stopped', 'failed', 'internal', 'unknown', 'string', 'undefined'],
  ...['http:', 'https:', 'ws:', 'wss:', 'file:', 'data:', 'blob:', 'devtools:'],
  ...['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal'],
];

/** Every word that a line may have. */
export const logWords: ReadonlySet<string> = new Set([
  ...logEvents,
  ...Object.keys(errors),
  ...Object.entries(callNames).flatMap(([group, names]) => names.map((name) => `${group}.${name}`)),
  ...heldReasons,
  ...waitReasons,
  ...diskLevels,
  ...selfTestParts,
  ...others,
]);
