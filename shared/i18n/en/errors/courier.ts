/** English: errors of courier packages. */
import type { CourierError } from '../../../domain/courier-error';
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
  courierFileIsAnswer: () => ({
    happened: 'This is the answer of a platform, not a package on its way to one.',
    safe: 'Nothing was sent.',
    todo: 'Take it back to the station that wrote the package and read it there; hand on the file that the station wrote.',
  }),
  courierForeignPlatform: () => ({
    happened: 'This package is for another platform, with which this station is not paired.',
    safe: 'Nothing was sent, and the file on the stick is as it was.',
    todo: 'Give it to a station that is paired with that platform, or carry it there.',
  }),
  courierTooLarge: () => ({
    happened: 'This package is too large to be taken by line.',
    safe: 'The file on the stick is as it was, and its station still has every case.',
    todo: 'Carry the stick to the platform, or have the station write several packages.',
  }),
  courierPaused: ({ platform }) => ({
    happened: `Sending to "${platform}" is paused here, so nothing can be handed on.`,
    safe: 'Nothing was sent, and the file on the stick is as it was.',
    todo: 'Resume sending to this platform in the outbox, then try again.',
  }),
  courierCarryUnknown: () => ({
    happened: 'This platform is older and takes no packages from another station yet.',
    safe: 'Nothing was sent, and the file on the stick is as it was.',
    todo: 'Carry the stick to the platform, and ask its administrator for an upgrade.',
  }),
  courierCarriedDamaged: () => ({
    happened: 'This package is cut or altered, or is none at all.',
    safe: 'The file on the stick is as it was; whole parts that the platform took are not taken twice, and its station still has every case.',
    todo: 'Write it again at its station, and pull the stick out only when that is safe.',
  }),
  courierCarriedStationUnknown: () => ({
    happened:
      'The platform does not know the station that wrote this package, or ended its access.',
    safe: 'The platform took nothing, and the file on the stick is as it was.',
    todo: 'That station has to ask the platform about its pairing, then write the package again.',
  }),
  courierLineBroke: () => ({
    happened:
      'The line is down or broke, or the platform is busy: the package has not arrived whole.',
    safe: 'The file on the stick is as it was; what arrived stays at the platform and is not sent again.',
    todo: 'Choose the same package again when the line is back: it goes on where it stopped.',
  }),
};
