/** Draws every numbered letter and planned archive exactly once, and draws what a crash left undrawn. */
import { archivePlan } from '../../shared/archive/archive-plan';
import type { ArchiveLabels } from '../../shared/archive/archive-labels';
import type { TraceLine } from '../../shared/archive/archive-plan-schema';
import { waivedPapers } from '../../shared/archive/waived-papers';
import { documentTitles, letterContent } from '../../shared/archive/letter-text';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { MainCommand } from '../../shared/domain/command';
import type { Instant, Sha256 } from '../../shared/domain/ids';
import type { Letter, PaperFile } from '../../shared/domain/letter';
import { isValid } from '../../shared/domain/letter';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Messages } from '../../shared/i18n/messages';
import { traceTitles } from '../../shared/i18n/trace-titles';
import { traceWords } from '../../shared/i18n/trace-words';
import type { LedgerEntry } from '../../shared/ledger/entry';
import type { PolicyPack } from '../../shared/policy/pack';
import type { BlobStore } from '../ledger/blob-store';
import type { Ledger } from '../ledger/ledger';
import type { Log } from '../log';
import type { Papers } from '../papers/papers-client';
import type { CaseStore } from './case-store';
import { signedLetterCode } from './letter-seal';
import { stationActor } from './station-actor';
import type { Desk } from './desk';
import type { StationFacts } from './station-facts';
import type { PackShelf } from '../../shared/policy/pack-shelf';

export type PaperDesk = {
  /** Draws whatever a case has open; safe to call at any time and as often as one likes. */
  readonly draw: (caseId: string) => Promise<Result<undefined, AppError>>;
  /** The PDF of a letter, drawn now if it was not yet. */
  readonly letterPdf: (
    caseId: string,
    letterId: string,
  ) => Promise<Result<{ bytes: Buffer; letter: Letter; current: Case }, AppError>>;
  readonly archivePdf: (
    caseId: string,
  ) => Promise<Result<{ bytes: Buffer; current: Case }, AppError>>;
  /** Draws for every case that the ledger says has something open. */
  readonly drawAll: () => Promise<Result<undefined, AppError>>;
};

type Parts = {
  readonly desk: Desk;
  readonly cases: CaseStore;
  readonly ledger: Ledger;
  readonly blobs: BlobStore;
  readonly papers: Papers;
  /** The packs that cases were opened under. */
  readonly shelf: () => PackShelf;
  readonly words: Messages;
  readonly now: () => Instant;
  readonly log: Log;
  /** The keys that codes of letters are signed with, and whether every paper is marked as one of a drill. */
  readonly facts: () => StationFacts;
  /** Ends what is being drawn when the station is locked; it is drawn at the next start. */
  readonly stop: AbortSignal;
};

