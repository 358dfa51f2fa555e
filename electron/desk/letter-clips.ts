/** Clips of characters that no font has, on their way into the store and out of it into letters. */
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import { clipLimits, mostClips } from '../../shared/domain/glyph-clip';
import type { Result } from '../../shared/domain/result';
import { err } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { BlobStore } from '../ledger/blob-store';
import type { Log } from '../log';
import { readClipPicture } from '../papers/clip-picture';
import type { PaperClip } from '../papers/papers-protocol';
import type { IntakeParts } from './page-intake';
import { isCase } from './page-intake';

type ClipInput = Parameters<Handlers['papers']['clipCharacter']>[0];

/** Keeps the picture of a character and tells the desk; one without a character in it is not kept. */
export async function takeInClip(
  { picture, ...said }: ClipInput,
  { desk, blobs, keys, actor }: IntakeParts,
): Promise<Result<{ seq: number }, AppError>> {
  const read = readClipPicture(picture);
  if (!read.ok) return err({ kind: 'clipUnusable' });
  const known = await isCase(said.caseId, keys);
  if (!known.ok) return known;
  const stored = await blobs.put(said.caseId, picture);
  if (!stored.ok) return stored;
  const { widthPx, heightPx } = read.value;
  const size = { bytes: picture.byteLength, widthPx, heightPx };
  const image = { sha256: stored.value, mediaType: 'image/png' as const, ...size };
  return desk.execute({ name: 'clipCharacter', ...said, image }, actor);
}

/** What a letter is drawn with; a clip that cannot be had is left out, and its character is asked about again. */
export async function keptClips(
  blobs: Pick<BlobStore, 'get'>,
  { id, clips = [] }: Case,
  log: Log,
): Promise<PaperClip[]> {
  const kept: PaperClip[] = [];
  for (const { codePoint, image } of clips.slice(-mostClips)) {
    const png = await blobs.get(id, image.sha256);
    if (png.ok && png.value.byteLength <= clipLimits.bytes)
      kept.push({ codePoint, png: png.value });
    else log('clipMissing', { id, kind: png.ok ? 'clipUnusable' : png.error.kind });
  }
  return kept;
}
