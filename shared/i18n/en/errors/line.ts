/** English: errors of the line and the platform. */
import type { LineError } from '../../../domain/line-error';
import type { WordsFor } from '../../error-shape';
import { queueKept } from './phrases';

export const lineErrors: WordsFor<LineError> = {
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
    happened: 'The pairing code is wrong, older than seven days, or was used before.',
    safe: 'The station was not changed.',
    todo: 'Ask the admissions office for a new code.',
  }),
  stationRevoked: () => ({
    happened: 'The platform ended the access of this station, which cannot be paired any more.',
    safe: queueKept,
    todo: "Ask the platform's administrator to renew this station (not to add a new one), and pair with the code of the renewal; the cases stay its own.",
  }),
  platformNotTrusted: () => ({
    happened:
      'It is not sure that this is the platform: its certificate is not trusted, has expired, or is for another address.',
    safe: 'Nothing was sent, and the station was not changed.',
    todo: 'Check the date and time of this computer, then the address. If both are right, ask whoever looks after the computers to install the authority of its certificate here.',
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
  platformKeyTaken: ({ platform }) => ({
    happened: `This platform names its key as "${platform}" does, but the key is another one.`,
    safe: 'Nothing was paired; that platform and all that waits are as they were.',
    todo: "Check the address; if it is right, ask the platform's administrator for another key.",
  }),
  platformIsAnother: ({ platform }) => ({
    happened: `What answers at this address is not "${platform}": it has not the key of the pairing.`,
    safe: 'The address stays as it was, and nothing was sent there.',
    todo: "Ask the platform's administrator for the new address; pair anew if its key is another one.",
  }),
  platformTooOld: () => ({
    happened: 'The central platform is older than this program and does not understand it.',
    safe: queueKept,
    todo: "Tell the platform's administrator; go on working, it is sent by itself after the update.",
  }),
};