/** The paper desk over its parts. */
export function createPaperDesk(parts: Parts): PaperDesk {
  const { desk, cases, ledger, blobs, papers, words, log, stop } = parts;
  const packOf = (current: Case) => parts.shelf().packOf(current).pack;
  const running = new Map<string, Promise<Result<undefined, AppError>>>();

  /** One drawing per case at a time: a second caller waits for the first one's result, then looks again. */
  function draw(caseId: string): Promise<Result<undefined, AppError>> {
    const before = running.get(caseId) ?? Promise.resolve(ok(undefined));
    const mine = before.then(() => drawOpen(caseId));
    running.set(caseId, mine);
    const release = () => {
      if (running.get(caseId) === mine) running.delete(caseId);
    };
    mine.then(release, release);
    return mine;
  }

  async function drawOpen(caseId: string): Promise<Result<undefined, AppError>> {
    for (;;) {
      const found = await desk.find(caseId);
      if (!found.ok) return found;
      const current = found.value;
      const letter = current?.letters.find((one) => one.file === undefined && isValid(one));
      const archive = current?.archive?.file === undefined ? current?.archive : undefined;
      if (current === undefined || (letter === undefined && archive === undefined)) {
        return ok(undefined);
      }
      const done =
        letter === undefined ? await drawArchive(current) : await drawLetter(current, letter);
      if (!done.ok) {
        log('paperFailed', { id: caseId, kind: done.error.kind });
        return done;
      }
    }
  }

  const waivedOf = (current: Case) =>
    waivedPapers(
      current,
      parts.shelf().packOf(current).checklistFor(current),
      words.verification.facts,
    );

  async function drawLetter(current: Case, letter: Letter): Promise<Result<undefined, AppError>> {
    const pack = packOf(current);
    const content = letterContent(current, letter, pack, {
      documentTitles: documentTitles(pack),
      operatorName: letter.by,
      fieldName: (key) => words.words.fields[key].name,
      waived: waivedOf(current),
      code: signedLetterCode(letter, parts.facts()),
      marks: parts.facts().drill ? [{ kind: 'drill' }] : [],
    });
    if (!content.ok) {
      log('letterText', { id: current.id, kind: content.error.kind });
      return err({ kind: 'paperFailed' });
    }
    const made = await papers.makeLetter(content.value, stop);
    if (!made.ok) return paperFailed(current.id, made.error.kind);
    const file = await keep(current.id, made.value);
    if (!file.ok) return file;
    return record({
      name: 'recordLetterMade',
      caseId: current.id,
      letterId: letter.id,
      file: file.value,
    });
  }

  async function drawArchive(current: Case): Promise<Result<undefined, AppError>> {
    const entries = await cases.entries(current.id);
    if (!entries.ok) return entries;
    const at = parts.now();
    const pack = packOf(current);
    const plan = archivePlan({
      current,
      pack,
      traces: tracesOf(entries.value, current, pack, words),
      labels: archiveLabels(words),
      sealedAt: at,
      waived: waivedOf(current),
      drill: parts.facts().drill,
    });
    if (!plan.ok) {
      log('archivePlan', { id: current.id, kind: plan.error.kind });
      return err({ kind: 'paperFailed' });
    }
    const readImage = async (sha256: Sha256) => {
      const bytes = await blobs.get(current.id, sha256);
      return bytes.ok ? bytes.value : undefined;
    };
    const made = await papers.makeArchive(plan.value, readImage, () => undefined, stop);
    if (!made.ok) return paperFailed(current.id, made.error.kind);
    const file = await keep(current.id, made.value);
    if (!file.ok) return file;
    return record({ name: 'recordArchiveSealed', caseId: current.id, file: file.value, at });
  }

  async function keep(
    caseId: string,
    made: { bytes: Uint8Array; pages: number; missingGlyphs: readonly number[] },
  ): Promise<Result<PaperFile, AppError>> {
    const stored = await blobs.put(caseId, made.bytes);
    if (!stored.ok) return stored;
    return ok({
      sha256: stored.value,
      bytes: made.bytes.byteLength,
      pages: made.pages,
      missingGlyphs: [...made.missingGlyphs],
    });
  }

  async function record(command: MainCommand): Promise<Result<undefined, AppError>> {
    const recorded = await desk.execute(command, stationActor);
    return recorded.ok ? ok(undefined) : recorded;
  }

  function paperFailed(caseId: string, reason: string): Result<undefined, AppError> {
    log('paperNotMade', { id: caseId, reason });
    return err({ kind: 'paperFailed' });
  }

  /** Finds the finished paper of a case, drawing first what is still open. */
  async function finished<P extends { readonly file?: PaperFile | undefined }>(
    caseId: string,
    find: (current: Case) => P | undefined,
  ): Promise<Result<{ bytes: Buffer; paper: P; current: Case }, AppError>> {
    for (const mayDraw of [true, false]) {
      const found = await desk.find(caseId);
      if (!found.ok) return found;
      if (found.value === undefined) return err({ kind: 'caseUnknown' });
      const paper = find(found.value);
      if (paper === undefined) return err({ kind: 'letterUnknown' });
      if (paper.file !== undefined) {
        const bytes = await blobs.get(caseId, paper.file.sha256);
        return bytes.ok ? ok({ bytes: bytes.value, paper, current: found.value }) : bytes;
      }
      const drawn = mayDraw ? await draw(caseId) : err({ kind: 'paperNotReady' as const });
      if (!drawn.ok) return drawn;
    }
    return err({ kind: 'paperNotReady' });
  }

  return {
    draw,
    letterPdf: async (caseId, letterId) => {
      const found = await finished(caseId, (current) =>
        current.letters.find(({ id }) => id === letterId),
      );
      if (!found.ok) return found;
      const { bytes, paper, current } = found.value;
      return ok({ bytes, letter: paper, current });
    },
    archivePdf: (caseId) => finished(caseId, (current) => current.archive),
    drawAll: async () => {
      for (const [caseId, { openPapers }] of ledger.cases) {
        if (stop.aborted) break;
        if (openPapers > 0) await draw(caseId);
      }
      return ok(undefined);
    },
  };
}

/** 办理痕迹: every entry of the case in words, chained by the hashes of the ledger. */
function tracesOf(
  entries: readonly LedgerEntry[],
  current: Case,
  pack: PolicyPack,
  words: Messages,
): TraceLine[] {
  const titles = traceTitles(current, pack);
  return entries.map(({ header, body, hash }) => ({
    seq: header.seq,
    at: body.at,
    actorName: body.actor.name,
    what: (body.events ?? []).map((event) => traceWords(words, event, titles)).join('；'),
    entryHash: hash,
  }));
}

/** The words of the archive's sheets. */
function archiveLabels({ people, verification, words }: Messages): ArchiveLabels {
  const names = Object.entries(words.fields).map(([key, { name }]) => [key, name]);
  return {
    people,
    field: Object.fromEntries(names) as ArchiveLabels['field'],
    section: Object.fromEntries(
      Object.entries(words.sections).map(([key, section]) => [key, section.title]),
    ) as ArchiveLabels['section'],
    choice: {
      ...words.choices,
      'family.singleParent': words.flags,
      'register.differentBooks': words.flags,
    },
    verdict: words.verdicts,
    fault: words.pageFaults,
    verification,
    step: words.reviewSteps,
    outcome: words.outcomes,
    operatorName: {},
  };
}
