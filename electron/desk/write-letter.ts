/** Puts the words of a letter together for the papers process: a numbered one with its signed code, or one to come as a preview. */
import type { LetterContent } from '../../shared/archive/letter-content';
import { previewCode, previewOf } from '../../shared/archive/letter-preview';
import { letterContent } from '../../shared/archive/letter-text';
import { waivedPapers } from '../../shared/archive/waived-papers';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { Instant } from '../../shared/domain/ids';
import type { Letter } from '../../shared/domain/letter';
import { letterOf } from '../../shared/domain/letter';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Messages } from '../../shared/i18n/messages';
import type { DrawnPaper, LetterPreview } from '../../shared/ipc/calls/papers';
import type { PackShelf } from '../../shared/policy/pack-shelf';
import type { Log } from '../log';
import type { Papers } from '../papers/papers-client';
import { sha256Hex } from '../vault/seal';
import { keptClips } from './letter-clips';
import { signedLetterCode } from './letter-seal';
import { platformFor, platformIn } from './platform-facts';
import type { StationFacts } from './station-facts';
import type { NotingBlobs } from './unrecorded-files';

/** What letters are written with. */
export type LetterParts = {
  readonly blobs: NotingBlobs;
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

/** Papers that departments made needless, in words. */
export function waivedOf({ shelf, words }: Pick<LetterParts, 'shelf' | 'words'>, current: Case) {
  const checklist = shelf().packOf(current).checklistFor(current);
  return waivedPapers(current, checklist, words.verification.facts);
}

/** The whole text of a letter that has its number. */
export function numberedContent(
  parts: Pick<LetterParts, 'shelf' | 'words' | 'facts' | 'log'>,
  current: Case,
  letter: Letter,
): Result<LetterContent, AppError> {
  const facts = parts.facts();
  const { pairing } = platformIn(facts, platformFor(current, facts)) ?? {};
  return contentOf(parts, current, letter, {
    code: signedLetterCode(letter, { ...facts, pairing }),
    marks: facts.drill ? [{ kind: 'drill' }] : [],
  });
}

/**
 * The letter that tells the decision as it would be printed now, marked, without a number and with no code that proves
 * anything; kept nowhere. `letterUnknown` where the decision is told with none.
 */
export async function previewLetter(
  parts: LetterParts,
  current: Case,
  by: string,
): Promise<Result<LetterPreview, AppError>> {
  const kind = letterOf(current.decision);
  if (kind === undefined) return err({ kind: 'letterUnknown' });
  const content = contentOf(parts, current, previewOf(kind, by, parts.now()), {
    code: previewCode,
    marks: [...(parts.facts().drill ? [{ kind: 'drill' as const }] : []), { kind: 'preview' }],
  });
  if (!content.ok) return content;
  const clips = await keptClips(parts.blobs, current, parts.log);
  const made = await parts.papers.makeLetter(content.value, parts.stop, clips);
  if (!made.ok) {
    parts.log('paperNotMade', { id: current.id, reason: made.error.kind });
    return err({ kind: 'paperFailed' });
  }
  const { bytes, pages, missingGlyphs, clippedGlyphs = [] } = made.value;
  // A memory of its own: a Buffer's pool would travel to the window with it.
  const pdf: DrawnPaper['pdf'] = Uint8Array.from(bytes);
  const clipped = clippedGlyphs.length === 0 ? {} : { clippedGlyphs: [...clippedGlyphs] };
  const file = {
    sha256: sha256Hex(pdf),
    bytes: pdf.byteLength,
    pages,
    missingGlyphs: [...missingGlyphs],
    ...clipped,
  };
  return ok({ kind, pdf, file });
}

function contentOf(
  parts: Pick<LetterParts, 'shelf' | 'words' | 'log'>,
  current: Case,
  letter: Letter,
  { code, marks }: Pick<Parameters<typeof letterContent>[3], 'code' | 'marks'>,
): Result<LetterContent, AppError> {
  const { shelf, words, log } = parts;
  const content = letterContent(current, letter, shelf().packOf(current).pack, {
    operatorName: letter.by,
    fieldName: (key) => words.words.fields[key].name,
    waived: waivedOf(parts, current),
    code,
    marks,
  });
  if (content.ok) return content;
  log('letterText', { id: current.id, kind: content.error.kind });
  return err({ kind: 'paperFailed' });
}
