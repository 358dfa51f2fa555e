/** Who may make which call: checked in main before a handler runs, for every call of the contract. */
import type { OperatorRole } from '../domain/command';
import type { Contract } from './contract';

/** `anyone`: also while the station is locked; `operators`: whoever unlocked it; else only these roles. */
export type CallRule = 'anyone' | 'operators' | readonly OperatorRole[];

const counter = ['clerk', 'agent', 'admin'] as const;
const papers = [...counter, 'reviewer'] as const;
const admin = ['admin'] as const;

/** The one table; a call without a rule does not compile. What a role may do to a case is decided by the domain's own table. */
export const callRules: {
  readonly [Group in keyof Contract]: { readonly [Name in keyof Contract[Group]]: CallRule };
} = {
  station: { status: 'anyone', create: 'anyone', unlock: 'anyone', lock: 'anyone' },
  desk: { execute: 'operators', addPage: counter, resumeSending: counter },
  ledger: { read: 'operators' },
  blobs: { read: 'operators' },
  papers: {
    letterPdf: 'operators',
    printLetter: papers,
    saveLetter: papers,
    archivePdf: 'operators',
    saveArchive: 'operators',
  },
  sync: { status: 'operators', pair: admin, sendNow: papers },
  retention: {
    due: admin,
    proposals: ['admin', 'reviewer', 'auditor'],
    propose: admin,
    decide: ['admin', 'reviewer'],
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
