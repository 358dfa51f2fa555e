/** What the linter of policy packs can find; each problem names its place and, where there is one, the family that shows it. */
import type { ProfileFault } from '../archive/package/profile-fault';
import type { CaseKind } from '../domain/case-kind';
import type { FieldKey, Form } from '../domain/form';
import type { ApplicantGroup, GroupAnswers } from '../domain/group';
import type { VerifiedFact } from '../domain/verified-fact';

/** A family with the answers that matter; everything else about it makes no difference. */
export type ReachableFamily = {
  readonly kind: CaseKind;
  readonly group: ApplicantGroup;
  readonly answers: GroupAnswers;
  readonly form: Form;
  readonly verified: readonly VerifiedFact[];
  readonly byAgent?: true;
};

/** Proofs that the Ministry of Education abolished, or that are no precondition (mission research 6.8). */
export const abolishedProofs = [
  'preschoolRecord',
  'familyPlanning',
  'overAge',
  'noGuardianAtRegister',
  'parentPostOrIncome',
  'vaccination',
] as const;
export type AbolishedProof = (typeof abolishedProofs)[number];

export type ReachablePart =
  | 'requirement'
  | 'option'
  | 'page'
  | 'waiver'
  | 'requiredFields'
  | 'pointsRow'
  | 'group';

/** `path` as `requirements.2.options.0.when`, counted from 0. */
export type LintProblem =
  | { readonly kind: 'shape'; readonly path: string }
  | { readonly kind: 'tooNew'; readonly path: string; readonly schema: string }
  | { readonly kind: 'missingReason'; readonly path: string }
  | { readonly kind: 'conditionUnreadable'; readonly path: string; readonly detail: string }
  | { readonly kind: 'conditionFails'; readonly path: string; readonly family: ReachableFamily }
  /** Looks at a fact in a way for which not every family can be tried. */
  | { readonly kind: 'conditionUndecidable'; readonly path: string; readonly fact: string }
  | { readonly kind: 'tooManyFamilies'; readonly path: string; readonly most: number }
  | {
      readonly kind: 'abolishedProof';
      readonly path: string;
      readonly proof: AbolishedProof;
      readonly found: string;
    }
  | {
      readonly kind: 'tooManyProofs';
      readonly path: string;
      readonly titles: readonly string[];
      readonly family: ReachableFamily;
    }
  | { readonly kind: 'unreachable'; readonly path: string; readonly part: ReachablePart }
  | { readonly kind: 'noOption'; readonly path: string; readonly family: ReachableFamily }
  /** Every paper that would do is of the pupil record 学籍, and this child has none. */
  | { readonly kind: 'recordOfNobody'; readonly path: string; readonly family: ReachableFamily }
  | { readonly kind: 'fieldNeverAsked'; readonly path: string; readonly field: FieldKey }
  | { readonly kind: 'groupGap'; readonly path: string; readonly answers: GroupAnswers }
  | { readonly kind: 'groupOverlap'; readonly path: string; readonly answers: GroupAnswers }
  | {
      readonly kind: 'catchmentOverlap';
      readonly path: string;
      readonly prefix: string;
      readonly otherPath: string;
      readonly otherPrefix: string;
    }
  | { readonly kind: 'schoolUnknown'; readonly path: string; readonly school: string }
  | { readonly kind: 'pointsItem'; readonly path: string; readonly found: string }
  | { readonly kind: 'placeholderUnknown'; readonly path: string; readonly placeholder: string }
  /** What the letter would tell is never known when it is issued, or the pack itself leaves it blank. */
  | { readonly kind: 'placeholderEmpty'; readonly path: string; readonly placeholder: string }
  /** Filled, its texts are longer than a letter takes. */
  | { readonly kind: 'letterTooLong'; readonly path: string }
  /** A brace without its other one, or a label with any: it would be printed as it stands. */
  | { readonly kind: 'placeholderOpen'; readonly path: string }
  /** Tags, script addresses, or characters that steer a screen: a letter is plain text. */
  | { readonly kind: 'letterMarkup'; readonly path: string }
  /** A name or folder of packages under which files would fall together or could not be written everywhere. */
  | { readonly kind: 'archiveName'; readonly path: string; readonly fault: ProfileFault }
  /** Training is asked of a role that has to come in to record it, or that there is not. */
  | { readonly kind: 'trainingRole'; readonly path: string; readonly found: string }
  | { readonly kind: 'twice'; readonly path: string; readonly id: string }
  | { readonly kind: 'windowWrong'; readonly path: string }
  | { readonly kind: 'windowMissing'; readonly path: string; readonly enrolment: CaseKind };

export type LintReport = {
  readonly problems: readonly LintProblem[];
  /** Families that were tried; no kind of family that the conditions can tell apart is left out. */
  readonly families: number;
  readonly conditions: number;
};
