/** Destroys the data of finished cases: proposed by one person, approved by another, carried out so that a kill resumes it. */
import { newId } from '../new-id';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import { isEnded } from '../../shared/domain/case-end';
import type { Actor } from '../../shared/domain/command';
import { fieldText } from '../../shared/domain/form';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { RetentionState } from '../../shared/domain/retention';
import { retentionState } from '../../shared/domain/retention';
import type { DueCase, Proposal } from '../../shared/ipc/calls/retention';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { PolicyPack } from '../../shared/policy/pack';
import { isDestroyed } from '../ledger/entry-index';
import type { HeaderFacts, Ledger } from '../ledger/ledger';
import { markOfPlatform } from './platform-facts';
import type { CaseStore } from './case-store';
import type { DestructionProposal } from './destruction-facts';
import { createTurns } from './keyed-lock';
import { stationActor } from './station-actor';
import type { StationFacts } from './station-facts';

export type Retention = {
  /**
   * Finished cases whose days are over, a bounded stretch at a time; `next` continues. `unsent` counts those of which
   * something has to reach the platform first.
   */
  readonly due: (
    after: string | undefined,
  ) => Promise<Result<{ cases: DueCase[]; unsent: number; next?: string }, AppError>>;
  readonly proposals: () => Promise<Result<Proposal[], AppError>>;
  readonly propose: (
    caseIds: readonly string[],
    reason: string,
    actor: Actor,
  ) => Promise<Result<undefined, AppError>>;
  /** Refuses, or approves and destroys; answers when every case of the proposal is done; one that cannot be read is passed over. */
  readonly decide: (
    id: string,
    approved: boolean,
    note: string,
    actor: Actor,
  ) => Promise<Result<{ destroyed: number; passedOver: number }, AppError>>;
  /** Ends what a kill interrupted, one proposal after the other, and answers the first trouble; called when the station opens. */
  readonly resume: () => Promise<Result<undefined, AppError>>;
};

type Parts = {
  readonly ledger: Ledger;
  readonly cases: CaseStore;
  readonly facts: () => StationFacts;
  /** Whether something of a case has still to reach its platform. */
  readonly waits: (current: Case) => boolean;
  /** The pack a case was opened under. */
  readonly packOf: (current: Case) => PolicyPack;
  readonly now: () => Instant;
  readonly append: (
    events: readonly StationEvent[],
    facts?: Pick<HeaderFacts, 'audit'>,
  ) => Promise<Result<{ seq: number }, AppError>>;
  /** Destroys the key and everything it sealed; safe to call again. */
  readonly destroyCase: (
    caseId: string,
    actor: Actor,
  ) => Promise<Result<{ readonly seq: number }, AppError>>;
  /** Whether the station is being locked: what is left is done after the next opening. */
  readonly isStopped: () => boolean;
  /** Told at the end of a run that destroyed cases, once for all of them. */
  readonly onRunOver: () => Promise<unknown>;
  /** Told once nothing of the case opens any more. */
  readonly onDestroyed: (seq: number, caseId: string) => Promise<void>;
};

const casesPerStretch = 50;

