/** English: the self-test. */
import type { selfTest as zh } from '../zh-cn/self-test';

export const selfTest: typeof zh = {
  title: 'Self-test',
  lead: 'Tries devices, disk, clock, fonts and line in one go. It does not touch what is under way, and can be stopped at any time.',
  start: 'Start the self-test',
  again: 'Test again',
  stop: 'Stop',
  running: 'Testing',
  step: (done, total) => `${done} of ${total}`,
  trying: (part) => `Trying: ${part}`,
  stopped: 'Stopped; nothing of it was kept, and the result before is still there.',
  never: 'This station has never tested itself.',
  last: (at, by) => `Last one: ${at}, ${by}`,
  allFine: (total) => `All ${total} are fine`,
  someNot: (failed, attention) =>
    failed === '0'
      ? `${attention} to look after`
      : `${failed} with a problem, ${attention} to look after`,
  table: 'Result of the self-test',
  waiting: 'Waiting',
  todoLabel: 'What to do: ',
  saveReport: 'Save the result',
  saved: (name) => `Saved: ${name}`,
  notSaved: 'Not saved',
  printPage: 'See the test page for printers',
  pageName: 'Test page',
  close: 'Close',
  homeTitle: (parts) => `The last self-test found a problem: ${parts}`,
  homeLine: 'Cases are not affected. Do what the result says, then test again.',
  homeGo: 'See the self-test',
  comma: ', ',
  named: (name) => ` "${name}"`,
  lastPrinter: ', and is the one used last',
  noDrivers: ' This computer has no scanner drivers: only the network was searched.',
  seconds: (value) => `${value} seconds`,
  minutes: (value) => `${value} minutes`,
  hours: (value) => `${value} hours`,
  noOff: 'the same',
  fast: (span) => `this computer is ${span} ahead`,
  slow: (span) => `this computer is ${span} behind`,
  verdicts: { fine: 'Fine', absent: 'None', attention: 'Look after', failed: 'Problem' },
  parts: {
    camera: {
      title: 'Camera',
      tried: 'each was opened, and one picture looked at for light and size',
    },
    scanner: { title: 'Scanner', tried: 'looked for on cables and in the network, each asked' },
    printer: {
      title: 'Printer',
      tried: 'the system was asked which there are and which are stopped',
    },
    disk: {
      title: 'Disk',
      tried:
        'a real file was written and read back beside the data, room for the next season reckoned',
    },
    record: {
      title: 'Record',
      tried: 'its check of itself, the first and the newest entry opened, the vault opened',
    },
    clock: {
      title: 'Clock',
      tried: 'compared with the platform and with the last entry; the time zone',
    },
    fonts: {
      title: 'Fonts',
      tried: 'the screen wrote with each, every file was compared with its digest',
    },
    papers: { title: 'Papers', tried: 'a test page was drawn, with rare characters' },
    reading: { title: 'Reading', tried: 'a picture with known text was read' },
    line: { title: 'Line', tried: 'each paired platform was asked once' },
  },
  found: {
    silent: (seconds) => `No answer within ${seconds} seconds.`,
    broken: () => 'This could not be tried.',
    cameraSees: (name, size) => `Camera${name} sees, ${size}.`,
    cameraSmall: (name, size) =>
      `Camera${name} gives only ${size}: small print will not be legible.`,
    cameraDark: (name) => `Camera${name} opened, its picture is black.`,
    cameraNoPicture: (name) => `Camera${name} opened and gave no picture.`,
    cameraBusy: (name) => `Camera${name} does not open; another program may be using it.`,
    cameraDenied: () => 'The system does not let this program use the camera.',
    cameraNone: () =>
      'No camera is connected. Scanner, files and the scan folder work without one.',
    scannerReady: (name) => `Scanner${name} answers.`,
    scannerSilent: (name) => `Scanner${name} does not answer.`,
    scannerNone: (drivers) => `No scanner was found.${drivers}`,
    printerReady: (name, last) => `Printer${name} is ready${last}.`,
    printerPaused: (name) =>
      `Printer${name} is stopped in the system: what it is given will not come out.`,
    printerGone: (name) => `Printer${name}, the one used last, is gone.`,
    printerNone: () => 'The system has no printer. Papers can be saved and printed elsewhere.',
    diskRoom: (free, cases, need) =>
      `${free} free; ${cases} more cases need about ${need}. Enough.`,
    diskScarce: (free, cases, need) =>
      `Only ${free} free; ${cases} more cases need about ${need}. It may not be enough.`,
    diskWrote: (bytes, ms) =>
      `${bytes} written and read back the same, safe on the disk after ${ms} ms.`,
    diskSlow: (bytes, ms) =>
      `${bytes} written and read back the same, but safe on the disk only after ${ms} ms: slow.`,
    diskNotWritten: () => 'The test file could not be written.',
    diskReadOtherwise: () => 'What was read back is not what was written.',
    diskRemote: () => 'The data lie in a network folder.',
    diskRemovable: () => 'The data lie on a drive that can be unplugged.',
    diskInMemory: () => 'The data lie in memory and are gone when the computer is switched off.',
    recordWhole: (entries) => `Whole, ${entries} entries.`,
    recordBeingChecked: (checked, entries) =>
      `Being checked in the background, ${checked} of ${entries} entries so far, nothing wrong.`,
    recordDamaged: (entries) =>
      `Damaged, of ${entries} entries; Today says where, and which cases it is about.`,
    recordOpens: () => 'The first and the newest entry open and agree with their checksums.',
    recordDoesNotOpen: () => 'An entry does not open.',
    vaultOpens: (people) => `The vault opens, ${people} people.`,
    vaultDoesNotOpen: () => 'The vault does not open.',
    clockRight: (platform, off) => `Compared with "${platform}": ${off}.`,
    clockOff: (platform, off) => `Compared with "${platform}": ${off}.`,
    clockBehind: (span) =>
      `This computer's time is ${span} before that of an entry already written.`,
    clockUnproved: () =>
      'Later than the last entry, so the order is right; no platform was reached to compare with.',
    zoneChina: () => 'The time zone is that of Beijing.',
    zoneOther: (zone) => `The time zone of the computer is ${zone}, not that of Beijing.`,
    fontsShown: (faces) => `The screen writes with all ${faces} fonts.`,
    fontNotShown: (file) => `The screen cannot write with this font: ${file}.`,
    fontFilesWhole: (files) => `All ${files} font files are whole.`,
    fontFileDamaged: (file) => `A font file is damaged: ${file}.`,
    fontFileMissing: (file) => `A font file is missing: ${file}.`,
    rareFontsMissing: () =>
      'This program came without fonts for rare characters: papers spell them out.',
    paperDrawn: (bytes, ms) => `The test page was drawn (${bytes}, ${ms} ms).`,
    paperLacksCharacters: (count) => `${count} rare characters of the test page cannot be drawn.`,
    paperNotDrawn: () => 'The test page could not be drawn.',
    readRight: (ms) => `What was read is what the picture says (${ms} ms).`,
    readWrong: () => 'What was read is not what the picture says.',
    platformReached: (platform, ms) => `"${platform}" answers (${ms} ms).`,
    platformNotReached: (platform, why) => `"${platform}" was not reached: ${why}.`,
    platformNone: () => 'The station is not paired with a platform yet.',
    lineOfDrill: () => 'The drill has no line.',
  },
  todo: {
    silent:
      'Switch the device off and on, unplug and plug it in, then test again. Everything else works as before.',
    broken: 'Test again; if it stays so, save the result for whoever helps.',
    cameraSmall:
      'Choose another camera in the camera settings of the capture screen, or use a scanner.',
    cameraDark: 'Take off the lens cap, switch on the light.',
    cameraNoPicture: 'Unplug it, plug it in again, try another socket.',
    cameraBusy: 'Close other programs that use the camera.',
    cameraDenied:
      'Allow this program the camera in the privacy settings of the system, then open it again.',
    scannerSilent:
      'See whether it is switched on and plugged in; of a network scanner compare its address.',
    printerPaused: 'Let it go on in the printer settings of the system.',
    printerGone: 'Connect it, or choose another one when printing.',
    printerNone: 'To print receipts and letters, connect a printer and add it in the system.',
    diskScarce: 'Clear up the disk, or put the back-up on another one.',
    diskSlow: 'Make a back-up first, then have somebody look at the disk.',
    diskNotWritten:
      'See whether the disk is full or read-only; until then leave the program open and make a back-up.',
    diskReadOtherwise:
      'The disk cannot be relied on. Make a back-up to another one now, then have it replaced.',
    diskRemote:
      'Without the network nothing can be done. Have the data moved to a disk of this computer.',
    diskRemovable:
      'Do not unplug it while working. Have the data moved to a disk of this computer.',
    diskInMemory: 'Have the data moved to a disk of this computer, and do not switch off before.',
    recordDamaged: 'Today says more; restore from a back-up if need be.',
    recordDoesNotOpen:
      'Lock and unlock the station: it brings entries back from the back-up. If it stays so, restore.',
    vaultDoesNotOpen:
      'Do not lock now. Have an administrator make a back-up first, then call for help.',
    clockOff: 'Set the clock right in the system, best automatically, then test again.',
    clockBehind: 'Set the clock right before working on: the times on papers come from it.',
    zoneOther: 'Set the time zone to that of Beijing. Times on papers are not affected.',
    fontNotShown: 'Install the program again. Cases are not affected.',
    fontFileDamaged: 'Install the program again. Papers need this file: issue none before.',
    fontFileMissing: 'Install the program again. Papers need this file: issue none before.',
    rareFontsMissing:
      'Of names with rare characters the program says so before a paper is issued. To have them, install it with the fonts for rare characters.',
    paperLacksCharacters:
      'Of names with such characters the program says so before a paper is issued; they can be clipped from the register.',
    paperNotDrawn: 'Test again; if it stays so, open the program anew. What was done is kept.',
    readWrong: 'Reading only helps: everything can be typed. Save the result for whoever helps.',
    platformNone:
      'An administrator pairs it in Settings; cases can be taken and receipts issued without.',
  },
  lineFaults: {
    unreachable: 'there is no line, or the platform is down',
    captivePortal: 'a log-in page of the network answered, not the platform',
    notTrusted: 'its certificate cannot be trusted, somebody may pose as it',
    addressInvalid: 'its address is wrong',
    logInNeeded: 'a log-in is needed again',
    unauthorised: 'it does not know this station',
    busy: 'it is busy',
    failed: 'it had an error',
    nonsense: 'its answer makes no sense',
    stationTooOld: 'this program is too old for it',
    platformTooOld: 'it is too old for this program',
  },
  lineTodo: {
    unreachable:
      'Go on: cases wait in the outbox and leave by themselves. Look at the cable or the wireless network.',
    captivePortal: 'Log in to the network in a browser, then test again.',
    notTrusted: 'Send nothing in this network. Use another one, or ask the enrolment office.',
    addressInvalid: 'Have an administrator pair it again.',
    logInNeeded: 'Have an administrator log in under Settings.',
    unauthorised: 'Ask the enrolment office; pair again if need be.',
    busy: 'Wait a moment, the program tries again by itself.',
    failed:
      'Wait a moment, the program tries again by itself; tell the enrolment office if it stays so.',
    nonsense: 'Compare the address, and tell the enrolment office.',
    stationTooOld: 'Update this program.',
    platformTooOld: 'Tell the enrolment office.',
  },
  report: {
    title: (product) => `${product}: result of the self-test`,
    file: (day) => `self-test-${day}`,
    at: 'Time:',
    station: 'Station:',
    version: 'Program:',
    drill: 'Made in the drill',
    todo: 'What to do:',
  },
  page: {
    title: 'Test page',
    version: 'Program',
    lead: 'Look: is the print sharp, are lines whole, is no edge cut, is every rare character there?',
    characters: 'Characters of every block',
    charactersLead:
      'Each line has one character twelve times; a code in its place is a character that no font has',
    block: 'Code',
    character: 'Character',
    lines: 'Small print and lines',
    linesLead: 'One letter a cell; the lines are whole',
    sample: 'The quick brown fox jumps over the lazy dog 0123456789',
    signature: 'Looked at by',
  },
  trail: {
    fine: (total) => `Self-test: all ${total} parts are fine`,
    mend: (total, parts) => `Self-test of ${total} parts; to look after: ${parts}`,
  },
};
