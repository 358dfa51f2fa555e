/** English: what waits to be sent and why. */
import type { outbox as zh } from '../zh-cn/outbox';

export const outbox: typeof zh = {
  title: 'Outbox',
  platform: 'Central platform',
  line: 'Line',
  lastContact: 'Last contact',
  never: 'None yet',
  notPaired: 'Not paired',
  sendNow: 'Send now',
  sending: 'Calling the platform…',
  entries: 'Cases to be sent',
  empty: 'Nothing waits to be sent',
  emptyDetail: 'Every submitted case has reached the platform, and none came back.',
  queued: 'Waiting its turn',
  queuedOffline: 'Sent by itself when the line is back',
  handingOver: 'Handing over the case',
  part: (part, parts) => `File ${part} of ${parts}`,
  waiting: (reason) => `Waiting: ${reason}`,
  retryIn: (span) => `next try in ${span}`,
  retrySoon: 'trying again',
  attempts: (count) => `${count} tries`,
  minutes: (minutes, seconds) => `${minutes} min ${seconds} s`,
  seconds: (seconds) => `${seconds} s`,
  held: (reason) => `Not sent: ${reason}`,
  conflicted: 'Differs from the platform',
  returned: 'Sent back for correction',
  open: 'Open the case',
  resend: 'Send again',
  more: 'Show more',
  pairFirst: 'Pair the platform',
  safe: 'You can go on working without a line. What waits is kept encrypted on this computer and sent by itself, never lost and never twice.',
  clockFast: (span) => `This computer's clock is ${span} ahead of the platform`,
  clockSlow: (span) => `This computer's clock is ${span} behind the platform`,
  clockLines: [
    'Cases are sent all the same and in their order; but times on letters and in the trail are wrong.',
    'Set date and time in the system settings; nobody has to sign in again.',
  ],
  lineHelp: {
    notPaired: "Enter the platform's address and a pairing code in Settings.",
    unknown: 'Checking the line.',
    online: 'Submitted cases are sent by themselves.',
    offline: 'Sent by itself when the line is back.',
    captivePortal:
      'The network asks for a log-in first, so the platform cannot be reached. Go on working: cases are kept on this computer. Log in to the network in a browser, then press Send now.',
    platformTrouble: 'Sent by itself when the platform is back.',
    lineNotTrusted:
      "The platform's certificate is not right: something else may pose as it, so nothing was sent. Go on working: cases are kept on this computer. An administrator checks the platform's address in Settings and the date and time of this computer, and calls the platform; with the right certificate it is sent by itself.",
    unauthorised:
      'The platform does not take the token of this station: it may have been stopped, or paired again elsewhere. Waiting will not mend it. Go on working: cases are kept on this computer. An administrator calls the platform for a new pairing code and pairs again in Settings.',
    stationTooOld:
      'This program is too old for the platform. Waiting will not mend it. Go on working: cases are kept on this computer, and an update leaves them as they are. An administrator updates the program; then it is sent by itself.',
    platformTooOld:
      'The platform is older than this program and does not understand what it sends. Go on working: cases are kept on this computer. Nothing is to be done at the desk; an administrator tells the platform, and it is sent by itself after their update.',
    logInNeeded:
      'An administrator logs in in Settings, under Connector profiles; then it is sent by itself.',
    paused: 'Sending is paused: cases stay here and go when it is resumed; results still arrive.',
    drill:
      'Cases of a drill are not sent, and nothing could send them. Open a case and use "Pretended answers" to go on practising.',
  },
  waitReasons: {
    offline: 'no line',
    lineNotTrusted: "the platform's certificate is not right",
    captivePortal: 'network log-in needed',
    platformBusy: 'the platform is busy',
    platformFailed: 'the platform failed',
    platformNonsense: "the platform's answer was not understood",
    platformRefused: 'not accepted for now',
    unauthorised: 'the platform does not know this station; pair again',
    logInNeeded: 'the platform asks for a log-in; log in in Settings',
    stationTooOld: 'the program is too old; update it',
    platformTooOld: 'the platform is older than this program; it has to be updated',
    storageTrouble: "trouble with this computer's disk",
    internal: 'something went wrong inside the program',
    offPeak: 'not the hour for attachments yet',
  },
};
