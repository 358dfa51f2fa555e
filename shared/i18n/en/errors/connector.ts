/** English: errors of connector profiles and of the log-in at a county's provider. */
import type { LogInError, ProfileError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { queueKept } from './phrases';

const asBefore = 'The station goes on with its present platform; no case was changed.';
const logInAgain = 'Log in again in Settings; you can go on working until then.';

export const profileErrors: WordsFor<ProfileError> = {
  profileTooLarge: () => ({
    happened: 'This file is larger than any connector profile; it was not read.',
    safe: asBefore,
    todo: 'Check that it is a connector profile.',
  }),
  profileUnreadable: () => ({
    happened: 'This file is no connector profile, or it was damaged on its way.',
    safe: asBefore,
    todo: "Ask the platform's administrator for the file again, and do not save it with another program.",
  }),
  profileTooNew: () => ({
    happened:
      'This connector profile was made for a later version of the program; this one cannot read it.',
    safe: asBefore,
    todo: 'Update the program first; if you cannot, ask your administrator.',
  }),
  profileAddressInvalid: () => ({
    happened: 'The address of the platform or of its log-in cannot be used.',
    safe: 'No address was contacted.',
    todo: "Ask the platform's administrator for a profile with whole addresses that begin with https://.",
  }),
  profileVersionTaken: ({ version }) => ({
    happened: `This station has version ${version} of the connector profile, and it says something else than this file.`,
    safe: asBefore,
    todo: "Ask the platform's administrator to issue it again under a new version.",
  }),
  profileUnknown: () => ({
    happened: 'This station has no such connector profile.',
    safe: asBefore,
    todo: 'Choose the file of the connector profile again in Settings.',
  }),
};

export const logInErrors: WordsFor<LogInError> = {
  logInMissing: () => ({
    happened: 'This platform asks for a log-in, and the station is not logged in.',
    safe: queueKept,
    todo: 'Log in in Settings; you can go on working until then.',
  }),
  logInUnreachable: () => ({
    happened: 'The log-in service cannot be reached.',
    safe: queueKept,
    todo: 'Check the cable; log in when the line is back.',
  }),
  logInAnswersHtml: () => ({
    happened: 'The network answered with a web page; it probably wants a log-in of its own first.',
    safe: queueKept,
    todo: 'Log in to the network in a browser, then log in to the platform again.',
  }),
  logInAnswersNonsense: () => ({
    happened: 'The answer of the log-in service was not understood, and was not used.',
    safe: queueKept,
    todo: "Try again later; if it stays like this, ask the platform's administrator to check the log-in address.",
  }),
  logInBusy: () => ({
    happened: 'The log-in service is busy.',
    safe: queueKept,
    todo: 'Log in again in a few minutes.',
  }),
  logInProviderWrong: () => ({
    happened: 'What answered is not the log-in service that the connector profile names.',
    safe: 'The station handed over nothing; whatever waits to be sent is on this computer.',
    todo: "Type no password into the page that opened, and call the platform's administrator.",
  }),
  logInRefused: () => ({
    happened: 'The log-in service did not agree to this log-in.',
    safe: queueKept,
    todo: "Make sure that the account is allowed to, and log in again; or call the platform's administrator.",
  }),
  logInNotGenuine: () => ({
    happened:
      'The result of the log-in does not fit, may not be meant for this station, and was not used.',
    safe: queueKept,
    todo: "Log in again; if it stays like this, call the platform's administrator.",
  }),
  logInClockOff: () => ({
    happened: 'The time in the result of the log-in does not fit; it was not used.',
    safe: queueKept,
    todo: 'Set the clock of this computer right and log in again.',
  }),
  logInExpired: () => ({
    happened: 'The log-in has ended.',
    safe: queueKept,
    todo: logInAgain,
  }),
  logInTimedOut: () => ({
    happened: 'It took too long; this log-in is over.',
    safe: queueKept,
    todo: logInAgain,
  }),
  logInStopped: () => ({
    happened: 'This log-in was stopped.',
    safe: queueKept,
    todo: logInAgain,
  }),
};
