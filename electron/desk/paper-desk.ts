/** Draws every numbered letter and planned archive exactly once, and draws what a crash left undrawn. */
import { archivePlan, archiveTitle } from '../../shared/archive/archive-plan';
import { afterwards } from '../../shared/domain/afterwards';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { MainCommand } from '../../shared/domain/command';
import type { Letter, PaperFile } from '../../shared/domain/letter';
import { isValid } from '../../shared/domain/letter';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { SealedPackage } from '../../shared/domain/sealed-package';
import type { LetterPreview } from '../../shared/ipc/calls/papers';
import type { Built } from '../archive/build-package';
import type { PackageDesk } from '../archive/package-desk';
import type { Ledger } from '../ledger/ledger';
import type { CaseStore } from './case-store';
import type { ArchiveSigning } from './archive-signing';
import { archiveLabels, tracesOf } from './archive-words';
import type { Desk } from './desk';
import { fileReader, keepPaper } from './kept-papers';
import { keptClips } from './letter-clips';
import { stationActor } from './station-actor';
import { numberedContent, previewLetter, waivedOf, type LetterParts } from './write-letter';

export type PaperDesk = {
  /** Draws whatever a case has open; safe to call at any time and as often as one likes. */
  readonly draw: (caseId: string) => Promise<Result<undefined, AppError>>;
  /** The same, and what a sealed archive still lacks: a package, or a supplement of what happened since. */
  readonly pack: (caseId: string) => Promise<Result<undefined, AppError>>;
  /** The PDF of a letter, drawn now if it was not yet. */
  readonly letterPdf: (
    caseId: string,
    letterId: string,
  ) => Promise<Result<{ bytes: Buffer; letter: Letter; current: Case }, AppError>>;
  /** The letter that tells the decision of the case as it is given here: a preview, kept nowhere. */
  readonly previewLetter: (current: Case, by: string) => Promise<Result<LetterPreview, AppError>>;
  readonly archivePdf: (
    caseId: string,
  ) => Promise<Result<{ bytes: Buffer; current: Case }, AppError>>;
  /** Draws for every case that the ledger says has something open. */
  readonly drawAll: () => Promise<Result<undefined, AppError>>;
};

export type PaperParts = LetterParts & {
  readonly desk: Desk;
  readonly cases: CaseStore;
  readonly ledger: Ledger;
  readonly packages: Pick<PackageDesk, 'build' | 'supplement'>;
  /** Signs the PDF of a whole case inside. */
  readonly signing: Pick<ArchiveSigning, 'signPdf'>;
};

