/** The desk: a command comes in, is authorised and decided, lands in the ledger, and only then is acknowledged. */
import { newId } from '../new-id';
import { letterGaps } from '../../shared/archive/letter-gaps';
import type { AppError } from '../../shared/domain/app-error';
import type { Case, CaseEvent, EventOf } from '../../shared/domain/case';
import type { CaseKind } from '../../shared/domain/case-kind';
import type { Actor, CaseCommand } from '../../shared/domain/command';
import { askedPapers } from '../../shared/domain/completeness';
import type { DeskRules } from '../../shared/domain/decide-context';
import { decide } from '../../shared/domain/decide';
import { drillWord } from '../../shared/domain/drill';
import { evolveAll } from '../../shared/domain/evolve';
import type { Instant } from '../../shared/domain/ids';
import type { Letter } from '../../shared/domain/letter';
import { drawNumber } from '../../shared/domain/numbering';
import { isReview, withReviewTime } from '../../shared/domain/review-time';
import { drawPlace } from '../../shared/domain/place-quota';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Colleague } from '../../shared/domain/visibility';
import type { Batch } from '../../shared/ipc/contract';
import type { LoadedPack } from '../../shared/policy/checklist';
import type { PackShelf } from '../../shared/policy/pack-shelf';
import { letterPrefixes } from '../../shared/policy/usual-letters';
import { reviewLimitsOf } from '../../shared/policy/pack';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import { reportsOf } from '../../shared/protocol/desk-report';
import { submissionOf } from '../../shared/protocol/submission';
import type { BlobStore } from '../ledger/blob-store';
import type { Ledger } from '../ledger/ledger';
import type { CaseKeys } from '../vault/case-keys';
import type { CaseStore } from './case-store';
import { openPapersOf } from './case-store';
import { createKeyedLock } from './keyed-lock';
import { isOfPlatform, mayDrawFor, platformFor } from './platform-facts';
import type { ReviewTimes } from './review-times';
import { noteDone } from './review-times';
import type { StationFacts } from './station-facts';
import { founderOf } from './station-facts';

export type DeskParts = {
  readonly ledger: Ledger;
  readonly cases: CaseStore;
  readonly keys: CaseKeys;
  readonly blobs: BlobStore;
  readonly facts: () => StationFacts;
  readonly colleagues: () => readonly Colleague[];
  /** Each case is judged by the pack it was opened under. */
  readonly shelf: () => PackShelf;
  readonly now: () => Instant;
  /** The open case of the same child that has to be carried on instead of this one. */
  readonly openCaseBefore: (current: Case) => Promise<Case | undefined>;
  /** Draws whether another person looks at a paper that was just inspected. */
  readonly drawsReading: () => boolean;
  /** Told of every entry after it is on the disk, in order, and of the case after it. */
  readonly publish: (batch: Batch, next: Case) => void;
  /** Told when a letter or archive waits to be drawn. */
  readonly onOpenPapers: (caseId: string) => void;
  /** Told what is done with a case, and asked how long it was looked at before somebody decided on it. */
  readonly reviewTimes: ReviewTimes;
  /** Told when something waits to be sent. */
  readonly onQueued: () => void;
};

export type Desk = {
  /** Runs one command; the answer means: on the disk. */
  readonly execute: (
    command: CaseCommand,
    actor: Actor,
  ) => Promise<Result<{ seq: number }, AppError>>;
  /** What the command would be answered now, by the same rules; nothing is done, and no number is used up. */
  readonly judge: (command: CaseCommand, actor: Actor) => Promise<Result<undefined, AppError>>;
  /** The case as it would be after the command; nothing is done, and neither number nor place is used up. */
  readonly foresee: (command: CaseCommand, actor: Actor) => Promise<Result<Case, AppError>>;
  readonly find: (caseId: string) => Promise<Result<Case | undefined, AppError>>;
  /** Runs work while no command of the case runs. */
  readonly alone: <T>(caseId: string, work: () => Promise<T>) => Promise<T>;
};

/** Commands that use up a serial or a place: they follow each other, so that none is drawn twice. */
const drawing: readonly CaseCommand['name'][] = [
  'submitCase',
  'noticeMissing',
  'keepOriginals',
  'issueLetter',
  'voidLetter',
  'decideAtDesk',
];

