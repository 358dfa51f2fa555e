/** English: errors of scanners. */
import type { ScanError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const pagesKept = 'Every page scanned so far is saved on this computer.';
const nothingTouched = 'Nothing was scanned, and the case was not changed.';

export const scanErrors: WordsFor<ScanError> = {
  scannerJam: () => ({
    happened: 'The paper is jammed in the scanner.',
    safe: pagesKept,
    todo: 'Open the cover and take the paper out, put this sheet and the rest back into the feeder, then continue with the next page.',
  }),
  scannerDoubleFeed: () => ({
    happened: 'The scanner took two sheets at once; one of them may not have been scanned.',
    safe: pagesKept,
    todo: 'Take both sheets out, fan them and put them back with the rest; compare the last page before you continue.',
  }),
  scannerNoPaper: () => ({
    happened: 'There is no paper in the feeder.',
    safe: pagesKept,
    todo: 'Push the paper into the feeder as far as it goes and scan again, or use the glass.',
  }),
  scannerCoverOpen: () => ({
    happened: 'The cover of the scanner is not closed.',
    safe: pagesKept,
    todo: 'Close the cover until it clicks, then scan again.',
  }),
  scannerBusy: () => ({
    happened: 'The scanner is doing something else, or another computer is using it.',
    safe: pagesKept,
    todo: 'Wait until it stops, then scan again.',
  }),
  scannerGone: () => ({
    happened: 'This scanner cannot be reached; it does not answer.',
    safe: pagesKept,
    todo: 'Check power, cable and network, refresh the list and try again, or use the camera or files.',
  }),
  scannerFailed: () => ({
    happened: 'The scanner stopped with an error.',
    safe: pagesKept,
    todo: 'See what its panel says, put the unfinished page back and scan again; if it still fails, switch it off and on.',
  }),
  scannerDenied: () => ({
    happened: 'This scanner does not let this computer use it.',
    safe: pagesKept,
    todo: 'Ask the station administrator to allow this system user to scan, or to lift the password on the scanner.',
  }),
  scannerSettingsRefused: () => ({
    happened: 'The scanner does not accept these settings.',
    safe: pagesKept,
    todo: 'Choose another resolution, colour or paper size and scan again.',
  }),
  scannerNonsense: () => ({
    happened: 'The answer of this device cannot be understood; it may not be a scanner.',
    safe: pagesKept,
    todo: 'Check the address; otherwise use the camera, or scan with its own software and choose the files.',
  }),
  scannerNotAPicture: () => ({
    happened: 'What the scanner sent for this page is not a whole picture.',
    safe: pagesKept,
    todo: 'This page was not taken in; scan it again, with another resolution if it keeps failing.',
  }),
  scannerAnswerTooLarge: () => ({
    happened: 'What the scanner sent for this page exceeds the limit of 30 MB.',
    safe: pagesKept,
    todo: 'This page was not taken in; set the resolution to about 300 dpi and scan again.',
  }),
  scannerElsewhere: () => ({
    happened: 'The scanner wants its pictures fetched from another computer; this was refused.',
    safe: pagesKept,
    todo: 'Ask the station administrator to check the device; meanwhile use the camera or files.',
  }),
  scannerNotLocal: () => ({
    happened: 'This address is outside the local network, and no certificate proves it.',
    safe: nothingTouched,
    todo: 'Enter the address of a scanner in the local network; one outside needs https and a valid certificate.',
  }),
  scannerAddressInvalid: () => ({
    happened: 'This is not the network address of a scanner.',
    safe: nothingTouched,
    todo: 'Enter the address that the scanner shows on its panel, such as 192.168.1.20.',
  }),
  scannerPageTooLarge: () => ({
    happened: 'Paper of this size at this resolution exceeds the limit of 40 megapixels a page.',
    safe: nothingTouched,
    todo: 'Set the resolution to 300 dpi or the paper size to A4, then scan.',
  }),
  scannerTooManyPages: () => ({
    happened: 'One scan takes at most 200 pages; it has stopped.',
    safe: pagesKept,
    todo: 'Check the saved pages, and scan again if there is paper left.',
  }),
};
