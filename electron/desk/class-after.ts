/** After a class draw: pupils who came later are frozen as a roll of their own, two trade places, a name is put right. */
import type { AdmittedPupil, ClassGroup } from '../../shared/classes/admitted-pupil';
import type {
  StandingPupil,
  tradeOutcomes,
  tradeReasons,
} from '../../shared/classes/class-changes';
import { linksOf, standingDigest, tradeProblem } from '../../shared/classes/class-changes';
import type { ClassLimit } from '../../shared/classes/class-limits';
import type { ChildNow } from '../../shared/classes/class-lists';
import { standingOfProof } from '../../shared/classes/class-lists';
import type { ClassProof } from '../../shared/classes/class-proof';
import type { LatePlan } from '../../shared/classes/compose-late';
import { composeLate, lateOf } from '../../shared/classes/compose-late';
import { rollLinks } from '../../shared/classes/class-roll';
import { digestOfPupil } from '../../shared/classes/compose-roll';
import type { AppError } from '../../shared/domain/app-error';
import type { Actor } from '../../shared/domain/command';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { ClassEvent } from '../../shared/ledger/class-event';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import { newId } from '../new-id';
import { sha256Hex } from '../vault/seal';
import { toldAside } from './class-aside';
import type { KeptRoll } from './class-facts';
import type { ClassProofs } from './class-proofs';
import type { Answer } from './doors';

/** Who waits for a class; `seen` stands for all of it, and freezing answers to it. */
export type WaitingPupils = {
  readonly pupils: readonly AdmittedPupil[];
  /** Who is in a class, and who left since the draw. */
  readonly present: number;
  readonly left: number;
  readonly limit: ClassLimit;
  readonly seen: string;
};

export type TradeWish = {
  readonly caseIds: readonly [string, string];
  readonly reason: (typeof tradeReasons)[number];
  readonly note: string;
};

export type ClassAfter = {
  /** Who was admitted to the group of a draw and is in none of its classes. */
  readonly waiting: (id: string) => Result<WaitingPupils, AppError>;
  readonly freezeLate: (
    id: string,
    plan: LatePlan,
    seen: string,
    actor: Actor,
  ) => Answer<{ id: string }>;
  readonly askTrade: (id: string, wish: TradeWish, actor: Actor) => Answer<undefined>;
  /** Who asked does not approve; to refuse is anybody's, and taking it back whoever asked's. */
  readonly settleTrade: (
    id: string,
    trade: string,
    outcome: (typeof tradeOutcomes)[number],
    actor: Actor,
  ) => Answer<undefined>;
  /** The same child: `digest` stands for the name and number that were looked at. */
  readonly confirmName: (
    id: string,
    caseId: string,
    digest: string,
    actor: Actor,
  ) => Answer<undefined>;
};

type Parts = {
  readonly proofs: ClassProofs;
  readonly rolls: () => readonly KeptRoll[];
  readonly roll: (id: string) => Result<KeptRoll, AppError>;
  readonly gatherAll: () => Answer<undefined>;
  readonly pupils: (group: ClassGroup) => {
    readonly pupils: readonly AdmittedPupil[];
    readonly limit: ClassLimit;
  };
  readonly childOf: (group: ClassGroup) => (caseId: string) => ChildNow;
  readonly secretBytes: () => string;
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly append: (event: ClassEvent) => Answer<undefined>;
  readonly now: () => string;
};

/** A draw and who stands in its classes by now; `isLeft` also of those who left since. */
type Stand = {
  readonly first: KeptRoll;
  readonly proof: ClassProof;
  readonly pupils: readonly (StandingPupil & {
    readonly caseId: string;
    readonly codeKey: string;
  })[];
  /** Lines of those who left and whom no roll names yet. */
  readonly left: readonly number[];
};