/** What has to be sent, or no more, or before others. */
const queueing: readonly CaseEvent['type'][] = [
  'outboxQueued',
  'sendingKeptBack',
  'sendingLetGo',
  'sendingPutFirst',
  'caseRouted',
  'caseMoved',
  'deskReportQueued',
  'verificationAsked',
  'serviceRated',
];

/** The desk over its parts. */
export function createDesk(parts: DeskParts): Desk {
  const lock = createKeyedLock();

  const execute: Desk['execute'] = (command, actor) => {
    const run = () => lock(command.caseId, () => executeAlone(command, actor));
    return drawing.includes(command.name) ? lock('numbers', run) : run();
  };

  /** The case as it is, and what follows from the command. */
  async function decidedOn(command: CaseCommand, actor: Actor, at: Instant) {
    const { caseId } = command;
    const loaded = await parts.cases.load(caseId);
    if (!loaded.ok) return loaded;
    const current = loaded.value;
    const kind = command.name === 'openCase' ? (command.kind ?? 'primary') : 'primary';
    const shelf = parts.shelf();
    const pack = current === undefined ? shelf.inForce(kind) : shelf.packOf(current);
    const rival = command.name === 'submitCase' && current !== undefined;
    const openCaseBefore = rival ? await parts.openCaseBefore(current) : undefined;
    const decided = decide(current, command, {
      ...contextFor(actor, at, pack, current),
      packFor: (to) => packFor(shelf, to, current),
      deskRules: deskRulesFor(current),
      openCaseBefore,
    });
    return decided.ok ? ok({ current, events: decided.value }) : decided;
  }

  async function executeAlone(
    command: CaseCommand,
    actor: Actor,
  ): Promise<Result<{ seq: number }, AppError>> {
    if (parts.ledger.failed()) return err({ kind: 'storageFailed' });
    const { caseId } = command;
    const at = parts.now();
    const decided = await decidedOn(command, actor, at);
    if (!decided.ok) return decided;
    const { current } = decided.value;
    const spentMs = parts.reviewTimes.spent(actor.id, caseId);
    const timed = withReviewTime(decided.value.events, spentMs);
    const all = withReports(current, timed);
    const events = await withSubmission(current, caseId, all, actor, at);
    if (!events.ok) return events;
    if (events.value.length === 0) return ok({ seq: parts.ledger.cases.get(caseId)?.last ?? 0 });
    const key =
      current === undefined ? await parts.keys.create(caseId) : await parts.keys.get(caseId);
    if (!key.ok) return key;
    const previous = parts.ledger.cases.get(caseId)?.last ?? 0;
    const facts = { id: newId(), at, actor, command: command.name, events: events.value };
    const appended = await parts.cases.append(current, caseId, key.value, facts);
    if (!appended.ok) return appended;
    const { seq, hash, next } = appended.value;
    const batch = { seq, hash, previous, caseId, at, by: actor.name, events: [...events.value] };
    noteDone(parts.reviewTimes, actor, caseId, events.value.some(isReview));
    parts.publish(batch, next);
    if (openPapersOf(next) > 0) parts.onOpenPapers(caseId);
    if (events.value.some(({ type }) => queueing.includes(type))) parts.onQueued();
    return ok({ seq });
  }

  function contextFor(
    actor: Actor,
    at: Instant,
    { pack, groupFor }: LoadedPack,
    current: Case | undefined,
  ) {
    const facts = parts.facts();
    const { blocks, drill } = facts;
    const platform = platformFor(current, facts);
    const mayDraw = mayDrawFor(facts, platform);
    return {
      at,
      actor,
      colleagues: parts.colleagues(),
      founderId: founderOf(facts),
      season: pack.season,
      pack: { id: pack.id, version: pack.version },
      letterPrefix: letterPrefixes(pack, drill ? drillWord : ''),
      // Not of one pack: a command may move the case to another.
      checklistFor: (of: Case) => parts.shelf().packOf(of).checklistFor(of),
      groupFor,
      nextNumber: (series: Parameters<typeof drawNumber>[0]) =>
        drawNumber(series, blocks, parts.ledger.lastDrawn, mayDraw),
      platform,
      gapsIn: (of: Case, letter: Letter) => letterGaps(of, letter, parts.shelf().packOf(of).pack),
      drawsReading: parts.drawsReading,
      newId,
    };
  }

  /** Only the pack a case was opened under gives its desk a say: one that stands in for a pack not held does not. */
  function deskRulesFor(current: Case | undefined): DeskRules {
    const pack = current && parts.shelf().find(current.pack)?.pack;
    return {
      placeNoticeBy: pack?.placeNoticeBy ?? 'platform',
      reasonCodes: pack?.reasonCodes.filter((reason) => reason.use === 'refusal') ?? [],
      reviewWorkingDays: pack && reviewLimitsOf(pack).reviewWorkingDays,
      nextPlace: (wanted) => {
        const facts = parts.facts();
        const platform = platformFor(current, facts);
        const quotas = facts.quotas.filter((one) => isOfPlatform(facts, one.platform, platform));
        return drawPlace(quotas, parts.ledger.lastDrawn, wanted);
      },
    };
  }

  /** What the platform has to hear of a desk's decision waits for it in the same entry. */
  function withReports(
    current: Case | undefined,
    events: readonly CaseEvent[],
  ): readonly CaseEvent[] {
    if (current === undefined) return events;
    const reports = reportsOf(current, events, parts.facts().drill);
    return [...events, ...reports.map((report) => ({ type: 'deskReportQueued' as const, report }))];
  }

  /** A submitted case is frozen as the very bytes that will be signed and sent, and queued in the same entry. */
  async function withSubmission(
    current: Case | undefined,
    caseId: string,
    events: readonly CaseEvent[],
    actor: Actor,
    at: Instant,
  ): Promise<Result<readonly CaseEvent[], AppError>> {
    const submitted = events.find(
      ({ type }) => type === 'caseSubmitted' || type === 'caseMoved',
    ) as EventOf<'caseSubmitted' | 'caseMoved'> | undefined;
    if (submitted === undefined) return ok(events);
    const next = evolveAll(current, caseId, events);
    if (next === undefined) return err({ kind: 'caseUnknown' });
    const facts = parts.facts();
    const { drill } = facts;
    // Papers that were captured for another group or matter stay at the desk: nothing more than asked travels.
    const checklist = parts.shelf().packOf(next).checklistFor(next);
    const documents = askedPapers(next, checklist);
    // Of a case that goes to another platform it is still who handed it over.
    const by = submitted.type === 'caseMoved' ? next.submissions?.at(-1)?.by : undefined;
    const sent = submissionOf({ ...next, documents }, by ?? actor.name, drill);
    const bytes = Buffer.from(canonicalJson(sent));
    const stored = await parts.blobs.put(caseId, bytes);
    if (!stored.ok) return stored;
    const entry = {
      state: 'queued' as const,
      id: newId(),
      caseId,
      revision: submitted.revision,
      submission: { sha256: stored.value, bytes: bytes.byteLength },
      queuedAt: at,
    };
    // As it stands after this command: from now on it goes there and nowhere else.
    const platform = platformFor({ ...next, revision: current?.revision ?? 0 }, facts);
    const taken = platform === undefined ? {} : { platform };
    return ok([...events, { type: 'outboxQueued', entry, ...taken }]);
  }

  const judge: Desk['judge'] = async (command, actor) => {
    const decided = await decidedOn(command, actor, parts.now());
    return decided.ok ? ok(undefined) : decided;
  };

  const foresee: Desk['foresee'] = async (command, actor) => {
    const decided = await decidedOn(command, actor, parts.now());
    if (!decided.ok) return decided;
    const next = evolveAll(decided.value.current, command.caseId, decided.value.events);
    return next === undefined ? err({ kind: 'caseUnknown' }) : ok(next);
  };

  return { execute, judge, foresee, find: (caseId) => parts.cases.load(caseId), alone: lock };
}

/** The pack under which a case of this matter goes. */
function packFor(shelf: PackShelf, kind: CaseKind, current: Case | undefined) {
  const found = shelf.forKind(kind, current?.pack);
  if (found === undefined) return undefined;
  const { id, version, title, season } = found.pack;
  return { id, version, title, season, groupFor: found.groupFor };
}
