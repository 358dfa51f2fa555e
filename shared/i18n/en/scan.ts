/** English: scanning in the capture panel. */
import type { ScanTexts } from '../zh-cn/scan';

const counted = (count: number) => (count === 1 ? '1 page' : `${count} pages`);

export const scanEn: ScanTexts = {
  open: 'Scanner',
  region: 'Scanner',
  looking: 'Looking for scanners…',
  refresh: 'Look again',
  device: 'Scanner to use',
  chooseDevice: 'Choose a scanner',
  deviceAt: (name, address) => `${name} (${address})`,
  none: {
    title: 'No scanner found',
    lines: [
      'No scanner answers, neither on a cable nor in the network.',
      'All captured pages are safe.',
      'Check power and cable and look again, or enter the address of a network scanner.',
    ],
  },
  noDrivers: 'This computer has no scanner drivers (SANE); only network scanners can be used.',
  byAddress: 'Enter an address',
  address: 'Network address of the scanner',
  addressHelp: 'Its panel shows it under network settings, such as 192.168.1.20.',
  addressMissing: 'Enter the address.',
  add: 'Add',
  adding: 'Connecting…',
  forget: 'Take out of the list',
  asking: 'Asking the scanner…',
  source: 'Scan from',
  sources: { flatbed: 'Glass', feeder: 'Feeder, one side', duplex: 'Feeder, both sides' },
  dpi: 'Resolution',
  dpiOf: (dpi) => `${dpi} dpi`,
  colour: 'Colour',
  colours: { colour: 'Colour', grey: 'Grey' },
  paper: 'Paper',
  papers: { a4: 'A4', full: 'Whole area' },
  openLine:
    'The connection to this scanner is not encrypted; pictures cross the local network in clear.',
  unprovedLine:
    'The connection is encrypted, but nobody vouches for its certificate; most scanners in local networks are like that.',
  scan: 'Scan',
  scanHint: 'Place the original and press Space.',
  feederHint: 'Put the paper into the feeder and press Space; it scans until there is none left.',
  scanning: 'Scanning',
  page: (number) => `Page ${number}`,
  stop: 'Stop scanning',
  elsewhere: 'Scanning for another document',
  done: (pages) => `Scan finished, ${counted(pages)}`,
  stopped: (pages) => (pages === 0 ? 'Scan stopped' : `Scan stopped, ${counted(pages)} saved`),
  stoppedLines: [
    'Every page that was scanned is saved.',
    'Put the unfinished page back before you scan again.',
  ],
  savedPages: (pages) =>
    pages === 1
      ? 'The page scanned so far is saved on this computer.'
      : `All ${pages} pages scanned so far are saved on this computer.`,
  resume: (number) => `Continue with page ${number}`,
  again: 'Scan again',
  finish: 'Do not continue',
  away: {
    title: (paper) => `The scan of "${paper}" is not complete`,
    titleOf: (name, paper) => `The scan of "${paper}" of ${name} is not complete`,
    noneSaved: 'No page was scanned this time; the pages captured before are all there.',
    detail: (happened, safe, todo) => `${happened} ${safe} ${todo}`,
    go: 'Go to this paper',
  },
  notUsable: 'This scanner cannot be used',
  kept: {
    title: (count) => `${counted(count)} captured and not filed yet`,
    lines: [
      'Capturing was interrupted, or the files of a batch did not name their paper; these pages are saved and encrypted on this computer, but in no back-up yet.',
      'Choose those of this document and file them, or throw away what is not needed.',
    ],
    others: (count) =>
      `${counted(count)} of these were captured for another document; compare before you file them here.`,
    take: 'File in this document',
    takeChosen: (count) => `File the chosen ones (${count})`,
    choose: 'Choose the pages of this document',
    chooseAll: 'Choose all',
    chooseNone: 'Choose none',
    discard: 'Throw away',
    discardTitle: 'Throw captured pages away',
    discardTitleOf: (name) => `Throw captured pages of ${name} away`,
    discardLines: (count) => [
      `${counted(count)} not filed yet will be deleted for good.`,
      'Pages that are filed already are not touched.',
    ],
    discardConfirm: 'Throw away',
  },
  waiting: {
    title: (pages, cases) =>
      cases === 1
        ? `${counted(pages)} captured and not filed yet`
        : `${counted(pages)} of ${cases} cases captured and not filed yet`,
    titleOfCase: (pages) => `This case has ${counted(pages)} captured and not filed yet`,
    notInBackup:
      'They are saved and encrypted on this computer, but in no back-up until they are filed.',
    notSent:
      'If you submit now, these pages are not sent. File them first, or throw away what is not needed.',
    staysHere: (pages) => `${counted(pages)} captured and not filed will not be sent with it`,
    cases: 'Cases with captured pages to file',
    pages: counted,
    sentAlready: 'Submitted already; can be filed when a correction is asked',
    withdrawn: 'The draft was withdrawn; they cannot be filed any more',
    file: 'File them',
    open: 'Open case',
    more: (cases) =>
      cases === 1
        ? 'One more case follows after these.'
        : `${cases} more cases follow after these.`,
  },
  scannedPage: (number) => `Captured page ${number}`,
};