export function createClassAfter(parts: Parts): ClassAfter {
  const { proofs, rolls, inTurn, append, now, gatherAll } = parts;
  const by = ({ id, name }: Actor) => ({ id, name });

  function standOf(id: string): Result<Stand, AppError> {
    const known = parts.roll(id);
    if (!known.ok) return known;
    const first = known.value;
    if (first.first !== undefined) return err({ kind: 'classRollUnknown' });
    const proof = proofs.proof(first);
    if (!proof.ok) return proof;
    const childOf = parts.childOf(first.roll);
    const lines = proofs.lines(first);
    const left: number[] = [];
    const pupils = standingOfProof(proof.value).map((pupil) => {
      const { caseId = '', codeKey = '' } = lines[pupil.line] ?? {};
      const hasLeft = !pupil.isLeft && childOf(caseId)?.isLeft === true;
      if (hasLeft) left.push(pupil.line);
      return { ...pupil, caseId, codeKey, isLeft: pupil.isLeft || hasLeft };
    });
    return ok({ first, proof: proof.value, pupils, left });
  }

  function waitingFor({ first, pupils, left, proof }: Stand): WaitingPupils {
    const there = new Set(pupils.filter(({ isLeft }) => !isLeft).map(({ caseId }) => caseId));
    const group = parts.pupils(first.roll);
    // Whoever left and came back waits as anybody else does: the place may be somebody's by now.
    const late = group.pupils.filter(({ caseId }) => !there.has(caseId));
    const standing = standingDigest(proof, proof.changes ?? []);
    const { limit } = group;
    const seen = sha256Hex(Buffer.from(canonicalJson({ late, limit, left, standing })));
    const gone = pupils.length - there.size;
    return { pupils: late, present: there.size, left: gone, limit, seen };
  }

  /** One after the other, each on what the record has by then. */
  const onStand = <T>(id: string, work: (stand: Stand) => Answer<T>): Answer<T> =>
    inTurn(async () => {
      const read = await gatherAll();
      if (!read.ok) return read;
      const stand = standOf(id);
      return stand.ok ? work(stand.value) : stand;
    });

  /** The roll of late pupils that waits for its draw. */
  const openRound = (id: string) =>
    rolls().find(
      (one) => one.first === id && one.drawn === undefined && one.setAside === undefined,
    );

  const freezeLate: ClassAfter['freezeLate'] = (id, plan, seen, actor) =>
    onStand(id, async (stand) => {
      const { first, proof, left } = stand;
      const rounds = rolls().filter((one) => one.first === id);
      if (openRound(id) !== undefined) return err({ kind: 'classRollOpen' });
      const at = now();
      if (plan.publicKnownFrom <= at) return err({ kind: 'publicPartKnown' });
      const looked = waitingFor(stand);
      if (looked.seen !== seen) return err({ kind: 'classRollChanged' });
      const changes = proof.changes ?? [];
      const lastDrawn = rounds.findLastIndex((one) => one.drawn !== undefined);
      const [secret, codeKey] = [parts.secretBytes(), parts.secretBytes()];
      const all = parts.pupils(first.roll).pupils;
      const known = new Map(all.map((pupil) => [pupil.caseId, pupil]));
      const composed = composeLate(looked.pupils, plan, {
        first: first.roll,
        late: lateOf(first.roll, {
          round: changes.filter(({ kind }) => kind === 'late').length + 1,
          changes: changes.length,
          standingSha256: standingDigest(proof, changes),
          left: [...left],
        }),
        standing: stand.pupils,
        limit: looked.limit,
        before: {
          number: first.roll.number + rounds.length + 1,
          setAside: rounds.slice(lastDrawn + 1).flatMap(toldAside),
        },
        codes: proofs.codes(first, (caseId) => known.get(caseId)),
        secret,
        codeKey,
      });
      if (!composed.ok) return composed;
      const { roll, caseIds, linkReasons, codes } = composed.value;
      const added = newId();
      const written = await append({
        type: 'classRollFrozen',
        id: added,
        first: id,
        roll,
        caseIds: [...caseIds],
        linkReasons: [...linkReasons],
        codes: codes.map((one) => [...one]),
        teachers: [],
        secret,
        codeKey,
        by: by(actor),
        at,
      });
      return written.ok ? ok({ id: added }) : written;
    });

  type Lines = readonly [number, number];
  const linksIn = ({ first, proof }: Stand) => linksOf(first.roll, proof.changes ?? []);

  /** What whoever verifies would say, who knows of nobody's leaving but what is published. */
  function publicProblem(stand: Stand, lines: Lines) {
    const unnamed = new Set(stand.left);
    const told = stand.pupils.map((one) =>
      unnamed.has(one.line) ? { ...one, isLeft: false } : one,
    );
    return tradeProblem(told, linksIn(stand), lines);
  }

  /** Who is to be published as having left before this trade is. */
  function leftBefore(stand: Stand, lines: Lines): number[] {
    if (publicProblem(stand, lines) === undefined) return [];
    const linked = linksIn(stand).filter(({ pupils }) => lines.some((one) => pupils.includes(one)));
    const wanted = new Set(linked.flatMap(({ pupils }) => pupils));
    return stand.left.filter((line) => wanted.has(line));
  }

  function problemOf(stand: Stand, lines: Lines) {
    // A late pupil who waits for the draw comes into the class that somebody has now, so nobody of such a link moves.
    const waits = openRound(stand.first.id);
    const held =
      waits && rollLinks(waits.roll).find((link) => link.pupils.some((one) => lines.includes(one)));
    const why = tradeProblem(stand.pupils, linksIn(stand), lines) ?? held?.kind;
    // That roll was frozen over who was there then: what is published as left before its draw would not fit it.
    return why ?? (waits && publicProblem(stand, lines));
  }

  /** The lines of two cases, or why they may not trade places. */
  function tradeOf(stand: Stand, wish: readonly [string, string]) {
    const { pupils } = stand;
    const lineOf = (caseId: string) => pupils.findLast((one) => one.caseId === caseId)?.line ?? -1;
    const lines: [number, number] = [lineOf(wish[0]), lineOf(wish[1])];
    const why = problemOf(stand, lines);
    return why === undefined ? ok(lines) : err({ kind: 'classTradeImpossible' as const, why });
  }

  const askTrade: ClassAfter['askTrade'] = (id, { caseIds, reason, note }, actor) =>
    onStand(id, async (stand) => {
      const lines = tradeOf(stand, caseIds);
      if (!lines.ok) return lines;
      const open = stand.first.trades?.filter(({ settled }) => settled === undefined) ?? [];
      const isAsked = open.some((one) => one.lines.some((line) => lines.value.includes(line)));
      if (isAsked) return err({ kind: 'classTradeImpossible', why: 'asked' });
      const asked = { id, trade: newId(), lines: lines.value, reason, note };
      return append({ type: 'classTradeAsked', ...asked, by: by(actor), at: now() });
    });

  const settleTrade: ClassAfter['settleTrade'] = (id, trade, outcome, actor) =>
    onStand(id, async (stand) => {
      const { first } = stand;
      const asked = first.trades?.find((one) => one.trade === trade);
      if (asked === undefined || asked.settled !== undefined) {
        return err({ kind: 'classTradeUnknown' });
      }
      if (outcome === 'approved') {
        if (asked.by.id === actor.id) return err({ kind: 'classTradeNeedsAnother' });
        // What held when it was asked for may not hold any more.
        const why = problemOf(stand, asked.lines);
        if (why !== undefined) return err({ kind: 'classTradeImpossible', why });
      }
      const left = outcome === 'approved' ? leftBefore(stand, asked.lines) : [];
      return append({
        type: 'classTradeSettled',
        ...{ id, trade, outcome },
        ...(left.length === 0 ? {} : { left }),
        by: by(actor),
        at: proofs.instantAfter(first, now()),
      });
    });

  const confirmName: ClassAfter['confirmName'] = (id, caseId, digest, actor) =>
    onStand(id, async (stand) => {
      const { first, pupils } = stand;
      const pupil = pupils.findLast((one) => one.caseId === caseId);
      const child = parts.childOf(first.roll)(caseId);
      if (pupil === undefined || child === undefined || pupil.isLeft) {
        return err({ kind: 'classNameOther' });
      }
      const isLooked = digestOfPupil({ ...child, caseId }, pupil.codeKey) === digest;
      if (!isLooked || pupil.digest === digest) return err({ kind: 'classNameOther' });
      const { line } = pupil;
      const at = proofs.instantAfter(first, now());
      return append({ type: 'classNameConfirmed', id, line, digest, by: by(actor), at });
    });

  return {
    waiting: (id) => {
      const stand = standOf(id);
      return stand.ok ? ok(waitingFor(stand.value)) : stand;
    },
    freezeLate,
    askTrade,
    settleTrade,
    confirmName,
  };
}
