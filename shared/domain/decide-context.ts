/** What a decision may look at besides the case and the command. */
import type { Case } from './case';
import type { Actor } from './command';
import type { CaseKind } from './case-kind';
import type { ApplicantGroup, GroupAnswers } from './group';
import type { Instant } from './ids';
import type { Letter, LetterGaps } from './letter';
import type { DrawnNumber, NumberSeries } from './numbering';
import type { KeptPlace, PlaceQuota } from './place-quota';
import type { Checklist } from './requirement';
import type { Colleague } from './visibility';

/** A reason that the pack gives for refusing, with the way to appeal. */
export type RefusalReason = {
  readonly code: string;
  readonly text: string;
  readonly legalBasis: string;
  readonly remedy: string;
};

/** What the case's own pack and the station's quotas let this desk decide by itself. */
export type DeskRules = {
  readonly placeNoticeBy: 'platform' | 'desk';
  readonly reasonCodes: readonly RefusalReason[];
  /** How long the platform has to answer by the pack; nothing where it does not say. */
  readonly reviewWorkingDays?: number | undefined;
  /** The next place at a school, or nothing when the station holds none. */
  readonly nextPlace: (wanted: {
    readonly season: number;
    readonly kind: CaseKind;
    readonly school: string;
  }) => { readonly quota: PlaceQuota; readonly drawn: KeptPlace } | undefined;
};

/** A pack as far as a case keeps it. */
export type CasePack = {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly season: number;
  /** The pack's own way from the answers to the group; that of the Shandong seed when absent. */
  readonly groupFor?: (answers: GroupAnswers) => ApplicantGroup;
};

/** What a decision may look at besides the case: all of it values, none of it the world. */
export type DecideContext = {
  readonly at: Instant;
  readonly actor: Actor;
  /** Everybody who can unlock this station now. */
  readonly colleagues: readonly Colleague[];
  /** The administrator the station began with: owner of every draft that names none. */
  readonly founderId: string;
  readonly season: number;
  readonly pack: { readonly id: string; readonly version: string };
  readonly letterPrefix: { readonly [kind in Letter['kind']]: string };
  /** The pack that this case, or a new one, goes under when its matter is this; nothing where the desk holds no rules for it. */
  readonly packFor: (kind: CaseKind) => CasePack | undefined;
  /** The rules of a case's own pack applied to it. */
  readonly checklistFor: (current: Case) => Checklist;
  /** The pack's own way from the answers to the group; that of the Shandong seed when absent. */
  readonly groupFor?: (answers: GroupAnswers) => ApplicantGroup;
  readonly deskRules: DeskRules;
  /** The platform that takes the case, or would now; `noPlatform` for none, nothing while the station has none. */
  readonly platform?: string | undefined;
  /** Another open case of the same child that came first, looked for before a case is submitted. */
  readonly openCaseBefore: Case | undefined;
  /** The next unused serial of a series, or nothing when every block is used up. */
  readonly nextNumber: (series: NumberSeries) => DrawnNumber | undefined;
  /** What a letter of the case would leave blank. */
  readonly gapsIn: (current: Case, letter: Letter) => LetterGaps;
  /** Draws whether the paper that was just inspected is looked at by another person as well. */
  readonly drawsReading: () => boolean;
  /** A fresh identifier for something that this command creates. */
  readonly newId: () => string;
};
