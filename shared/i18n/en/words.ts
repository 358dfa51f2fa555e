/** English: the words of the domain, the same on every screen and paper. */
import type * as zh from '../zh-cn/words';

export const comma: typeof zh.comma = ', ';
export const colon: typeof zh.colon = ': ';
export const cancel: typeof zh.cancel = 'Cancel';
export const close: typeof zh.close = 'Close';

export const kinds: typeof zh.kinds = {
  primary: 'Entering primary school',
  junior: 'Entering junior secondary school',
  transferIn: 'Transfer in',
};

export const groups: typeof zh.groups = {
  homeAndRegister: { title: 'Home and register', detail: 'Registered here, own home here' },
  registerNoHome: { title: 'Register, no home', detail: 'Registered here, no own home here' },
  homeNoRegister: { title: 'Home, no register', detail: 'Registered elsewhere, own home here' },
  migrantWorker: {
    title: 'Migrant family',
    detail: 'Registered elsewhere, parents work or trade here',
  },
  preferential: {
    title: 'Preferential',
    detail: 'Children of soldiers, martyrs, invited talent and the like',
  },
};

export const questions: typeof zh.questions = {
  preferential: {
    ask: 'Is the child under a preferential policy?',
    help: 'Such as children of soldiers, martyrs, firefighters, invited talent',
    yes: 'Yes, with proof',
    no: 'No',
  },
  localRegister: {
    ask: 'Is the child registered in this district?',
    help: 'See the address and the stamp on the first page of the register',
    yes: 'In this district',
    no: 'Elsewhere',
  },
  localHome: {
    ask: 'Do the parents own a home in this district?',
    help: 'A property certificate, filed purchase contract or public rental contract counts',
    yes: 'Yes',
    no: 'No',
  },
};

export const turns: typeof zh.turns = {
  desk: "The desk's turn",
  platform: "The platform's turn",
  family: "The family's turn",
  none: 'Finished',
};

export const states: typeof zh.states = {
  draft: { name: 'Draft', next: 'Fill in the form', turn: turns.desk },
  incomplete: { name: 'Incomplete', next: 'Complete form and documents', turn: turns.desk },
  inspecting: { name: 'Inspecting', next: 'Inspect the originals', turn: turns.desk },
  ready: { name: 'Ready', next: 'Submit and print the receipt', turn: turns.desk },
  queued: { name: 'Waiting to be sent', next: 'Sent by itself', turn: 'Waiting for the line' },
  received: { name: 'Received', next: 'Wait for the review', turn: turns.platform },
  underReview: { name: 'Under review', next: 'Wait for the review', turn: turns.platform },
  decided: { name: 'Decided', next: 'Tell the family', turn: turns.desk },
  archived: { name: 'Archived', next: 'Nothing left to do', turn: turns.none },
  correctionAsked: {
    name: 'Correction asked',
    next: 'Put right and submit again',
    turn: turns.desk,
  },
  held: { name: 'Sending held', next: 'Put right and send again', turn: turns.desk },
  conflicted: { name: 'Differs', next: 'Compare with the platform', turn: turns.desk },
  withdrawn: { name: 'Withdrawn', next: 'Nothing left to do', turn: turns.none },
};

export const requirementStatus: typeof zh.requirementStatus = {
  missing: 'Not captured',
  pagesMissing: 'Pages missing',
  pagesFaulty: 'A page cannot be read',
  notInspected: 'Original not inspected',
  copyOnly: 'Only a copy was seen',
  doubtful: 'Original not confirmed',
  done: 'Inspected',
};

export const pageFaults: typeof zh.pageFaults = {
  noPaper: 'no paper',
  blankSheet: 'blank sheet',
  twoPapers: 'more than one paper',
  cut: 'an edge is cut off',
  blurred: 'blurred',
  moved: 'moved while shooting',
  glare: 'glare',
  covered: 'something covers it',
  dark: 'too dark',
  small: 'too small',
  coarse: 'low resolution',
};

export const verdicts: typeof zh.verdicts = {
  originalSeen: 'Original seen',
  copyOnly: 'Copy only',
  doubtful: 'Doubtful',
};

export const pictureSeen: typeof zh.pictureSeen = 'Pictures seen, no doubt';

export const captureSources: typeof zh.captureSources = {
  file: 'file',
  drop: 'dropped',
  paste: 'pasted',
  camera: 'camera',
  scanner: 'scanner',
  folder: 'scan folder',
  pdf: 'PDF file',
};

export const reviewSteps: typeof zh.reviewSteps = {
  systemCheck: 'System check',
  firstReview: 'First review',
  secondReview: 'Second review',
};

export const outcomes: typeof zh.outcomes = {
  accepted: 'Accepted',
  correction: 'Correction asked',
  refused: 'Not accepted',
  transferred: 'Placed by overall arrangement',
  withdrawn: 'Withdrawn',
  duplicate: 'Duplicate',
};

export const letters: typeof zh.letters = {
  receipt: 'Receipt',
  supplementNotice: 'Notice of what is missing',
  placeNotice: 'Place notice',
  refusalNotice: 'Notice of refusal',
  custodyReceipt: 'Receipt for originals kept',
};