/** Retention over the open station. */
export function createRetention(parts: Parts): Retention {
  const { ledger, cases, facts, packOf, now, append } = parts;

  const judge = (current: Case): RetentionState => {
    // A platform that was restored may not have it any more, whatever the receipt says.
    const owed = ledger.feedTaken(markOfPlatform(facts(), current.platform))?.owed === true;
    if (owed && current.receipt !== undefined) return { kind: 'notFinished' };
    const { retention, residenceLock } = packOf(current);
    const state = retentionState(current, retention, now(), residenceLock?.years);
    return state.kind === 'due' && parts.waits(current) ? { kind: 'unsent' } : state;
  };

  const due: Retention['due'] = async (after) => {
    const ended = [...ledger.cases]
      .filter(([id, { state, destroyed }]) => {
        const isNext = after === undefined || id > after;
        return isEnded(state) && destroyed === 0 && isNext;
      })
      .map(([id]) => id)
      .sort();
    const found: DueCase[] = [];
    let unsent = 0;
    const stretch = ended.slice(0, casesPerStretch);
    const proposed = new Set(facts().proposals.flatMap(({ caseIds }) => caseIds));
    for (const caseId of stretch) {
      const loaded = await cases.load(caseId);
      // A case that cannot be read is the business of the integrity check, not of this list.
      if (!loaded.ok || loaded.value === undefined || proposed.has(caseId)) continue;
      const judged = judge(loaded.value);
      if (judged.kind === 'due') found.push(lineOf(loaded.value, judged.dueAt));
      if (judged.kind === 'unsent') unsent += 1;
    }
    const last = stretch.at(-1);
    return ok({
      cases: found,
      unsent,
      ...(last !== undefined && ended.length > stretch.length ? { next: last } : {}),
    });
  };

  const proposals: Retention['proposals'] = async () => {
    const open: Proposal[] = [];
    for (const { id, caseIds, reason, by, at, approvedBy } of facts().proposals) {
      const lines: DueCase[] = [];
      for (const caseId of caseIds) {
        const loaded = await cases.load(caseId);
        if (!loaded.ok || loaded.value === undefined) continue;
        const judged = judge(loaded.value);
        lines.push(lineOf(loaded.value, judged.kind === 'due' ? judged.dueAt : at));
      }
      open.push({ id, cases: lines, reason, by, at, underWay: approvedBy !== undefined });
    }
    return ok(open);
  };

  /** What is looked up and what is written for it is one step: two people at once must not both be first. */
  const inTurn = createTurns();

  const propose: Retention['propose'] = (caseIds, reason, actor) =>
    inTurn(async () => {
      const wanted = [...new Set(caseIds)];
      const proposed = new Set(facts().proposals.flatMap((proposal) => proposal.caseIds));
      for (const caseId of wanted) {
        const loaded = await cases.load(caseId);
        if (!loaded.ok) return loaded;
        if (loaded.value === undefined) return err({ kind: 'caseUnknown' });
        const judged = judge(loaded.value);
        if (judged.kind === 'unsent') return err({ kind: 'caseUnsent' });
        if (judged.kind !== 'due' || proposed.has(caseId))
          return err({ kind: 'notDueForDestruction' });
      }
      const by = { id: actor.id, name: actor.name };
      const written = await append([
        { type: 'destructionProposed', id: newId(), caseIds: wanted, reason, by, at: now() },
      ]);
      return written.ok ? ok(undefined) : written;
    });

  const decide: Retention['decide'] = async (id, approved, note, actor) => {
    const by = { id: actor.id, name: actor.name };
    const decided = await inTurn(async (): Promise<Result<DestructionProposal, AppError>> => {
      const proposal = facts().proposals.find((one) => one.id === id);
      if (proposal?.approvedBy !== undefined || proposal === undefined) {
        return err({ kind: 'proposalUnknown' });
      }
      if (approved && proposal.by.id === actor.id) return err({ kind: 'approverIsProposer' });
      const written = await append([{ type: 'destructionDecided', id, approved, note, by }]);
      return written.ok ? ok(proposal) : written;
    });
    if (!decided.ok) return decided;
    if (!approved) return ok({ destroyed: 0, passedOver: 0 });
    return carryOut({ ...decided.value, approvedBy: by }, new Set());
  };

  /** One run of a proposal at a time; a second caller hears what the first one did. */
  const underWay = new Map<string, ReturnType<typeof runThrough>>();
  function carryOut(
    proposal: DestructionProposal,
    witnessed: ReadonlySet<string>,
  ): ReturnType<typeof runThrough> {
    const running = underWay.get(proposal.id) ?? runThrough(proposal, witnessed);
    underWay.set(proposal.id, running);
    const release = () => underWay.delete(proposal.id);
    running.then(release, release);
    return running;
  }

  async function runThrough(
    proposal: DestructionProposal,
    witnessed: ReadonlySet<string>,
  ): Promise<Result<{ destroyed: number; passedOver: number }, AppError>> {
    let destroyed = 0;
    let passedOver = 0;
    for (const caseId of proposal.caseIds) {
      if (parts.isStopped()) return err({ kind: 'stationLocked' });
      const done = await destroyOne(proposal, caseId, witnessed);
      // One that cannot be read is the business of the integrity check, and no reason to keep the others.
      if (!done.ok && !isOfThisCase(done.error)) return done;
      if (done.ok && done.value) destroyed += 1;
      else passedOver += 1;
    }
    if (destroyed > 0) await parts.onRunOver();
    const finished: StationEvent = {
      type: 'destructionFinished',
      id: proposal.id,
      destroyed,
      passedOver,
    };
    const written = await append([finished]);
    return written.ok ? ok({ destroyed, passedOver }) : written;
  }

  /** What stays of the case is on the disk before its key goes; a kill in between resumes here. */
  async function destroyOne(
    proposal: DestructionProposal,
    caseId: string,
    witnessed: ReadonlySet<string>,
  ): Promise<Result<boolean, AppError>> {
    if (!isDestroyed(ledger, caseId)) {
      const loaded = await cases.load(caseId);
      if (!loaded.ok) return loaded;
      if (loaded.value === undefined || judge(loaded.value).kind !== 'due') return ok(false);
      if (!witnessed.has(caseId)) {
        const event = await witnessOf(proposal, loaded.value);
        if (!event.ok) return event;
        const written = await append([event.value], { audit: true });
        if (!written.ok) return written;
      }
    }
    const gone = await parts.destroyCase(caseId, stationActor);
    if (!gone.ok) return gone;
    await parts.onDestroyed(gone.value.seq, caseId);
    return ok(true);
  }

  async function witnessOf(
    { id, reason, by, approvedBy }: DestructionProposal,
    current: Case,
  ): Promise<Result<StationEvent, AppError>> {
    const entries = await cases.entries(current.id);
    if (!entries.ok) return entries;
    const lastEntryHash = entries.value.at(-1)?.hash;
    const proof = proofOf(current);
    if (proof === undefined || lastEntryHash === undefined) {
      return err({ kind: 'notDueForDestruction' });
    }
    return ok({
      type: 'destructionWitnessed',
      proposalId: id,
      caseId: current.id,
      caseNumber: current.caseNumber ?? '',
      ...proof,
      lastEntryHash,
      reason,
      proposedBy: by.name,
      approvedBy: approvedBy?.name ?? '',
    });
  }

  /** Cases for which the trail has the word of this destruction already: a kill came between it and the destruction. */
  async function witnessedBy({ id, caseIds }: DestructionProposal): Promise<Set<string>> {
    const found = new Set<string>();
    if (caseIds.every((caseId) => isDestroyed(ledger, caseId))) return found;
    for (let seq = ledger.durableHead(); seq > 0; seq -= 1) {
      if (ledger.caseOf(seq) !== undefined) continue;
      const entry = await cases.entry(seq);
      for (const event of entry.ok ? (entry.value.body.stationEvents ?? []) : []) {
        if (event.type === 'destructionDecided' && event.id === id) return found;
        if (event.type !== 'destructionWitnessed' || event.proposalId !== id) continue;
        found.add(event.caseId);
      }
    }
    return found;
  }

  const resume: Retention['resume'] = async () => {
    let trouble: AppError | undefined;
    for (const { id } of facts().proposals) {
      // Decided and done meanwhile, perhaps.
      const proposal = facts().proposals.find((one) => one.id === id);
      if (proposal?.approvedBy === undefined) continue;
      const done = await carryOut(proposal, await witnessedBy(proposal));
      if (done.ok) continue;
      if (done.error.kind === 'stationLocked') return done;
      trouble ??= done.error;
    }
    return trouble === undefined ? ok(undefined) : err(trouble);
  };

  return { due, proposals, propose, decide, resume };
}

const passedOver: readonly AppError['kind'][] = [
  'fileDamaged',
  'fileMissing',
  'caseDamaged',
  'caseUnsent',
  'notDueForDestruction',
];

/** The case is hurt or waits, and the disk is not: the next one can be looked at. */
function isOfThisCase({ kind }: AppError): boolean {
  return passedOver.includes(kind);
}

/** What stays of how the case ended: of a draft that was never sent only when it was withdrawn. */
function proofOf({ receipt, archive, withdrawn }: Case) {
  if (withdrawn !== undefined) return { withdrawnAt: withdrawn.at };
  if (receipt === undefined || archive?.file === undefined) return undefined;
  const { matterNumber, manifestSha256 } = receipt;
  return { matterNumber, manifestSha256, archiveSha256: archive.file.sha256 };
}

function lineOf(current: Case, dueAt: Instant): DueCase {
  const { id: caseId, caseNumber = '', archive, withdrawn } = current;
  return {
    caseId,
    caseNumber,
    childName: fieldText(current.form, 'child.name'),
    endedAt: withdrawn?.at ?? archive?.sealedAt ?? dueAt,
    isWithdrawn: withdrawn !== undefined,
    dueAt,
  };
}
