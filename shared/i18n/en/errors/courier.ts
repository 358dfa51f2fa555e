/** English: errors of courier packages. */
import type { CourierError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const stillHere =
  'Every case still waits in the outbox, none is lost; with a line they are sent as always.';
const nothingRead = 'Nothing was read in; what waits in the outbox is unchanged.';

export const courierErrors: WordsFor<CourierError> = {
  courierKeyMissing: () => ({
    happened: "This station does not have the platform's key for courier packages yet.",
    safe: stillHere,
    todo: 'Bring this computer online once (the hotspot of a phone will do): the key comes by itself. Then write the package.',
  }),
  courierBusy: () => ({
    happened: 'Another courier package is being written or read.',
    safe: 'Nothing new was begun; what waits in the outbox is unchanged.',
    todo: 'Wait until it is done, or stop it first.',
  }),
  courierStopped: () => ({
    happened: 'Work on the courier package was stopped.',
    safe: 'An unfinished file was cleared from the stick; receipts already recorded count, and no case is lost.',
    todo: 'Write it again, or read the same answer again: nothing is done twice.',
  }),
  courierDiskFull: () => ({
    happened: 'The chosen stick has no room for this courier package.',
    safe: stillHere,
    todo: 'Make room or take another stick, and write it again.',
  }),
  courierDiskReadOnly: () => ({
    happened: 'The chosen stick cannot be written to.',
    safe: stillHere,
    todo: 'Check its write protection and the rights on the folder, or take another stick.',
  }),
  courierDiskGone: () => ({
    happened: 'The chosen stick went away or failed meanwhile.',
    safe: 'An unfinished package does not count; every case still waits here, none is lost.',
    todo: 'Plug it in again or take another stick, and try once more.',
  }),
  courierFileDamaged: () => ({
    happened: 'This file is not whole, or is no courier package.',
    safe: nothingRead,
    todo: 'Copy the answer from the platform again, and pull the stick out only when that is safe.',
  }),
  courierFileForPlatform: () => ({
    happened: "This is a package on its way to the platform, not the platform's answer.",
    safe: nothingRead,
    todo: 'Carry it to the platform, have it imported there, and bring back the answer.',
  }),
  courierFileOfOtherStation: () => ({
    happened: 'This answer is meant for another station.',
    safe: nothingRead,
    todo: 'Give it to the station that wrote the package; this station reads its own answers.',
  }),
  courierFileNotGenuine: () => ({
    happened:
      'This file is not signed by the platform that this station is paired with: it may be forged, or come from another platform.',
    safe: nothingRead,
    todo: 'Do not use it. Ask the platform who gave it out, and copy the answer again.',
  }),
  courierPackageUnknown: ({ number }) => ({
    happened: `This station never wrote the package that is answered here (number ${number}); it may be from before a back-up was restored.`,
    safe: 'Nothing was read in; what the platform received is safe there.',
    todo: 'Write a new package and send it: the platform gives the same receipts, and nothing is taken twice.',
  }),
  courierAnswerKnown: ({ number }) => ({
    happened: `This answer to package ${number} was read before.`,
    safe: 'Nothing was read twice; its receipts and results are in the record already.',
    todo: 'There is nothing to do. For later results, write another package and send it.',
  }),
};
