/** The words an archive takes from outside, for keys and codes that have words elsewhere in the station. */
import type { Decision, ReviewStep } from '../domain/delivery';
import type { Inspection } from '../domain/document';
import type { FactStanding } from '../domain/fact-standing';
import type { VerifiedFact } from '../domain/verified-fact';
import type { HomeVisit } from '../domain/home-visit';
import type { IdentityCheck } from '../domain/identity-check';
import type { FieldKey, FieldSection } from '../domain/form';
import type { PageFaultKind } from '../domain/page-judgement';

/** Words for keys and codes; they are kept with the other words of the station and come in as data. */
export type ArchiveLabels = {
  readonly field: Readonly<Record<FieldKey, string>>;
  readonly section: Readonly<Record<FieldSection, string>>;
  /** Words for the values of choice and flag fields; a value without words is shown as it is. */
  readonly choice: Readonly<Partial<Record<FieldKey, Readonly<Record<string, string>>>>>;
  readonly verdict: Readonly<Record<Inspection['verdict'], string>>;
  /** Of a second reading from the pictures without a doubt: no original was seen. */
  readonly pictureSeen: string;
  readonly fault: Readonly<Record<PageFaultKind, string>>;
  readonly people: {
    readonly persons: Readonly<Record<IdentityCheck['person'], string>>;
    readonly papers: Readonly<Record<IdentityCheck['paper'], string>>;
    readonly verdicts: Readonly<Record<IdentityCheck['verdict'], string>>;
    readonly findings: Readonly<Record<HomeVisit['finding'], string>>;
  };
  readonly verification: {
    readonly facts: Readonly<Record<VerifiedFact, string>>;
    readonly standings: Readonly<Record<FactStanding['state'], string>>;
  };
  readonly step: Readonly<Record<ReviewStep['step'], string>>;
  readonly outcome: Readonly<Record<Decision['outcome'], string>>;
  /** Names of operators by their id, for `by` of inspections. */
  readonly operatorName: Readonly<Record<string, string>>;
};
