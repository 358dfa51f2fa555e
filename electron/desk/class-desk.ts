/** 阳光分班 over the open station: who is admitted, the roll that is frozen, its one draw, and the lists that follow. */
import { randomBytes } from 'node:crypto';
import type { AdmittedPupil, ClassGroup } from '../../shared/classes/admitted-pupil';
import { admittedPupil, isSameGroup } from '../../shared/classes/admitted-pupil';
import type { ClassLimit } from '../../shared/classes/class-limits';
import { limitFor } from '../../shared/classes/class-limits';
import { listsDigest, type ChildNow, type KeptLine } from '../../shared/classes/class-lists';
import type { ClassProof } from '../../shared/classes/class-proof';
import type { ClassPlan } from '../../shared/classes/compose-roll';
import { composeRoll } from '../../shared/classes/compose-roll';
import { publicNumbers } from '../../shared/classes/public-part';
import type { AppError } from '../../shared/domain/app-error';
import type { Actor } from '../../shared/domain/command';
import { fieldText } from '../../shared/domain/form';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { ClassEvent } from '../../shared/ledger/class-event';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import { newId } from '../new-id';
import { sha256Hex } from '../vault/seal';
import type { CaseWalk } from './case-walk';
import { createCaseWalk } from './case-walk';
import { createClassAfter, type ClassAfter } from './class-after';
import { toldAside } from './class-aside';
import type { KeptRoll } from './class-facts';
import { createClassProofs } from './class-proofs';
import type { Answer } from './doors';
import { createTurns } from './keyed-lock';
import type { Station } from './station';

type AsideReason = Extract<ClassEvent, { type: 'classRollSetAside' }>['reason'];

/** Who was admitted to a group's classes; `seen` stands for all of it, and freezing answers to it. */
export type ClassPupils = {
  readonly pupils: readonly AdmittedPupil[];
  readonly limit: ClassLimit;
  readonly seen: string;
};

export type ClassDesk = Pick<CaseWalk<unknown>, 'gather'> &
  ClassAfter & {
    /** Whatever is not gathered yet, to the end. */
    readonly gatherAll: () => Answer<undefined>;
    /** Of what was gathered. */
    readonly groups: () => readonly (ClassGroup & { readonly pupils: number })[];
    readonly pupils: (group: ClassGroup) => ClassPupils;
    /** Finds the pupil of a case, as it is now: left once there is no place in this group any more, nothing once destroyed. */
    readonly childOf: (group: ClassGroup) => (caseId: string) => ChildNow;
    readonly rolls: () => readonly KeptRoll[];
    readonly roll: (id: string) => Result<KeptRoll, AppError>;
    readonly freeze: (
      group: ClassGroup,
      plan: ClassPlan,
      seen: string,
      actor: Actor,
    ) => Answer<{ id: string }>;
    readonly setAside: (id: string, reason: AsideReason, actor: Actor) => Answer<undefined>;
    /** Draws a roll once and for all; who froze it does not draw it. */
    readonly draw: (
      id: string,
      publicPart: string,
      witnesses: string,
      actor: Actor,
    ) => Answer<undefined>;
    /** What was drawn first, drawn again from the record, with every change after it. */
    readonly proof: (id: string) => Result<ClassProof, AppError>;
    readonly lines: (first: KeptRoll) => readonly KeptLine[];
  };

type Sources = Pick<Station, 'ledger' | 'cases' | 'policy' | 'during' | 'facts' | 'appendStation'>;

const secretBytes = () => randomBytes(32).toString('hex');

