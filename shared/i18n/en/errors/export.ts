/** English: errors of packages that leave the archive, or are verified. */
import type { ExportError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const archiveSafe = 'The archive here is unchanged; packages already written are whole.';
const goOn = 'Export to the same place again to go on from the package that was not finished.';

export const exportErrors: WordsFor<ExportError> = {
  carrierFull: () => ({
    happened: 'The chosen place has no room left.',
    safe: archiveSafe,
    todo: `Make room, or export to several disks. ${goOn}`,
  }),
  carrierReadOnly: () => ({
    happened: 'The chosen place cannot be written to.',
    safe: archiveSafe,
    todo: 'Check the write protection of the disk and the rights on the folder, or choose another place.',
  }),
  carrierGone: () => ({
    happened: 'The chosen disk went away or failed while it was written to.',
    safe: archiveSafe,
    todo: `Plug it in again or use another one. ${goOn}`,
  }),
  exportStopped: () => ({
    happened: 'The export was stopped.',
    safe: archiveSafe,
    todo: goOn,
  }),
  archiveCheckStopped: () => ({
    happened: 'The check was stopped without a verdict.',
    safe: 'The archive here is unchanged, and nothing was taken in.',
    todo: 'Check again when you need a verdict.',
  }),
  archiveBusy: () => ({
    happened: 'Other work on packages (verifying, checking or exporting) is under way.',
    safe: 'Nothing new was begun; the archive here is unchanged.',
    todo: 'Wait until it is done, or stop it first in the archive room.',
  }),
  packageNone: () => ({
    happened: 'There is no archive package in the chosen place, or it cannot be read.',
    safe: 'Nothing was taken in; the archive here is unchanged.',
    todo: 'Choose the folder of a package or its zip; if the disk fails, try another port.',
  }),
  packageSealed: () => ({
    happened: 'What was chosen is sealed to its recipient and cannot be looked into here.',
    safe: 'Nothing was taken in; the archive here is unchanged.',
    todo: 'The recipient opens it with the key of its certificate (the note beside it says how); then choose the zip.',
  }),
  packageTooLarge: () => ({
    happened: 'This package grows beyond any honest size when unpacked; reading was stopped.',
    safe: 'Nothing was taken in; the archive here is unchanged.',
    todo: 'Ask the office that sent it, and do not open the files in it.',
  }),
  recipientUnread: () => ({
    happened: "The recipient's certificate cannot be read, or the file holds more than one.",
    safe: 'Nothing was exported; the archive here is unchanged.',
    todo: 'Ask the recipient for a file with one certificate and choose it again.',
  }),
  recipientKeyUnfit: () => ({
    happened: 'Packages cannot be sealed to the key of this certificate.',
    safe: 'Nothing was exported; the archive here is unchanged.',
    todo: 'Ask the recipient for a certificate with an RSA key of 2048 to 8192 bits, or a P-256, P-384 or P-521 one.',
  }),
  recipientExpired: () => ({
    happened: "The recipient's certificate is not in force today.",
    safe: 'Nothing was exported; the archive here is unchanged.',
    todo: 'Check the date of this computer; if it is right, ask the recipient for a new one.',
  }),
  exportNoPackage: () => ({
    happened: 'None of the chosen cases has a sealed package yet.',
    safe: 'Nothing was exported and no case was changed.',
    todo: 'Choose archived cases; for one archived just now, wait a moment.',
  }),
};
