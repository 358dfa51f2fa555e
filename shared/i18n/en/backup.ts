/** English: the disk, back-up, rehearsal and restore. */
const gigabytes = (bytes: number) =>
  bytes >= 1e9
    ? `${(bytes / 1e9).toFixed(1)} GB`
    : bytes >= 1e6
      ? `${(bytes / 1e6).toFixed(0)} MB`
      : 'under 1 MB';

export const backup = {
  disk: 'Disk',
  diskLevels: {
    enough: 'Enough room',
    low: 'Little room',
    tight: 'Tight',
    full: 'Full, read-only',
  },
  diskGone: 'Data folder gone',
  diskReadOnly: 'Data folder read-only',
  diskFree: (bytes: number) => `${gigabytes(bytes)} free`,
  diskOf: (free: number, total: number) => `${gigabytes(free)} free of ${gigabytes(total)}`,
  diskRoom: 'Free space',
  diskExplain:
    'With little room you are warned; when it is tight there are no new cases and pages, but open cases can be finished; when it is full the station is read-only and you can still look, print, send and back up. 64 MB are kept in reserve and given up in time.',
  lowTitle: 'There is little room on the disk',
  lowLines: ['Work goes on as usual.', 'Make room soon, so that no case is stopped halfway.'],
  tightTitle: 'Disk space is tight',
  tightLines: [
    'No new cases and pages for now; open cases can be filled in, inspected, submitted and printed.',
    'Make room on the disk; work goes on by itself once there is enough.',
  ],
  fullTitle: 'The disk is full: the station is read-only',
  fullLines: [
    'Everything saved is there; you can look, print, send and back up, but change nothing.',
    'Make room on the disk now; work goes on by itself once there is enough.',
  ],
  goneTitle: "The station's data folder is gone",
  goneLines: [
    'The program stopped writing; everything saved is in that folder.',
    'Put the folder back or connect the disk again; work then goes on by itself.',
  ],
  readOnlyTitle: "The station's data folder cannot be written to",
  readOnlyLines: [
    'Everything saved is there; you can look and back up.',
    'Check the write protection of the disk and the permissions of the folder.',
  ],
  title: 'Back-up and restore',
  gauge: 'Back-up',
  gaugeNow: 'just now',
  gaugeMinutes: (minutes: number) => `${minutes} min ago`,
  gaugeHours: (hours: number) => `${hours} h ago`,
  gaugeDays: (days: number) => `${days} days ago`,
  gaugeNever: 'none yet',
  gaugeRunning: 'running…',
  gaugeAway: 'not connected',
  gaugeFailed: 'failed',
  explain:
    'Made every 5 minutes when something changed, and on lock and exit. All of it is sealed: nobody can read it without the passphrase.',
  sameDiskTitle: 'Back-up and data are on one disk',
  sameDiskLines: [
    'If the disk breaks or the computer is lost, both are lost.',
    'Connect a removable disk and press "Choose place".',
  ],
  unclearedTitle: 'Destroyed cases are still in these back-ups',
  unclearedHelp:
    'They cannot be reached now. Connect the disk; they are cleared by themselves then.',
  place: 'Place',
  beside: 'beside the data',
  lastMade: 'Last back-up',
  never: 'None yet',
  contents: 'Contents',
  contentsOf: (cases: number, files: number, bytes: number) =>
    `${cases} cases, ${files} files, ${gigabytes(bytes)}`,
  upToDate: 'Up to date',
  isBehind: 'Something new to back up',
  rehearsed: 'Last rehearsal',
  rehearsedNever: 'Never rehearsed',
  rehearsedWhole: (when: string) => `${when}: restores whole`,
  rehearsedBad: (when: string) => `${when}: did not pass`,
  choose: 'Choose place',
  now: 'Back up now',
  rehearse: 'Rehearse a restore',
  rehearseExplain:
    'Really restores the newest back-up into a scratch folder, opens and checks it, and removes it. Once a month, and after changing the disk.',
  stop: 'Stop',
  backingUp: 'Backing up',
  rehearsing: 'Rehearsing the restore',
  made: 'Back-up made',
  rehearsedToast: 'Passed: the back-up restores whole',
  badBackup: 'The back-up did not pass the check',
  badLines: [
    'The data of the station is not affected.',
    'Press "Back up now": damaged files are written anew. Then rehearse again.',
  ],
  files: (done: number, total: number) => `${done} / ${total} files`,
  rate: (bytesPerSecond: number) => `${gigabytes(bytesPerSecond)} per second`,
  timeLeft: (seconds: number) =>
    seconds >= 60
      ? `about ${Math.ceil(seconds / 60)} min left`
      : `about ${Math.ceil(seconds)} s left`,
  adminOnly: 'The administrator sets the place and runs rehearsals.',
  restore: 'Restore from a back-up',
  restoreExplain:
    'Connect the back-up disk to this computer, choose its folder, then type the old passphrase or two recovery sheets.',
  restoreChoose: 'Choose the back-up folder',
  restoreFound: 'Back-ups found',
  restoreOne: (code: string, when: string) => `Station ${code}, ${when}`,
  restoreSize: (cases: number, bytes: number) => `${cases} cases, ${gigabytes(bytes)}`,
  restorePassphrase: 'Old passphrase',
  restoreCode: 'Operator code',
  restoreCodeHelp: 'Not needed where one person worked',
  restoreBy: 'What opens the back-up',
  restoreByPassphrase: 'The old passphrase',
  restoreBySheets: 'Two recovery sheets',
  restoreSheetsNote: 'Afterwards set a new passphrase with "Forgotten passphrase".',
  agreeTitle: 'The present station agrees to being replaced',
  agreeNotice: 'There is a station on this computer; the restore puts the back-up in its place',
  agreeLines: [
    'What was done here after the back-up leaves the station; the present data is kept in a folder beside it.',
    'Its present administrator types the passphrase, or two sheets of the present recovery key. Where the record is damaged and does not open, the passphrase of any present operator will do.',
    'With neither, let IT staff move the data folder of the station away first, and restore as on a new computer.',
  ],
  agreeBy: 'What says so',
  agreeByPassphrase: "The present administrator's passphrase",
  agreeBySheets: 'Two present recovery sheets',
  agreePassphrase: "Present administrator's passphrase",
  agreeCode: "Administrator's code",
  agreeCodeHelp: 'Not needed where one person works now',
  restoreStart: 'Restore',
  restorePartial: 'Restore what is whole',
  restoreCancel: 'Cancel the restore',
  restoreBack: 'Back',
  restoring: 'Checking and restoring',
  restoreOpening: 'Opening the back-up…',
  restoredTitle: 'Restored',
  restored: (cases: number, when: string) => `${cases} cases are back, as of ${when}.`,
  restoredLost: (files: number) => `${files} files were damaged in the back-up and left out.`,
  oldComputerTitle: 'The old computer must not be used any more',
  oldComputerLines: [
    'With two computers at work, case and letter numbers would no longer agree.',
    'A range of numbers after the back-up is void, so that none is used twice. What was done on the old computer after the back-up has to be done again.',
  ],
  enter: 'Unlock',
};
