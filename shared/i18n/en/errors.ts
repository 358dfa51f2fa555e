/** English: every error in words for a clerk at the counter. */
import type { ErrorWords } from '../error-shape';
import { commands, series, states } from './words';

const kept = 'Everything saved so far is safe; nothing was lost.';
const unchanged = 'The case was not changed.';
const fileKept = 'The file was not changed, and the pages already in the case are safe.';
const numberKept = 'Its number and contents are saved; no number is used twice or skipped.';
const queueKept = 'Everything waiting is on this computer and will be sent by itself.';

export const errors: ErrorWords = {
  notAllowedInState: ({ command, state }) => ({
    happened: `This case is "${state === 'new' ? 'New' : states[state].name}"; "${commands[command]}" is not possible now.`,
    safe: unchanged,
    todo: 'Go back to the case and take the next step shown there.',
  }),
  notAllowedForRole: ({ command }) => ({
    happened: `Your role may not do this: ${commands[command]}.`,
    safe: unchanged,
    todo: 'Ask a colleague who may do it to log in.',
  }),
  caseExists: () => ({
    happened: 'This case was already opened.',
    safe: 'The existing case was not overwritten.',
    todo: 'Open it from Today and go on.',
  }),
  caseUnknown: () => ({
    happened: 'This case was not found.',
    safe: kept,
    todo: 'Go back to Today and open it again.',
  }),
  documentUnknown: () => ({
    happened: 'This document was not found; it may just have been removed.',
    safe: 'All other documents are safe.',
    todo: 'Choose again from the checklist.',
  }),
  pageUnknown: () => ({
    happened: 'This page was not found; it may just have been removed or replaced.',
    safe: 'All other pages are safe.',
    todo: 'Choose again from the checklist.',
  }),
  requirementUnknown: () => ({
    happened: 'With the present group and answers this document is no longer asked for.',
    safe: 'Pages already captured are kept.',
    todo: 'Follow the checklist at the right.',
  }),
  tooManyPages: ({ limit }) => ({
    happened: `A case holds ${limit} pages at most, and it is full.`,
    safe: 'The pages captured before are safe; this one was not taken in.',
    todo: 'Remove pages that are not needed, then go on.',
  }),
  notComplete: ({ openCount }) => ({
    happened: `${openCount} items are still open, so the case cannot be submitted yet.`,
    safe: kept,
    todo: 'Complete the list, then submit.',
  }),
  noNumberLeft: ({ series: of }) => ({
    happened: `No reserved number is left: ${series[of]}.`,
    safe: kept,
    todo: 'Connect to the network to receive new numbers, or call the administrator.',
  }),
  letterUnknown: () => ({
    happened: 'This letter was not found.',
    safe: kept,
    todo: 'Open it again from the case.',
  }),
  letterExists: () => ({
    happened: 'This letter was already issued; it will not take a second number.',
    safe: 'The existing letter and its number are safe.',
    todo: 'Open it under Letters to print or save another copy.',
  }),
  notAccepted: () => ({
    happened: 'The decision is not "accepted", so no place notice can be issued.',
    safe: unchanged,
    todo: 'Tell the family the decision.',
  }),
  letterNotMade: () => ({
    happened: 'A letter is not finished yet.',
    safe: numberKept,
    todo: 'Open it under Letters; go on when it is finished.',
  }),
  receiptForOtherRevision: () => ({
    happened: 'This belongs to an earlier submission; the case has moved on.',
    safe: unchanged,
    todo: 'Go back to the case and look at its present state.',
  }),

  imageEmpty: () => ({
    happened: 'This file is empty.',
    safe: fileKept,
    todo: 'Take the picture again or choose another file.',
  }),
  imageNotAnImage: () => ({
    happened: 'This file is not a picture.',
    safe: fileKept,
    todo: 'Choose a JPEG, PNG, WebP or TIFF picture.',
  }),
  imageFormatUnsupported: ({ format }) => ({
    happened: `Pictures of the format ${format} are not supported.`,
    safe: fileKept,
    todo: 'Save it as JPEG or PNG and add it again.',
  }),
  imageTooManyBytes: ({ megabytes, limit }) => ({
    happened: `This picture has ${megabytes} MB; the limit is ${limit} MB.`,
    safe: fileKept,
    todo: 'Scan it again at about 300 dpi.',
  }),
  imageTooManyPixels: ({ megapixels, limit }) => ({
    happened: `This picture has ${megapixels} megapixels; the limit is ${limit}.`,
    safe: fileKept,
    todo: 'Take or scan it again at a lower resolution.',
  }),
  imageTruncated: () => ({
    happened: 'This picture is cut off; its end is missing.',
    safe: fileKept,
    todo: 'Copy the file again or take the picture again.',
  }),
  imageUndecodable: () => ({
    happened: 'This picture is damaged and cannot be opened.',
    safe: fileKept,
    todo: 'Take the picture again or choose another file.',
  }),

  stationLocked: () => ({
    happened: 'The station is locked.',
    safe: 'What was typed before is saved.',
    todo: 'Unlock it with the passphrase.',
  }),
  stationExists: () => ({
    happened: 'A station already exists on this computer.',
    safe: 'Its data was not overwritten.',
    todo: 'Unlock it with its passphrase.',
  }),
  stationMissing: () => ({
    happened: 'No station data was found on this computer.',
    safe: 'No file was changed.',
    todo: 'Check that the data disk is connected; create a station only on a new computer.',
  }),
  stationDamaged: ({ part }) => ({
    happened: `Part of the station's data cannot be read (${part}).`,
    safe: 'The program stopped writing; the rest was not touched.',
    todo: 'Delete nothing and call the administrator to restore the back-up.',
  }),
  stationTooNew: () => ({
    happened: 'The data was written by a newer version of the program.',
    safe: 'The data was not changed.',
    todo: 'Install the newer version and open it again.',
  }),
  wrongPassphrase: ({ waitSeconds }) => ({
    happened: 'The passphrase is wrong.',
    safe: "The station's data is still encrypted and unchanged.",
    todo:
      waitSeconds > 0
        ? `Wait ${Math.ceil(waitSeconds)} s and try again; mind capitals and the input method.`
        : 'Try again; mind capitals and the input method.',
  }),
  passphraseTooWeak: ({ minLength }) => ({
    happened: 'This passphrase is too easy to guess.',
    safe: 'Nothing was created yet.',
    todo: `Use at least ${minLength} characters, for example several unrelated words.`,
  }),
  policyPackUnreadable: () => ({
    happened: 'The policy pack cannot be read, so the checklist cannot be worked out.',
    safe: kept,
    todo: 'Install the program again or ask the administrator for another policy pack.',
  }),

  storageFull: () => ({
    happened: 'The disk is full; the last step was not saved.',
    safe: 'Everything saved before is safe.',
    todo: 'Free some disk space, then do the last step again.',
  }),
  storageFailed: () => ({
    happened: 'Writing to the disk failed; the last step was not saved.',
    safe: 'Everything saved before is safe.',
    todo: 'Try again; if it fails again, call the administrator.',
  }),
  fileMissing: () => ({
    happened: 'The picture of this page is missing on this computer.',
    safe: 'The rest of the case is safe.',
    todo: 'Take the picture again, or ask the administrator to restore it.',
  }),
  fileDamaged: () => ({
    happened: 'The picture of this page is damaged: it is not what was saved.',
    safe: 'The rest of the case is safe; the damaged picture will not be sent.',
    todo: 'Take the picture again, or ask the administrator to restore it.',
  }),

  caseDamaged: () => ({
    happened: 'Part of the record of this case was lost to damage on the disk.',
    safe: 'What is left of it is kept as it is, and every other case is untouched.',
    todo: 'Do not go on with this case. Ask the administrator to put in the back-up, or open the case anew.',
  }),
  caseDestroyed: () => ({
    happened: 'This case was deleted when its retention period ended.',
    safe: 'That it existed and who deleted it stays in the audit trail.',
    todo: 'Nothing. If the family comes back, open a new case.',
  }),

  caseUnsent: () => ({
    happened: 'This case still waits to be sent, so it cannot be deleted.',
    safe: 'Nothing was deleted.',
    todo: 'Wait for the receipt of the platform, then try again.',
  }),

  paperNotReady: () => ({
    happened: 'The letter is still being made.',
    safe: numberKept,
    todo: 'Try again in a few seconds.',
  }),
  paperFailed: () => ({
    happened: 'The letter could not be made.',
    safe: numberKept,
    todo: 'Try again; if it fails again, call the administrator.',
  }),
  printerMissing: () => ({
    happened: 'No printer was found.',
    safe: 'The letter is saved and was not recorded as printed.',
    todo: 'Check the printer and try again, or save the file first.',
  }),
  printFailed: () => ({
    happened: 'The printer did not take the letter.',
    safe: 'The letter is saved and was not recorded as printed.',
    todo: 'Check the printer and try again, or save the file first.',
  }),
  saveFailed: () => ({
    happened: 'The file was not saved to the chosen place.',
    safe: 'The letter is still here and was not recorded as saved.',
    todo: 'Check that the place can be written to, or choose another.',
  }),

  notPaired: () => ({
    happened: 'This station is not paired with the central platform yet.',
    safe: queueKept,
    todo: "Enter the platform's address and a pairing code in Settings.",
  }),
  platformAddressInvalid: () => ({
    happened: "The platform's address is not right.",
    safe: 'No address was contacted.',
    todo: 'Copy the whole address from the notice; it begins with https://.',
  }),
  platformUnreachable: () => ({
    happened: 'The central platform cannot be reached.',
    safe: queueKept,
    todo: 'Check the cable and the address; go on working, it will be sent when the line is back.',
  }),
  platformAnswersHtml: () => ({
    happened: 'The network answered with a web page; it probably wants a log-in first.',
    safe: queueKept,
    todo: 'Log in to the network in a browser, then press Send now.',
  }),
  platformAnswersNonsense: () => ({
    happened: 'The answer was not understood; it may not be the central platform.',
    safe: queueKept,
    todo: "Check the address; if it is right, call the platform's administrator.",
  }),
  platformBusy: () => ({
    happened: 'The central platform is busy.',
    safe: queueKept,
    todo: 'Nothing to do; it will be tried again by itself.',
  }),
  pairingCodeUnknown: () => ({
    happened: 'The pairing code is wrong or was used before.',
    safe: 'The station was not changed.',
    todo: 'Ask the admissions office for a new code.',
  }),
  platformRefused: ({ problem }) => ({
    happened:
      problem === '' ? 'The platform refused the request.' : `The platform refused: ${problem}`,
    safe: 'The case and its documents are on this computer; nothing was lost.',
    todo: "Put it right and send again, or call the platform's administrator.",
  }),
  stationTooOld: () => ({
    happened: 'The program is too old for the central platform.',
    safe: queueKept,
    todo: 'Update the program; you can go on working until then.',
  }),

  invalidRequest: () => ({
    happened: 'This step was not accepted: something has the wrong form.',
    safe: unchanged,
    todo: 'Check what was typed and try again.',
  }),
  internal: () => ({
    happened: 'Something went wrong inside the program.',
    safe: kept,
    todo: 'Try again; if it fails again, reopen the program or call the administrator.',
  }),
};
