/** Other cases of a case's child, its brothers and sisters, and other families in its home, over every case of the station. */
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import { isEnded } from '../../shared/domain/case-end';
import {
  childMarks,
  isRival,
  isSameChild,
  mayBeSameChild,
  openCaseBefore,
} from '../../shared/domain/child-record';
import type { Actor } from '../../shared/domain/command';
import { fieldText } from '../../shared/domain/form';
import { nameDisagreement } from '../../shared/domain/name-agreement';
import type { HomeLock, LockYears } from '../../shared/domain/residence-lock';
import { homeMarks, lockOfHome } from '../../shared/domain/residence-lock';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import { guardianMarks, isSibling } from '../../shared/domain/sibling-record';
import { accessOf, maySee } from '../../shared/domain/visibility';
import type { Kin, KinCase, Sibling } from '../../shared/ipc/calls/kin';
import type { Ledger } from '../ledger/ledger';
import type { CaseStore } from './case-store';
import type { MarkIndex } from './mark-index';

export type KinDesk = {
  /** The open case of the same child that has to be carried on instead; nothing when this one may go. */
  readonly openCaseBefore: (current: Case) => Promise<Case | undefined>;
  /** What the operator may be told. */
  readonly kin: (
    caseId: string,
    viewer: Pick<Actor, 'id' | 'role'>,
  ) => Promise<Result<Kin, AppError>>;
};

/** What the index alone does not know. */
export type KinRules = {
  readonly founderId: () => string;
  /** How long a home is locked, as the pack of the case says. */
  readonly lockYearsOf: (current: Case) => LockYears;
};

type Parts = KinRules & {
  readonly index: Pick<MarkIndex, 'find'>;
  readonly ledger: Pick<Ledger, 'cases'>;
  readonly cases: Pick<CaseStore, 'load'>;
};

/** More than any child or home has; a mark shared by more is somebody's placeholder. */
const mostOpened = 60;
const mostTold = 20;
/** A number that more cases have is a home's for children or an agent's, whose children are no brothers and sisters. */
const mostOfFamily = 24;

/** The desk over the index. */
export function createKinDesk({ index, ledger, cases, founderId, lockYearsOf }: Parts): KinDesk {
  async function casesWith(
    { id }: Case,
    marks: readonly string[],
    wanted: (caseId: string) => boolean = () => true,
  ): Promise<Case[]> {
    const found = (await index.find(marks)).filter((caseId) => caseId !== id && wanted(caseId));
    const opened: Case[] = [];
    for (const caseId of found.slice(-mostOpened)) {
      const loaded = await cases.load(caseId);
      // A case that does not open, or was destroyed, stands in nobody's way.
      if (loaded.ok && loaded.value !== undefined) opened.push(loaded.value);
    }
    return opened;
  }

  const before: KinDesk['openCaseBefore'] = async (current) => {
    const isOpen = (caseId: string) => !isEnded(ledger.cases.get(caseId)?.state);
    return openCaseBefore(current, await casesWith(current, childMarks(current.form), isOpen));
  };

  const kin: KinDesk['kin'] = async (caseId, viewer) => {
    const loaded = await cases.load(caseId);
    if (!loaded.ok) return loaded;
    const own = loaded.value;
    if (own === undefined) return ok({ cases: [], siblings: [] });
    const sees = (other: Case) => maySee(accessOf(other, founderId()), viewer);
    const children = (await casesWith(own, childMarks(own.form)))
      // Of what a colleague keeps for itself only that is told which has to be settled between the two.
      .filter((other) =>
        isSameChild(own.form, other.form)
          ? sees(other) || isRival(own, other)
          : sees(other) && mayBeSameChild(own.form, other.form),
      );
    const first = openCaseBefore(own, children);
    const told = children
      .toReversed()
      .map((other) => (sees(other) ? seenCase(own, other, first) : hiddenCase(other, first)))
      .slice(0, mostTold);
    const homes = await casesWith(own, homeMarks(own.form));
    const lock = lockOfHome(own, homes, lockYearsOf(own));
    const keeper = homes.find(({ id }) => id === lock?.caseId);
    return ok({
      cases: told,
      siblings: await siblingsOf(own, sees),
      ...(lock === undefined
        ? {}
        : { homeLock: withoutCase(lock, keeper !== undefined && sees(keeper)) }),
    });
  };

  /** A colleague's draft is not told at all: nothing here depends on it. */
  async function siblingsOf(own: Case, sees: (other: Case) => boolean): Promise<Sibling[]> {
    const marks = guardianMarks(own);
    if ((await index.find(marks)).length > mostOfFamily) return [];
    const children: Case[] = [];
    for (const other of (await casesWith(own, marks)).toReversed()) {
      const isOther = isSibling(own, other) && sees(other);
      const isTold = children.some(({ form }) => isSameChild(form, other.form));
      if (isOther && !isTold) children.push(other);
    }
    return children.slice(0, mostTold).map(siblingCase);
  }

  return { openCaseBefore: before, kin };
}

function siblingCase({ id: caseId, season, state, form }: Case): Sibling {
  return { caseId, name: fieldText(form, 'child.name').slice(0, 60), season, state };
}

function seenCase(own: Case, other: Case, first: Case | undefined): KinCase {
  const { id: caseId, kind, season, state, caseNumber } = other;
  const name = fieldText(other.form, 'child.name');
  const apart = nameDisagreement(fieldText(own.form, 'child.name'), name) !== undefined;
  return {
    seen: true,
    caseId,
    kind,
    season,
    state,
    ...(caseNumber === undefined ? {} : { caseNumber }),
    ...(apart ? { otherName: name } : {}),
    goesFirst: first?.id === caseId,
    open: isRival(own, other),
    ...(mayBeSameChild(own.form, other.form) ? { unsure: true as const } : {}),
  };
}

function hiddenCase(other: Case, first: Case | undefined): KinCase {
  const owner = other.owner?.name ?? other.openedBy;
  return { seen: false, owner, goesFirst: first?.id === other.id };
}

function withoutCase({ caseId, ...lock }: HomeLock, isSeen: boolean): NonNullable<Kin['homeLock']> {
  return isSeen ? { ...lock, caseId } : lock;
}
