/** The life of an invented case as commands that the real rules judge: from the first question to the archive. */
import { letterGaps } from '../../../shared/archive/letter-gaps';
import { createHash } from 'node:crypto';
import type { Case, CaseEvent, CaseState } from '../../../shared/domain/case';
import type { Actor, CaseCommand } from '../../../shared/domain/command';
import { decide } from '../../../shared/domain/decide';
import type { Page } from '../../../shared/domain/document';
import { evolveAll } from '../../../shared/domain/evolve';
import type { LoadedPack } from '../../../shared/policy/checklist';
import { letterPrefixes } from '../../../shared/policy/usual-letters';
import type { DecideContext } from '../../../shared/domain/decide-context';
import { canonicalJson } from '../../../shared/protocol/canonical-json';
import { submissionOf } from '../../../shared/protocol/submission';
import type { Chance } from '../../sync/sim/world';
import { chanceOf, inventedFamily } from './families';

/** One entry to be: what was commanded when by whom, and what followed. */
export type Step = {
  readonly command: CaseCommand;
  readonly at: string;
  readonly actor: Actor;
  readonly events: readonly CaseEvent[];
  readonly before: Case | undefined;
  /** The bytes that will be signed and sent, when this step queued them. */
  readonly submission?: Buffer;
};

/** Where a case may have got to, as often as each stands here. */
const goals: readonly [CaseState, ...CaseState[]] = [
  ...(['draft', 'incomplete', 'incomplete', 'inspecting', 'ready', 'queued', 'received'] as const),
  ...(['underReview', 'underReview', 'decided', 'decided', 'archived', 'archived'] as const),
  ...(['correctionAsked', 'held'] as const),
] as unknown as [CaseState, ...CaseState[]];

const platform: Actor = { id: 'platform', name: '中心平台', role: 'platform' };
const self: Actor = { id: 'station', name: '本站', role: 'station' };
const hash = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

