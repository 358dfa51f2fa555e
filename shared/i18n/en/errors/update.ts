/** English: the program itself is not as it was published, or an update is not taken. */
import type { AddedFiles, UpdateError } from '../../../domain/update-error';
import type { WordsFor } from '../../error-shape';

const recordsSafe =
  'Every case and every paper is on this computer; none was opened and none was changed.';
const installAgain =
  'Install the program again from the stick that the school keeps; then unlock as always, every case is there.';
const programSafe = 'The program you have and every case are as they were.';

const othersThere = ({ folder, names, count }: AddedFiles): string => {
  const more = count > names.length ? `, and ${String(count - names.length)} more` : '';
  return `In the folder of the program, ${folder}, are files that are none of the program's (${String(count)}): ${names.join(', ')}${more}. `;
};
/** Goes on with what comes after it. */
const takeAway = ({ folder }: AddedFiles): string =>
  `Close the program, and let whoever looks after this computer move those files out of ${folder}; keep what nobody knows of, so that it can be looked into. To install the program again may leave them there. `;

export const updateErrors: WordsFor<UpdateError> = {
  programDamaged: ({ names, count, added }) => ({
    happened: `Files of the program itself are not as they were published (${String(count)}): ${names.join(', ')}. ${added === undefined ? '' : othersThere(added)}It is the program that is damaged, not the cases. The station cannot be unlocked for that reason.`,
    safe: recordsSafe,
    todo: added === undefined ? installAgain : `${takeAway(added)}${installAgain}`,
  }),
  programAdded: (added) => ({
    happened: `${othersThere(added)}The program's own files are all as they were published. Nobody knows where the others come from, and the station cannot be unlocked for that reason.`,
    safe: recordsSafe,
    todo: `${takeAway(added)}Then open the program and unlock as always.`,
  }),
  programUnsigned: () => ({
    happened:
      "The list of the program's files is missing, or its publisher did not sign it. It is the program that is damaged, not the cases. The station cannot be unlocked for that reason.",
    safe: recordsSafe,
    todo: installAgain,
  }),
  programUnchecked: () => ({
    happened:
      'The files of the program could not all be checked, and the station cannot be unlocked yet.',
    safe: recordsSafe,
    todo: 'Close the program and open it again; if that does not help, install it again from the stick that the school keeps.',
  }),
  updateNone: () => ({
    happened: 'There is no update where you looked.',
    safe: programSafe,
    todo: 'Choose the folder "enrollment-station-update" on the stick; if there is none, ask whoever hands out updates.',
  }),
  updateUnsigned: () => ({
    happened: 'The publisher did not sign this update; it was not taken.',
    safe: programSafe,
    todo: 'Do not install it and do not use that stick or server again; tell whoever hands out updates.',
  }),
  updateUnreadable: () => ({
    happened:
      'The description of the update has a form that this program does not know; it was not taken.',
    safe: programSafe,
    todo: 'Ask whoever hands out updates for one that suits the version you have.',
  }),
  updateOlder: ({ version, installed }) => ({
    happened: `The update is of version ${version}, older than the ${installed} you have. An older version cannot read what a newer one wrote, so it is not put back.`,
    safe: programSafe,
    todo: 'Go on with the version you have; to update, take a newer one.',
  }),
  updateSame: ({ version }) => ({
    happened: `The update is of version ${version}, the one you have.`,
    safe: programSafe,
    todo: 'There is nothing to do.',
  }),
  updateNotForThis: ({ version }) => ({
    happened: `The update (${version}) holds no installer for this computer.`,
    safe: programSafe,
    todo: 'Tell whoever hands out updates which system it is and how the program was installed, and ask for that one.',
  }),
  updateDamaged: ({ name }) => ({
    happened: `${name} of the update is missing or not as it was signed; it was not taken.`,
    safe: programSafe,
    todo: 'Copy the update anew and try again.',
  }),
  updateNotKept: () => ({
    happened: 'The update could not be copied to this computer.',
    safe: programSafe,
    todo: 'See whether the disk has room, and try again.',
  }),
  updateNotReady: () => ({
    happened: 'No update is ready.',
    safe: programSafe,
    todo: 'Look for it again.',
  }),
  updateByHand: () => ({
    happened: 'Installed in this way, the program cannot replace itself.',
    safe: programSafe,
    todo: 'Close it and let whoever looks after this computer run the installer of the update; then unlock as always, every case is there.',
  }),
  updateAddressInvalid: () => ({
    happened: 'This is no address of an update server; it was not saved.',
    safe: programSafe,
    todo: 'Copy the whole address from the notice; it begins with https://. Only an address inside your own network may begin with http://.',
  }),
  updateNoServer: () => ({
    happened: 'No address of an update server is set.',
    safe: programSafe,
    todo: 'Let an administrator of the station set it, or look on a stick.',
  }),
  updateServerUnreachable: () => ({
    happened: 'The update server cannot be reached.',
    safe: programSafe,
    todo: 'See whether there is a line and whether the address is right, and try again later; without a line, update from a stick.',
  }),
  updateServerMissing: () => ({
    happened: 'The update server has no update at this address.',
    safe: programSafe,
    todo: 'Compare the address with the notice; if it is right, tell whoever hands out updates.',
  }),
  updateServerRefused: ({ status }) => ({
    happened: `The update server did not hand out the update (code ${String(status)}).`,
    safe: programSafe,
    todo: 'Try again later; if that does not help, tell whoever hands out updates this code.',
  }),
  updateServerOther: () => ({
    happened: 'It is not the update server that answers, but perhaps the log-in page of a network.',
    safe: programSafe,
    todo: 'Log in to the network in a browser and try again; if that does not help, check the address.',
  }),
  updateServerDamaged: ({ name }) => ({
    happened: `${name} on the update server is missing or not as it was signed; it was not taken.`,
    safe: programSafe,
    todo: 'Download it again later; if it stays so, tell whoever hands out updates.',
  }),
  updateBrokenOff: () => ({
    happened: 'The line broke while the update came; what had come is kept.',
    safe: programSafe,
    todo: 'See whether there is a line, and download it again: it goes on where it broke off.',
  }),
  updateStopped: () => ({
    happened: 'The download of the update was stopped; what had come is kept.',
    safe: programSafe,
    todo: 'Download it again when you want it: it goes on where it stopped.',
  }),
  updateDiskFull: ({ needed }) => ({
    happened: `The disk of this computer has no room for the update; it needs ${String(Math.ceil(needed / 1_000_000))} MB.`,
    safe: programSafe,
    todo: 'Make room on the disk, and download it again.',
  }),
};
