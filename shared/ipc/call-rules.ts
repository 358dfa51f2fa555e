/** Who may make which call: checked in main before a handler runs, for every call of the contract. */
import * as z from 'zod';
import type { OperatorRole } from '../domain/command';
import type { Contract } from './contract';

/** `anyone`: also while the station is locked; `operators`: whoever unlocked it; else only these roles. */
export type CallRule = 'anyone' | 'operators' | readonly OperatorRole[];

const counter = ['clerk', 'agent', 'admin'] as const;
const papers = [...counter, 'reviewer'] as const;
const agents = ['agent', 'admin'] as const;
const admin = ['admin'] as const;
const trail = ['auditor', 'admin'] as const;
/** Who may decide at the desk and issue what tells a decision. */
const secondReaders = ['reviewer', 'admin'] as const;
const overview = ['reviewer', ...trail] as const;

/** The one table; a call without a rule does not compile. What a role may do to a case is decided by the domain's own table. */
export const callRules: {
  readonly [Group in keyof Contract]: { readonly [Name in keyof Contract[Group]]: CallRule };
} = {
  station: {
    status: 'anyone',
    create: 'anyone',
    unlock: 'anyone',
    recover: 'anyone',
    lock: 'anyone',
    settled: 'operators',
    cleared: 'anyone',
  },
  desk: {
    execute: papers,
    addPage: counter,
    adjustPage: counter,
    recordText: counter,
    reencodePage: counter,
    textTaken: counter,
    checkIdentity: counter,
    resumeSending: counter,
    kin: 'operators',
  },
  help: { tourEnded: 'operators' },
  operators: {
    colleagues: counter,
    list: admin,
    add: admin,
    change: admin,
    disable: admin,
    resetPassphrase: admin,
    protection: 'operators',
    changeOwnPassphrase: 'operators',
  },
  training: { list: admin, own: 'operators', record: admin, withdraw: admin },
  ledger: { read: 'operators', integrity: 'operators', meet: 'operators' },
  workingSet: { discard: 'operators' },
  blobs: { read: 'operators', offer: 'operators' },
  papers: {
    printers: 'operators',
    letterPdf: 'operators',
    previewLetter: secondReaders,
    printLetter: papers,
    saveLetter: papers,
    clipCharacter: papers,
    recordServed: papers,
    archivePdf: 'operators',
    saveArchive: 'operators',
  },
  recovery: { state: 'operators', make: admin, print: admin, save: admin, confirm: admin },
  drill: { answer: counter, submitSample: counter, reset: admin },
  sync: {
    status: 'operators',
    pair: admin,
    sendNow: papers,
    pause: papers,
    move: admin,
    owed: admin,
    giveUp: admin,
    moveOwed: admin,
    setTraffic: admin,
    setRouting: admin,
    directory: 'operators',
    conflict: counter,
    problems: 'operators',
    reckon: trail,
    printReckoning: trail,
    courier: 'operators',
    writeCourier: papers,
    readCourier: papers,
    carryCourier: papers,
    stopCourier: 'operators',
  },
  connectors: {
    list: 'operators',
    choose: admin,
    add: admin,
    logIn: admin,
    finishLogIn: admin,
    stopLogIn: admin,
    pair: admin,
  },
  audit: {
    // Also while locked: a view that was under way is kept, and written at the next opening.
    viewed: 'anyone',
    clock: 'operators',
    read: trail,
    verify: trail,
    stopVerifying: trail,
    digests: trail,
    makeDigest: trail,
    saveDigest: trail,
  },
  disk: { status: 'operators' },
  backup: {
    status: 'operators',
    chooseFolder: admin,
    backUpNow: papers,
    rehearse: admin,
    stopRehearsal: admin,
  },
  // At the door, before there is anybody to be let in: who has the passphrase of the back-up may.
  restore: { choose: 'anyone', start: 'anyone', cancel: 'anyone' },
  archives: {
    list: trail,
    lines: trail,
    open: trail,
    file: trail,
    verify: trail,
    outside: trail,
    outsideFile: trail,
    stop: trail,
    recipient: trail,
    export: trail,
    stamps: trail,
    stampNow: trail,
  },
  numbers: {
    stock: 'operators',
    places: 'operators',
    find: 'operators',
    checkCode: 'operators',
    register: trail,
    saveRegister: trail,
    registerPdf: trail,
    printRegister: trail,
  },
  policy: {
    byLine: admin,
    look: admin,
    setAside: admin,
    choose: admin,
    faults: admin,
    install: admin,
    guidePdf: 'operators',
    printGuide: 'operators',
  },
  replaced: {
    list: ['admin', 'reviewer', 'auditor'],
    propose: admin,
    decide: ['admin', 'reviewer'],
  },
  retention: {
    due: admin,
    proposals: ['admin', 'reviewer', 'auditor'],
    propose: admin,
    decide: ['admin', 'reviewer'],
  },
  scanners: {
    list: counter,
    add: counter,
    forget: counter,
    facts: counter,
    scan: counter,
    stop: counter,
    keep: counter,
    kept: counter,
    waiting: counter,
    page: counter,
    discard: counter,
  },
  pupils: { checkExport: trail, export: trail, readList: 'operators' },
  batch: {
    list: agents,
    chooseTable: agents,
    choosePictures: agents,
    choosePicturesAgain: agents,
    check: agents,
    start: agents,
    begin: agents,
    picture: agents,
    done: agents,
    result: agents,
    saveResult: agents,
    standings: agents,
    orderSubmission: agents,
    submit: agents,
    cancelSubmission: agents,
    drawMandates: counter,
    printMandates: counter,
    end: agents,
  },
  statistics: {
    gather: overview,
    scopes: overview,
    read: overview,
    saveBook: overview,
    saveCsv: overview,
    savePicture: overview,
    drawReport: overview,
    printReport: overview,
  },
  classes: {
    gather: overview,
    overview: overview,
    pupils: overview,
    freeze: admin,
    setAside: ['admin', 'reviewer'],
    draw: ['admin', 'reviewer'],
    lists: overview,
    after: overview,
    freezeLate: admin,
    askTrade: ['admin', 'reviewer'],
    settleTrade: ['admin', 'reviewer'],
    confirmName: ['admin', 'reviewer'],
    saveBook: overview,
    saveCsv: overview,
    saveProof: overview,
    drawPaper: overview,
    printPaper: overview,
  },
  reader: {
    settings: 'operators',
    choose: admin,
    ports: admin,
    test: counter,
    read: counter,
    stop: counter,
    taken: counter,
  },
  folder: {
    status: counter,
    choose: admin,
    change: admin,
    read: counter,
    done: counter,
    taken: counter,
    refuse: counter,
  },
  family: { status: 'operators', open: 'operators', close: 'operators', show: counter },
  selfTest: {
    last: 'operators',
    begin: 'operators',
    probe: 'operators',
    finish: 'operators',
    stop: 'operators',
    saveReport: 'operators',
    testPage: 'operators',
    printTestPage: 'operators',
  },
  // Also at the locked door: support is asked when the station does not open. Nothing in it is anybody's.
  diagnostics: { look: 'anyone', save: 'anyone' },
  selfService: { begin: counter, cover: counter, takeOver: counter },
  // The locked door says what is wrong with the program.
  updates: {
    program: 'anyone',
    status: 'operators',
    look: admin,
    install: admin,
    discard: admin,
    setServer: admin,
    seek: admin,
    download: admin,
    stop: admin,
  },
};

/** Whether somebody of this role may make a call; `undefined`: nobody is in. */
export function mayCall(
  rule: CallRule,
  role: OperatorRole | undefined,
): 'yes' | 'locked' | 'notForRole' {
  if (rule === 'anyone') return 'yes';
  if (role === undefined) return 'locked';
  return rule === 'operators' || rule.includes(role) ? 'yes' : 'notForRole';
}

const typed = z.looseObject({ name: z.literal('editForm') });

/** Whether a call brings what was typed or photographed before a lock, or says that nothing more of it comes. */
export function isLastWord(call: string, argument: unknown): boolean {
  if (call === 'desk.execute') return typed.safeParse(argument).success;
  return call === 'station.settled' || call === 'scanners.keep';
}