/** Over an open station; what was gathered goes with it. */
export function createClassDesk(station: Sources, now: () => string): ClassDesk {
  const { cases, policy, facts, appendStation } = station;
  const { gather, found } = createCaseWalk(station, async (caseId) => {
    const loaded = await cases.load(caseId);
    // One that cannot be read is the business of the integrity check; nobody leaves a class by it.
    if (!loaded.ok || loaded.value === undefined) return { caseId };
    const { caseNumber = '', form } = loaded.value;
    const now = { name: fieldText(form, 'child.name'), caseNumber };
    return { caseId, now, admitted: admittedPupil(loaded.value) };
  });
  const admitted = () => found().flatMap((one) => one.admitted ?? []);
  async function gatherAll(): Answer<undefined> {
    for (;;) {
      const step = await gather();
      if (!step.ok) return step;
      if (step.value.done >= step.value.total) return ok(undefined);
    }
  }
  const kept = () => facts().classRolls;
  const roll: ClassDesk['roll'] = (id) => {
    const one = kept().find((each) => each.id === id);
    return one === undefined ? err({ kind: 'classRollUnknown' }) : ok(one);
  };

  function groups() {
    const counts: (ClassGroup & { pupils: number })[] = [];
    for (const { group } of admitted()) {
      const known = counts.find((one) => isSameGroup(one, group));
      if (known === undefined) counts.push({ ...group, pupils: 1 });
      else known.pupils += 1;
    }
    return counts;
  }

  function pupils(group: ClassGroup): ClassPupils {
    const all = admitted()
      .filter((one) => isSameGroup(one.group, group))
      .map(({ pupil }) => pupil)
      .sort((one, other) => (one.caseNumber < other.caseNumber ? -1 : 1));
    const { pack } = policy.shelf().inForce(group.stage);
    const limit = limitFor(pack.classLimits, group.stage);
    const seen = sha256Hex(Buffer.from(canonicalJson({ all, limit })));
    return { pupils: all, limit, seen };
  }

  const proofs = createClassProofs(kept);
  /** What is looked up and what is written for it is one step: two people at once must not both be first. */
  const inTurn = createTurns();
  const append = async (event: ClassEvent): Answer<undefined> => {
    const written = await appendStation([event]);
    return written.ok ? ok(undefined) : written;
  };
  const by = ({ id, name }: Actor) => ({ id, name });

  const freeze: ClassDesk['freeze'] = (group, plan, seen, actor) =>
    inTurn(async () => {
      // A pupil who was admitted since the roll was looked at is not left out silently.
      const read = await gatherAll();
      if (!read.ok) return read;
      const before = kept().filter(
        (one) => one.first === undefined && isSameGroup(one.roll, group),
      );
      if (before.some(({ drawn }) => drawn !== undefined)) {
        return err({ kind: 'classesDrawnAlready' });
      }
      if (before.some(({ setAside }) => setAside === undefined)) {
        return err({ kind: 'classRollOpen' });
      }
      const at = now();
      if (plan.publicKnownFrom <= at) return err({ kind: 'publicPartKnown' });
      const looked = pupils(group);
      if (looked.seen !== seen) return err({ kind: 'classRollChanged' });
      const { stationCode: code, drill } = facts();
      const [secret, codeKey] = [secretBytes(), secretBytes()];
      const composed = composeRoll(looked.pupils, plan, {
        group,
        station: code,
        limit: looked.limit,
        before: {
          number: before.length + 1,
          setAside: before.flatMap(toldAside),
        },
        drill,
        secret,
        codeKey,
      });
      if (!composed.ok) return composed;
      const { roll: frozen, caseIds, linkReasons, codes } = composed.value;
      const id = newId();
      const written = await append({
        type: 'classRollFrozen',
        id,
        roll: frozen,
        caseIds: [...caseIds],
        linkReasons: [...linkReasons],
        codes: codes.map((one) => [...one]),
        teachers: plan.teachers,
        secret,
        codeKey,
        by: by(actor),
        at,
      });
      return written.ok ? ok({ id }) : written;
    });

  /** A roll that waits for its draw. */
  function waiting(id: string): Result<KeptRoll, AppError> {
    const known = roll(id);
    if (!known.ok) return known;
    if (known.value.drawn !== undefined) return err({ kind: 'classesDrawnAlready' });
    return known.value.setAside === undefined ? known : err({ kind: 'classRollUnknown' });
  }

  const setAside: ClassDesk['setAside'] = (id, reason, actor) =>
    inTurn(async () => {
      const known = waiting(id);
      if (!known.ok) return known;
      const at = now();
      const { roll: frozen, by: freezer } = known.value;
      if (at >= frozen.publicKnownFrom && freezer.id === actor.id) {
        return err({ kind: 'asideNeedsAnother' });
      }
      return append({ type: 'classRollSetAside', id, reason, by: by(actor), at });
    });

  const draw: ClassDesk['draw'] = (id, typed, witnesses, actor) =>
    inTurn(async () => {
      const known = waiting(id);
      if (!known.ok) return known;
      const { roll: frozen, secret, by: freezer, committedAt } = known.value;
      if (freezer.id === actor.id) return err({ kind: 'drawerIsFreezer' });
      const present = now();
      const late = present >= frozen.publicKnownFrom;
      if (committedAt === undefined) return err({ kind: 'commitmentMissing', late });
      if (!late) return err({ kind: 'drawTooEarly', from: frozen.publicKnownFrom });
      const numbers = frozen.publicNumbers;
      const publicPart = publicNumbers(typed, numbers);
      if (publicPart === undefined) return err({ kind: 'publicPartWrong', numbers });
      const added = kept().find((one) => one.id === known.value.first);
      const at = added === undefined ? present : proofs.instantAfter(added, present);
      const dealt = proofs.drawn(known.value, { secret, publicPart, drawnAt: at });
      if (!dealt.ok) return dealt;
      const listsSha256 = listsDigest(dealt.value);
      const said = { publicPart, witnesses, listsSha256, by: by(actor), at };
      return append({ type: 'classesDrawn', id, ...said });
    });

  const proof: ClassDesk['proof'] = (id) => {
    const known = roll(id);
    if (!known.ok) return known;
    // What was added has no proof of its own: it is a change of the first one's.
    return known.value.first === undefined
      ? proofs.proof(known.value)
      : err({ kind: 'classRollUnknown' });
  };

  const childOf: ClassDesk['childOf'] = (group) => {
    const all = new Map(found().map((one) => [one.caseId, one]));
    return (caseId) => {
      const one = all.get(caseId);
      if (one?.now === undefined) return undefined;
      const isHere = one.admitted !== undefined && isSameGroup(one.admitted.group, group);
      return { ...one.now, isLeft: !isHere };
    };
  };
  const after = createClassAfter({
    proofs,
    rolls: kept,
    roll,
    gatherAll,
    pupils,
    childOf,
    secretBytes,
    inTurn,
    append,
    now,
  });

  return {
    gather,
    gatherAll,
    groups,
    pupils,
    childOf,
    rolls: kept,
    roll,
    freeze,
    setAside,
    draw,
    proof,
    lines: proofs.lines,
    ...after,
  };
}
