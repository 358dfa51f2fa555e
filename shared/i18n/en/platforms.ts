/** English: several platforms on one station. */
import type { platforms as zh } from '../zh-cn/platforms';

export const platforms: typeof zh = {
  all: 'All',
  waitingForRule: 'No rule yet',
  filter: 'By platform',
  takenBy: (platform) => `Goes to ${platform}`,
  willGoTo: (platform) => `Will go to ${platform}`,
  noneTakes: 'No rule says which platform takes such a case',
  noneTakesDetail:
    'Submit it and print the receipt as usual; it waits in the outbox and goes by itself once the administrator sets a rule.',
  unrouted: (count) => `${count} cases have no platform yet`,
  unroutedDetail:
    'All of them are kept here. The administrator sets a rule under Settings, Which platform takes which case.',
  pausedEntry: 'Paused: it goes when sending is resumed',
  titles: 'Platforms',
  unsent: 'Waiting',
  unsentCount: (count) => `${count} cases`,
  send: 'Send now',
  sendTo: (platform) => `Send now: ${platform}`,
  pause: 'Pause',
  pauseOf: (platform) => `Pause: ${platform}`,
  resume: 'Resume',
  resumeOf: (platform) => `Resume: ${platform}`,
  clockFast: (span) => `This clock is ${span} ahead of it`,
  clockSlow: (span) => `This clock is ${span} behind it`,
  platform: 'Platform',
  actions: 'Actions',
  lineOf: (platform, line) => `${platform}: ${line}`,
  routing: 'Which platform takes which case',
  routingExplain:
    'Read from the top; the first rule that fits holds; a school by its name or code as on the form, empty for any. A change is for cases submitted from then on; those submitted before stay where they go.',
  rule: (n) => `Rule ${n}`,
  kind: 'Matter',
  season: 'Season',
  school: 'School asked for',
  any: 'Any',
  otherwise: 'All other cases',
  nobody: 'Nobody: wait for a rule',
  add: 'Add a rule',
  remove: (n) => `Remove rule ${n}`,
  up: (n) => `Move rule ${n} up`,
  moveUp: 'Up',
  removeRule: 'Remove',
  save: 'Save',
  saving: 'Saving…',
  saved: 'The rules are saved',
  onlyAdmin: 'Set by the administrator.',
  noRules: 'No rules.',
  ruleText: (conditions, platform) => `${conditions} → ${platform}`,
  otherwiseText: (platform) => `All other cases → ${platform}`,
  between: ', ',
  addPlatform: 'Pair again or add a platform',
  addExplain:
    'With the address of the same platform everything goes on as before; with another address the station speaks to both, each with its own outbox and progress.',
  ends: {
    title: 'A platform that moved, or will never answer',
    explain:
      'A platform at a new address goes on there once its key is proven; what waits is sent, and nothing twice. A platform that is used no more is given up; nothing that it was owed is lost, and another one can take it.',
    look: 'Look at the platforms',
    looking: 'Counting…',
    list: 'Platforms and what they are owed',
    url: (url) => `Address ${url}`,
    owed: (unsent, unanswered) => `Not sent: ${unsent}; sent and not answered: ${unanswered}`,
    staying: (count) =>
      `${count} of them cannot go elsewhere and stay here: kept back, decided by this desk, or not readable here`,
    givenUp: (when) => `Given up ${when}`,
    because: (reason) => `Because: ${reason}`,
    move: 'New address',
    moveOf: (platform) => `New address: ${platform}`,
    moveTitle: (platform) => `The new address of "${platform}"`,
    moveExplain:
      'The new address has to show the key of the pairing first; only then is it kept. Cases, progress and numbers stay as they are, and no new code is needed.',
    newUrl: 'New address',
    moveNow: 'Check and change it',
    moving: 'Checking…',
    movedDone: (platform) => `"${platform}" has its new address; sending goes on`,
    giveUp: 'Give it up',
    giveUpOf: (platform) => `Give up: ${platform}`,
    giveUpTitle: (platform) => `Give up "${platform}"`,
    giveUpLines:
      'Nothing is sent to it any more, and nothing heard; its receipts and the traces stay. To take it up again it has to be paired anew.',
    reason: 'Reason',
    reasonHelp:
      'Goes into the audit trail, for example "closed on 31 August by notice of the office"',
    typeName: (platform) => `Type the name of the platform: "${platform}"`,
    giveUpNow: 'Give it up',
    givingUp: 'Giving it up…',
    to: 'Goes to',
    moveOwed: 'Send there',
    moveOwedOf: (platform) => `Send what "${platform}" was owed`,
    movingOwed: 'Moving…',
    owedDone: (moved, stayed) =>
      stayed === 0 ? `${moved} cases go there now` : `${moved} cases go there now, ${stayed} stay`,
    noTaker:
      'No other platform could take them yet: pair with the new one first; all of them stay here.',
    entry: (platform) => `"${platform}" was given up; the case stays here`,
    entryDetail:
      'Nothing is lost. An administrator can send it to another platform in the settings.',
  },
  directory: 'Directory of stations',
  directoryExplain:
    'All stations of the platform. It is kept up to date while there is a line and works without one; receipts and letters of other stations are checked by it.',
  directoryFind: 'Find by name or station code',
  directoryNever: 'Not learned from the platform yet. It comes by itself once there is a line.',
  directoryOf: (when) => `All stations compared ${when}`,
  directoryCount: (shown, total) =>
    shown === total ? `${total} stations` : `${total} stations, the first ${shown} are shown`,
  directoryNone: 'No such station',
  directoryCode: 'Code',
  directoryName: 'Name',
  directorySince: 'Paired',
  directoryState: 'State',
  directoryIn: 'Active',
  directoryOwn: 'This station',
  directoryGone: (when) => `Revoked ${when}`,
  trail: {
    directory: (stations) =>
      stations === '0'
        ? 'Compared the directory of stations: no change'
        : `Updated the directory of stations: ${stations} stations`,
    ruled: (rules) => `Set which platform takes which case: ${rules} rules`,
    paused: (platform) => `Paused sending to "${platform}"`,
    resumed: (platform) => `Resumed sending to "${platform}"`,
    moved: (platform, from, to) =>
      `"${platform}" answers at another address: ${to} instead of ${from}, proven by its key`,
    givenUp: (platform, owed, reason) =>
      `Gave up the platform "${platform}" (${owed}), because: ${reason}`,
    owedMoved: (from, to, done) => `What was owed to "${from}" goes to "${to}": ${done}`,
    clockOf: (platform) => ` (held against "${platform}")`,
  },
};