/** A UUID version 7 of a moment, from seeded chance. */
function madeId(atMs: number, chance: Chance): string {
  const time = atMs.toString(16).padStart(12, '0');
  const digits = (count: number) =>
    Array.from({ length: count }, () => chance.whole(0, 15).toString(16)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-8${digits(3)}-${digits(12)}`;
}

export type LifeParts = {
  readonly seed: number;
  readonly index: number;
  readonly pack: LoadedPack;
  readonly clerk: Actor;
  /** Draws from the numbers of the station that the case is for. */
  readonly nextNumber: DecideContext['nextNumber'];
  /** Both images of a page, named as the blob store will name them; left out, they are named but nowhere. */
  readonly imagesOf?: (pageId: string) => Pick<Page, 'original' | 'corrected'>;
  /** How far it may go at most; papers are only called made when nobody is to draw them. */
  readonly mayBeFinished: boolean;
};

/** The life of case number `index`, step by step: whoever walks it may store bytes between two steps. */
export function* lifeOf(parts: LifeParts): Generator<Step, Case, undefined> {
  const { seed, index, pack, clerk } = parts;
  const chance = chanceOf(seed, index, 2);
  const { answers, form } = inventedFamily(seed, index);
  const goal = chance.pick(goals);
  // Three months of a season, the counter's hours; every step some seconds after the one before.
  let nowMs = Date.UTC(
    2026,
    5,
    1 + (index % 85),
    chance.whole(0, 8),
    chance.whole(0, 59),
    chance.whole(0, 59),
  );
  const caseId = madeId(nowMs, chance);
  const newId = () => madeId(nowMs, chance);
  let current: Case | undefined;

  function step(command: CaseCommand, actor = clerk): Step {
    nowMs += chance.whole(1, 60) * 1000;
    const at = new Date(nowMs).toISOString();
    const { season, id, version } = pack.pack;
    const decided = decide(current, command, {
      at,
      actor,
      colleagues: [],
      drawsReading: () => false,
      founderId: clerk.id,
      season,
      pack: { id, version },
      letterPrefix: letterPrefixes(pack.pack),
      packFor: () => pack.pack,
      checklistFor: pack.checklistFor,
      gapsIn: (of, letter) => letterGaps(of, letter, pack.pack),
      deskRules: { placeNoticeBy: 'platform', reasonCodes: [], nextPlace: () => undefined },
      openCaseBefore: undefined,
      nextNumber: parts.nextNumber,
      newId,
    });
    if (!decided.ok) throw new Error(`${command.name}: ${JSON.stringify(decided.error)}`);
    const before = current;
    let events = decided.value;
    const submitted = events.find((event) => event.type === 'caseSubmitted');
    if (submitted !== undefined) {
      const next = evolveAll(before, caseId, events);
      if (next === undefined) throw new Error('Nothing to hand over');
      const bytes = Buffer.from(canonicalJson(submissionOf(next, actor.name)));
      const submission = { sha256: hash(bytes), bytes: bytes.byteLength };
      const { revision } = submitted;
      const entry = {
        state: 'queued' as const,
        id: newId(),
        caseId,
        revision,
        submission,
        queuedAt: at,
      };
      events = [...events, { type: 'outboxQueued', entry }];
      current = evolveAll(before, caseId, events);
      return { command, at, actor, events, before, submission: bytes };
    }
    current = evolveAll(before, caseId, events);
    return { command, at, actor, events, before };
  }
  const known = (): Case => {
    if (current === undefined) throw new Error('No case yet');
    return current;
  };

  yield step({ name: 'openCase', caseId, answers });
  if (goal === 'draft') return known();
  const missing = goal === 'incomplete' ? { 'guardian1.phone': '' } : {};
  yield step({ name: 'editForm', caseId, changes: { ...form, ...missing } });
  for (const requirement of pack.checklistFor(known()).requirements) {
    const [option] = requirement.options;
    const documentId = newId();
    const pages: string[] = [];
    for (const { role, optional } of option?.pages ?? []) {
      if (optional === true && chance.happens(0.5)) continue;
      const id = newId();
      pages.push(id);
      const file = (side: string) => ({
        sha256: hash(id + side),
        bytes: 400_000,
        mediaType: 'image/jpeg' as const,
        widthPx: 1700,
        heightPx: 2400,
      });
      const images = parts.imagesOf?.(id) ?? { original: file('o'), corrected: file('c') };
      const page: Page = {
        id,
        role,
        source: 'file',
        capturedAt: new Date(nowMs).toISOString(),
        ...images,
      };
      yield step({
        name: 'addPage',
        caseId,
        documentId,
        requirementId: requirement.id,
        kind: option?.kind ?? '',
        page,
      });
    }
    if (goal === 'incomplete' && chance.happens(0.3)) return known();
    if (goal === 'inspecting' && chance.happens(0.5)) continue;
    yield step({
      name: 'inspectDocument',
      caseId,
      documentId,
      pages,
      verdict: 'originalSeen',
      lookedAt: [...requirement.lookAt],
      note: '',
    });
  }
  if (known().state !== 'ready' || goal === 'ready') return known();
  yield step({ name: 'submitCase', caseId });
  if (parts.mayBeFinished) yield letterMade();
  if (goal === 'queued') return known();
  const { outbox } = known();
  if (outbox?.state !== 'queued') throw new Error('Not in the queue');
  if (goal === 'held') {
    const entry = {
      ...outbox,
      state: 'held' as const,
      heldAt: new Date(nowMs).toISOString(),
      reason: 'refusedByPlatform' as const,
      detail: '',
    };
    yield step({ name: 'recordHeld', caseId, entry }, platform);
    return known();
  }
  const receipt = {
    caseId,
    revision: outbox.revision,
    manifestSha256: outbox.submission.sha256,
    matterNumber: `RZLS-${String(index).padStart(7, '0')}`,
    receivedAt: new Date(nowMs).toISOString(),
    keyId: 'invented',
    signature: Buffer.from(caseId).toString('base64'),
  };
  yield step({ name: 'recordReceipt', caseId, entryId: outbox.id, receipt }, platform);
  if (goal === 'received') return known();
  const reviewed = {
    step: 'systemCheck' as const,
    passed: true,
    note: '',
    at: new Date(nowMs).toISOString(),
  };
  yield step({ name: 'recordReviewStep', caseId, changeId: newId(), step: reviewed }, platform);
  if (goal === 'underReview') return known();
  const correction = {
    deadline: '2026-08-31',
    fields: [],
    documents: [{ requirementId: 'register', reason: '首页盖章不清' }],
  };
  const words = { at: new Date(nowMs).toISOString(), reasonCode: '', legalBasis: '', remedy: '' };
  const school = {
    name: '望潮小学',
    address: '望潮街道1号',
    reportFrom: '2026-08-30',
    reportTo: '2026-08-31',
  };
  const decision =
    goal === 'correctionAsked'
      ? { outcome: 'correction' as const, reason: '补正', correction, ...words }
      : // Without a platform there is no number for a place notice, and so no archive of an accepted case.
        goal === 'archived'
        ? { outcome: 'transferred' as const, reason: '学位调剂', ...words }
        : { outcome: 'accepted' as const, reason: '', school, ...words };
  yield step({ name: 'recordDecision', caseId, changeId: newId(), decision }, platform);
  if (!parts.mayBeFinished || goal !== 'archived') return known();
  yield step({ name: 'sealArchive', caseId, archiveId: newId() });
  const sealed = {
    sha256: hash(`${caseId}archive`),
    bytes: 2_000_000,
    pages: 12,
    missingGlyphs: [],
  };
  yield step(
    { name: 'recordArchiveSealed', caseId, file: sealed, at: new Date(nowMs).toISOString() },
    self,
  );
  return known();

  function letterMade(): Step {
    const [letter] = known().letters;
    const file = { sha256: hash(`${caseId}receipt`), bytes: 90_000, pages: 1, missingGlyphs: [] };
    return step({ name: 'recordLetterMade', caseId, letterId: letter?.id ?? '', file }, self);
  }
}
