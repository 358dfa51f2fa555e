/** What a decision may look at besides the case and the command. */
import type { Case } from './case';
import type { Actor } from './command';
import type { ApplicantGroup, GroupAnswers } from './group';
import type { Instant } from './ids';
import type { Letter } from './letter';
import type { DrawnNumber, NumberSeries } from './numbering';
import type { Checklist } from './requirement';
import type { Colleague } from './visibility';

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
  /** The pack's rules applied to a case. */
  readonly checklistFor: (current: Case) => Checklist;
  /** The pack's own way from the answers to the group; that of the Shandong seed when absent. */
  readonly groupFor?: (answers: GroupAnswers) => ApplicantGroup;
  /** Another open case of the same child that came first, looked for before a case is submitted. */
  readonly openCaseBefore: Case | undefined;
  /** The next unused serial of a series, or nothing when every block is used up. */
  readonly nextNumber: (series: NumberSeries) => DrawnNumber | undefined;
  /** A fresh identifier for something that this command creates. */
  readonly newId: () => string;
};