/** The paper desk over its parts. */
export function createPaperDesk(parts: PaperParts): PaperDesk {
  const { desk, cases, ledger, blobs, papers, packages, words, log, stop } = parts;
  const packOf = (current: Case) => parts.shelf().packOf(current).pack;
  const running = new Map<string, Promise<Result<undefined, AppError>>>();

  /** One drawing per case at a time: a second caller waits for the first one's result, then looks again. */
  function inTurn(
    caseId: string,
    work: () => Promise<Result<undefined, AppError>>,
  ): Promise<Result<undefined, AppError>> {
    const before = running.get(caseId) ?? Promise.resolve(ok(undefined));
    const mine = afterwards(before.then(work), () => blobs.settle(caseId));
    running.set(caseId, mine);
    const release = () => {
      if (running.get(caseId) === mine) running.delete(caseId);
    };
    mine.then(release, release);
    return mine;
  }

  const draw = (caseId: string) => inTurn(caseId, () => drawOpen(caseId));

  /** A supplement for every event would be a package for every event: they are gathered until somebody asks. */
  const pack = (caseId: string) =>
    inTurn(caseId, async () => {
      const drawn = await drawOpen(caseId);
      return drawn.ok ? packLater(caseId) : drawn;
    });

  /** Every paper that can be drawn, whatever becomes of the others; answers what went wrong first. */
  async function drawOpen(caseId: string): Promise<Result<undefined, AppError>> {
    const failed = new Set<string>();
    let answer: Result<undefined, AppError> = ok(undefined);
    for (;;) {
      const found = await desk.find(caseId);
      if (!found.ok) return found;
      const current = found.value;
      const letter = current?.letters.find(
        (one) => one.file === undefined && isValid(one) && !failed.has(one.id),
      );
      const archive = current?.archive?.file === undefined ? current?.archive : undefined;
      // An archive without one of its letters would have to be made anew.
      const isArchive = archive !== undefined && failed.size === 0;
      if (current === undefined || (letter === undefined && !isArchive)) return answer;
      const done =
        letter === undefined ? await drawArchive(current) : await drawLetter(current, letter);
      if (done.ok) continue;
      log('paperFailed', { id: caseId, kind: done.error.kind });
      if (letter === undefined || done.error.kind !== 'paperFailed' || stop.aborted) return done;
      if (answer.ok) answer = done;
      failed.add(letter.id);
    }
  }

  async function drawLetter(current: Case, letter: Letter): Promise<Result<undefined, AppError>> {
    const content = numberedContent(parts, current, letter);
    if (!content.ok) return content;
    const clips = await keptClips(blobs, current, log);
    const made = await papers.makeLetter(content.value, stop, clips);
    if (!made.ok) return paperFailed(current.id, made.error.kind);
    const file = await keepPaper(blobs, current.id, made.value);
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
      waived: waivedOf(parts, current),
      drill: parts.facts().drill,
    });
    if (!plan.ok) {
      log('archivePlan', { id: current.id, kind: plan.error.kind });
      return err({ kind: 'paperFailed' });
    }
    const readFile = fileReader(blobs, current.id);
    const toSign = { ...plan.value, toBeSigned: true as const };
    const made = await papers.makeArchive(toSign, readFile, () => undefined, stop);
    if (!made.ok) return paperFailed(current.id, made.error.kind);
    const { bytes, signatureAt } = made.value;
    if (signatureAt === undefined) return paperFailed(current.id, 'noSignaturePlace');
    const signed = await parts.signing.signPdf(bytes, signatureAt);
    if (!signed.ok) return signed;
    const file = await keepPaper(blobs, current.id, made.value);
    if (!file.ok) return file;
    const wholeCase = { file: file.value, title: archiveTitle, at };
    const built = await upToDate(current.id, (now) => packages.build(now, wholeCase));
    return settle(current.id, built, (sealed) => ({
      name: 'recordArchiveSealed',
      caseId: current.id,
      file: file.value,
      at,
      package: sealed,
    }));
  }

  /** What a sealed archive lacks: the package, when a program of before sealed it, or a supplement. */
  async function packLater(caseId: string): Promise<Result<undefined, AppError>> {
    const found = await desk.find(caseId);
    if (!found.ok) return found;
    const current = found.value;
    const { file, sealedAt, package: first, later } = current?.archive ?? {};
    const isDue = first === undefined || later !== undefined;
    if (current === undefined || file === undefined || !isDue) return ok(undefined);
    const at = parts.now();
    const built = await upToDate(caseId, (now) =>
      first === undefined
        ? packages.build(now, { file, title: archiveTitle, at: sealedAt ?? at })
        : packages.supplement(now, at),
    );
    return settle(caseId, built, (sealed) => ({
      name: 'recordPackageSealed',
      caseId,
      package: sealed,
    }));
  }

  /** Built again while something happened to the case meanwhile: it would be in no package, and nobody would miss it. */
  async function upToDate(
    caseId: string,
    build: (current: Case) => Promise<Result<Built, AppError>>,
  ): Promise<Result<Built, AppError>> {
    for (;;) {
      const found = await desk.find(caseId);
      if (!found.ok) return found;
      if (found.value === undefined) return err({ kind: 'caseUnknown' });
      const built = await build(found.value);
      if (!built.ok || built.value.kind === 'refused') return built;
      const entries = await cases.entries(caseId);
      if (!entries.ok) return entries;
      const newest = entries.value.at(-1)?.header.seq;
      if (newest === built.value.package.traces.entry) return built;
      if (stop.aborted) return err({ kind: 'stationLocked' });
    }
  }

  /** Records a package that was sealed, or why it was not. */
  async function settle(
    caseId: string,
    built: Result<Built, AppError>,
    command: (sealed: SealedPackage) => MainCommand,
  ): Promise<Result<undefined, AppError>> {
    if (!built.ok) return built;
    if (built.value.kind === 'sealed') return record(command(built.value.package));
    const { failed } = built.value;
    log('archiveRefused', {
      id: caseId,
      items: [...new Set(failed.map(({ item }) => item))].join(),
    });
    const told = await record({ name: 'recordArchiveRefused', caseId, failed: [...failed] });
    return told.ok ? err({ kind: 'archiveRefused' }) : told;
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
    let drawn: Result<undefined, AppError> | undefined;
    for (;;) {
      const found = await desk.find(caseId);
      if (!found.ok) return found;
      if (found.value === undefined) return err({ kind: 'caseUnknown' });
      const paper = find(found.value);
      if (paper === undefined) return err({ kind: 'letterUnknown' });
      if (paper.file !== undefined) {
        const bytes = await blobs.get(caseId, paper.file.sha256);
        return bytes.ok ? ok({ bytes: bytes.value, paper, current: found.value }) : bytes;
      }
      // Another paper may have failed, and not this one.
      if (drawn !== undefined) return drawn.ok ? err({ kind: 'paperNotReady' }) : drawn;
      drawn = await draw(caseId);
    }
  }

  return {
    draw,
    pack,
    letterPdf: async (caseId, letterId) => {
      const found = await finished(caseId, (current) =>
        current.letters.find(({ id }) => id === letterId),
      );
      if (!found.ok) return found;
      const { bytes, paper, current } = found.value;
      return ok({ bytes, letter: paper, current });
    },
    previewLetter: (current, by) => previewLetter(parts, current, by),
    archivePdf: (caseId) => finished(caseId, (current) => current.archive),
    drawAll: async () => {
      for (const [caseId, { openPapers }] of ledger.cases) {
        if (stop.aborted) break;
        if (openPapers > 0) await pack(caseId);
      }
      return ok(undefined);
    },
  };
}
