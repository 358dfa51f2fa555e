/** The checklist 材料清单 of one case: what its policy pack asks of this family, and why. */
import type { FieldKey } from './form';
import type { VerifiedFact } from './verified-fact';

/** A page that a document of some kind is expected to have, e.g. 户口簿 首页. */
export type PageExpectation = {
  readonly role: string;
  readonly title: string;
  /** Offered, but the document is complete without it. */
  readonly optional?: boolean | undefined;
};

/** Role of a page beyond the expected ones. */
export const extraRole = 'extra';

/** One way to answer a requirement, e.g. 不动产权证 or 公租房合同. */
export type DocumentOption = {
  readonly kind: string;
  readonly title: string;
  readonly pages: readonly PageExpectation[];
};

/** A checklist line 材料要求 that holds for this family. */
export type Requirement = {
  readonly id: string;
  readonly title: string;
  /** Why it is asked, for parents: 「因为…所以需要…」. */
  readonly reason: string;
  /** The rule it rests on. */
  readonly legalBasis: string;
  readonly options: readonly DocumentOption[];
  /** Facts that make it 免交 when departments confirm them all; absent where this family's cannot be asked. */
  readonly waivableBy?: readonly VerifiedFact[] | undefined;
  /** What to look at when holding the original. */
  readonly lookAt: readonly string[];
};

/** A line this family need not bring 免交, because departments confirmed what it would show. */
export type WaivedRequirement = {
  readonly id: string;
  readonly title: string;
  readonly by: readonly VerifiedFact[];
  /** Why it is not asked, for parents. */
  readonly reason: string;
  readonly legalBasis: string;
};

/** Fields that must be filled because of the answers of this family, and why. */
export type RequiredFields = {
  readonly fields: readonly FieldKey[];
  readonly reason: string;
  readonly legalBasis: string;
};

/** The rules of a pack, applied to one case. */
export type Checklist = {
  readonly requirements: readonly Requirement[];
  readonly waived?: readonly WaivedRequirement[];
  readonly requiredFields?: readonly RequiredFields[];
  /** Present when the school asked for is none that the family's address belongs to, and the pack allows no other. */
  readonly schoolOutside?: {
    /** Names of the schools whose catchment it is. */
    readonly catchment: readonly string[];
    readonly reason: string;
    readonly legalBasis: string;
  };
  /** The child must be this old on that day of the season year. */
  readonly age: { readonly years: number; readonly onDay: string };
};