export const perMinute: typeof zh.perMinute = (amount) => `about ${amount} a minute`;
export const timeLeft: typeof zh.timeLeft = (seconds) =>
  seconds >= 5_400
    ? `about ${Math.round(seconds / 3_600)} h left`
    : seconds >= 60
      ? `about ${Math.ceil(seconds / 60)} min left`
      : `about ${Math.ceil(seconds)} s left`;

export const named: typeof zh.named = (name, value) => `${name}: ${value}`;

export const series: typeof zh.series = {
  case: 'Case number',
  custody: 'Custody number',
  receipt: 'Receipt number',
  supplementNotice: 'Number of a notice of what is missing',
  placeNotice: 'Place notice number',
  refusalNotice: 'Notice of refusal number',
};

export const heldReasons: typeof zh.heldReasons = {
  refusedByPlatform: {
    reason: 'The platform refused this submission',
    remedy:
      'Read what the platform says: what can be put right, go and fix, then submit again; otherwise call them and press Send again',
  },
  fileMissingHere: {
    reason: 'The picture of a page is missing on this computer',
    remedy:
      'Have the administrator restore it, then press Send again; with the family still here, go and fix: take the page again',
  },
  fileRefused: {
    reason: 'The platform refused the picture of a page',
    remedy:
      'Go and fix: take the page again; if the picture is right, call the platform and press Send again',
  },
  receiptNotGenuine: {
    reason: "The receipt's signature is wrong; it may not come from the platform",
    remedy: 'Check the platform in Settings first, then press Send again',
  },
  stationTooOld: {
    reason: 'The program is too old for the platform',
    remedy: 'Update the program, then press Send again',
  },
  attemptsExhausted: {
    reason: 'Sending failed many times',
    remedy: 'Check the line and the platform, then press Send again',
  },
};

export const line: typeof zh.line = {
  notPaired: 'Not paired',
  unknown: 'Checking the line',
  online: 'Online',
  offline: 'Offline',
  captivePortal: 'Network log-in needed',
  platformTrouble: 'Platform not available',
  lineNotTrusted: 'Certificate not trusted',
  unauthorised: 'Station not recognised',
  stationTooOld: 'Program too old',
  platformTooOld: 'Platform too old',
  logInNeeded: 'Log-in needed',
  paused: 'Paused',
  drill: 'Drill, no platform',
};

export const roles: typeof zh.roles = {
  clerk: 'Clerk',
  agent: 'Agent',
  reviewer: 'Reviewer',
  auditor: 'Auditor',
  admin: 'Administrator',
};

export const commands: typeof zh.commands = {
  openCase: 'open a case',
  chooseKind: 'change the matter',
  chooseGroup: 'change the group',
  editForm: 'change the form',
  confirmFamily: 'confirm what the family entered',
  removePage: 'remove a page',
  adjustPage: 'cut a page anew',
  recordReencoded: 'record a smaller page image',
  recordPageText: 'record the text of a page',
  movePage: 'move a page',
  keepPage: 'keep a faulty page',
  reorderPages: 'reorder pages',
  inspectDocument: 'inspect the original',
  readSecond: 'give a document its second reading',
  checkIdentity: 'check the identity',
  askVerification: 'verify',
  noticeMissing: 'issue the notice of what is missing',
  addHomeVisit: 'note a home visit',
  keepOriginals: 'keep originals',
  returnOriginals: 'give originals back',
  handOverCase: 'hand over',
  withdrawCase: 'withdraw the draft',
  settleFinding: 'settle a finding',
  submitCase: 'submit',
  rateService: 'ask the family for a rating',
  decideAtDesk: 'decide at the desk',
  settleConflict: 'settle a submission that differs at the platform',
  keepBack: 'keep a submission back',
  letGo: 'let a submission go',
  sendFirst: 'send a submission first',
  reopenHeld: 'put right a submission that was not sent',
  settleDisagreement: 'settle a disagreement with the platform',
  issueLetter: 'issue a letter',
  voidLetter: 'declare a letter void',
  clipCharacter: 'clip a character',
  sealArchive: 'seal the archive',
  addPage: 'capture a page',
  recordReceipt: "record the platform's receipt",
  recordHeld: 'record that sending is held',
  resumeSending: 'send again',
  routeCase: 'settle the platform',
  moveCase: 'send to another platform',
  recordReviewStep: 'record a review step',
  recordDecision: 'record the decision',
  recordVerification: 'record a verification',
  recordVerificationRefused: 'record that a verification was not taken',
  recordReportDelivered: "record that the platform has the desk's decision",
  recordReportRefused: "record that the platform did not take the desk's decision",
  recordRatingDelivered: 'record that the platform has a rating',
  recordRatingRefused: 'record that the platform did not take a rating',
  recordLetterMade: 'record that a letter was made',
  recordLetterPrinted: 'record that a letter was printed',
  recordLetterServed: 'record that a letter was received',
  recordLetterSaved: 'record that a letter was saved',
  recordArchiveSealed: 'record that the archive was sealed',
  recordArchiveRefused: 'record that the archive checks failed',
  recordPackageSealed: 'record that a package was sealed',
  recordPackageStamped: 'record that a package has its time stamp',
};
