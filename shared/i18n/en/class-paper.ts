/** English: papers of class assignment. */
import type { classPaper as zh } from '../zh-cn/class-paper';

export const classPaper: typeof zh = {
  title: {
    commitment: (group) => `Commitment before the class draw: ${group}`,
    list: (group) => `Class lists: ${group}`,
  },
  facts: {
    school: 'School',
    station: 'Station code',
    roll: 'Roll',
    frozen: 'Frozen',
    drawn: 'Drawn',
    count: 'Pupils, classes',
    publicPart: 'Public part',
    witnesses: 'Witnesses',
  },
  counts: (pupils, classCount) => `${pupils} pupils, ${classCount} classes`,
  bound:
    'The school commits itself: from the freezing on, the roll, the number of classes and the secret seed do not change; once the public part is there, there is one draw, and what counts is that the verification page comes to the same lists.',
  listVerdict:
    'Names and case numbers are masked. In doubt, verify with the code on the slip and the verification page, or ask the school.',
  digests: 'What is committed (digests are SHA-256)',
  name: 'What',
  value: 'Value',
  balanced: 'Balanced by',
  sexOnly: 'sex',
  sexAnd: (others) => `sex, ${others}`,
  limits: 'Limits',
  limitOf: (perClass, perSchool, elsewhere) =>
    `At most ${perClass} in a class and ${perSchool} in the school (${elsewhere} in other years)`,
  basis: 'Rule of the limits',
  publicSource: 'Public part comes from',
  how: 'How the seed is made',
  howText:
    'Seed = SHA-256 (32 bytes of the secret seed, 32 bytes of the digest of the roll, the public part in UTF-8). The way of the draw is published with the program; the verification page follows it.',
  sexCounts: 'Pupils',
  sexCount: (girls, boys) => `${girls} girls, ${boys} boys`,
  teachers: 'Class teachers',
  place: 'Place',
  teacher: 'Name',
  linkTitle: 'Together and apart (the reasons stay with the school)',
  linkId: 'No.',
  linkKinds: { together: 'Together', apart: 'Apart' },
  linkWhat: 'What',
  linkCount: 'Pupils',
  linkPupils: (count) => `${count} pupils`,
  asideOf: (count) => `Rolls set aside: ${count}`,
  asideSecret: 'Secret seed (shown once set aside)',
  asideWhen: (reason, at, publicKnown) =>
    `${reason}; ${at}, ${publicKnown ? 'when the public part may have been known, by another person' : 'before the public part could be known'}`,
  notBefore: {
    known:
      'Printed when the public part may already have been known: this is not a commitment that was put up beforehand.',
    setAside: 'This roll was set aside and will not be drawn. For checking only; not a commitment.',
    drawn:
      'Printed after the draw: not the commitment that was put up beforehand, which is the one that counts.',
  },
  copyOf: (title) => `${title} (printed afterwards)`,
  committedAt: 'Commitment first printed',
  publicForm: 'Form of the public part',
  publicFormOf: (count) =>
    `${count} numbers in their order, in figures without leading zeros, one blank between them`,
  publicKnownFrom: 'Public part not known before',
  teachersDigest: 'Digest of the class teachers',
  asideDigest: 'Digest of the roll',
  asideReason: 'Reason',
  none: 'none',
  classTitle: (number, teacher) =>
    teacher === '' ? `Class ${number}` : `Class ${number} (class teacher: ${teacher})`,
  classTotals: (all, boys, girls) => `${all} pupils, ${boys} boys, ${girls} girls`,
  signature:
    'Drawn by (signature): ____________  Witness (signature): ____________  Date: ____________',
  slip: {
    title: 'Class of your child',
    to: (name) => `To the parents of ${name}`,
    text: (school, season) =>
      `${school} drew the classes for ${season} in public. Your child is in:`,
    teacher: (name) => `Class teacher: ${name}`,
    number: (caseNumber) => `Case number: ${caseNumber}`,
    code: (code) => `Code: ${code}`,
    check:
      'To verify: open the verification page that the school published, enter the case number, the name and the code, and see the place of your child in the roll and the draw once more. Keep the code to yourself.',
    digest: (digest) => `Digest of the roll: ${digest}`,
    drawn: (at) => `Drawn at: ${at}`,
    traded: (from) => `Drawn into ${from}; a trade of places was approved since.`,
    cut: 'cut here',
  },
};
