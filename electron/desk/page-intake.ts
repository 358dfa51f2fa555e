/** Takes in one page: both images are judged and on the disk before the page exists. */
import type { AppError } from '../../shared/domain/app-error';
import type { Actor } from '../../shared/domain/command';
import type { ImageFile } from '../../shared/domain/document';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { readImageHeader } from '../../shared/capture/image-header';
import type { Handlers } from '../../shared/ipc/bridge';
import type { BlobStore } from '../ledger/blob-store';
import type { CaseKeys } from '../vault/case-keys';
import type { Desk } from './desk';

type PageInput = Parameters<Handlers['desk']['addPage']>[0];

/** Stores the images and gives the desk the page. Nothing is stored for a case that does not exist. */
export async function takeInPage(
  input: PageInput,
  parts: {
    readonly desk: Desk;
    readonly blobs: BlobStore;
    readonly keys: CaseKeys;
    readonly actor: Actor;
    readonly now: () => Instant;
  },
): Promise<Result<{ seq: number }, AppError>> {
  const { caseId, documentId, requirementId, kind, pageId, role, source, replaces } = input;
  const key = await parts.keys.get(caseId);
  if (!key.ok) return key.error.kind === 'fileMissing' ? err({ kind: 'caseUnknown' }) : key;
  const original = await store(caseId, input.original, parts.blobs);
  if (!original.ok) return original;
  const corrected = await store(caseId, input.corrected, parts.blobs);
  if (!corrected.ok) return corrected;
  if (corrected.value.mediaType !== 'image/jpeg') {
    return err({ kind: 'imageFormatUnsupported', format: corrected.value.mediaType });
  }
  const page = {
    id: pageId,
    role,
    source,
    capturedAt: parts.now(),
    original: original.value,
    corrected: corrected.value,
  };
  return parts.desk.execute(
    {
      name: 'addPage',
      caseId,
      documentId,
      requirementId,
      kind,
      page,
      ...(replaces === undefined ? {} : { replaces }),
    },
    parts.actor,
  );
}

async function store(
  caseId: string,
  bytes: Uint8Array,
  blobs: BlobStore,
): Promise<Result<ImageFile, AppError>> {
  const header = readImageHeader(bytes);
  if (!header.ok) return header;
  const stored = await blobs.put(caseId, bytes);
  if (!stored.ok) return stored;
  const { format, widthPx, heightPx } = header.value;
  return ok({
    sha256: stored.value,
    bytes: bytes.byteLength,
    mediaType: `image/${format}`,
    widthPx,
    heightPx,
  });
}
