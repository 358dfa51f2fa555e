/** Takes in what has pictures, a page or a signature: they are judged and on the disk before it exists. */
import type { AppError } from '../../shared/domain/app-error';
import type { Actor } from '../../shared/domain/command';
import type { ImageFile, Page } from '../../shared/domain/document';
import { authorisation } from '../../shared/domain/identity-check';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { readImageHeader } from '../../shared/capture/image-header';
import type { Handlers } from '../../shared/ipc/bridge';
import type { BlobStore } from '../ledger/blob-store';
import type { CaseKeys } from '../vault/case-keys';
import type { Desk } from './desk';
import { stationActor } from './station-actor';

type PageInput = Omit<Parameters<Handlers['desk']['addPage']>[0], 'original'> & {
  readonly original: Uint8Array;
};
type CutInput = Parameters<Handlers['desk']['adjustPage']>[0];
type TextInput = Parameters<Handlers['desk']['recordText']>[0];
type SmallerInput = Parameters<Handlers['desk']['reencodePage']>[0];
type ServedInput = Parameters<Handlers['papers']['recordServed']>[0];
type IdentityInput = Parameters<Handlers['desk']['checkIdentity']>[0];

export type IntakeParts = {
  readonly desk: Desk;
  readonly blobs: BlobStore;
  readonly keys: CaseKeys;
  readonly actor: Actor;
};

/** Stores the images and gives the desk the page. Nothing is stored for a case that does not exist. */
export async function takeInPage(
  input: PageInput,
  parts: IntakeParts & { readonly now: () => Instant },
): Promise<Result<{ seq: number }, AppError>> {
  const { caseId, documentId, requirementId, kind, pageId, role, source, replaces } = input;
  const known = await isCase(caseId, parts.keys);
  if (!known.ok) return known;
  // The disk is waited for once: neither is worth anything without the other. The same picture is stored once.
  const isCut = Buffer.compare(input.original, input.corrected) !== 0;
  const [original, cut] = await Promise.all([
    store(caseId, input.original, parts.blobs),
    isCut ? storeUpright(caseId, input.corrected, parts.blobs) : undefined,
  ]);
  if (!original.ok) return original;
  const corrected = cut ?? upright(original.value);
  if (!corrected.ok) return corrected;
  const at = parts.now();
  const page = {
    id: pageId,
    role,
    source,
    capturedAt: at,
    original: original.value,
    corrected: corrected.value,
    ...(input.shape === undefined ? {} : { shape: input.shape }),
    ...(input.faults === undefined ? {} : { faults: input.faults }),
    ...keptOf(input, { at, by: parts.actor.name }),
    ...(input.device === undefined ? {} : { device: input.device }),
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

function keptOf(
  { faults = [], keptBecause }: PageInput,
  who: { readonly at: Instant; readonly by: string },
): Pick<Page, 'kept'> {
  if (keptBecause === undefined || faults.length === 0) return {};
  return { kept: { reason: keptBecause, faults, ...who } };
}

/** Stores the page as it was cut anew and gives it to the desk. */
export async function takeInCut(
  { corrected: bytes, ...cut }: CutInput,
  { desk, blobs, keys, actor }: IntakeParts,
): Promise<Result<{ seq: number }, AppError>> {
  const known = await isCase(cut.caseId, keys);
  if (!known.ok) return known;
  const corrected = await storeUpright(cut.caseId, bytes, blobs);
  if (!corrected.ok) return corrected;
  return desk.execute({ name: 'adjustPage', ...cut, corrected: corrected.value }, actor);
}

/** Seals what was read on a page in a file of its own and gives the desk its name. */
export async function takeInText(
  { caseId, documentId, pageId, of, text }: TextInput,
  { desk, blobs, keys }: Omit<IntakeParts, 'actor'>,
): Promise<Result<undefined, AppError>> {
  const known = await isCase(caseId, keys);
  if (!known.ok) return known;
  const there = await isImageOf({ caseId, pageId, of }, desk);
  // It went, or was cut anew, while it was read: nothing is kept of it.
  if (!there.ok || !there.value) return there.ok ? ok(undefined) : there;
  const bytes = Buffer.from(JSON.stringify(text), 'utf8');
  const stored = await blobs.put(caseId, bytes);
  if (!stored.ok) return stored;
  const named = { sha256: stored.value, bytes: bytes.byteLength, of };
  const noted = await desk.execute(
    { name: 'recordPageText', caseId, documentId, pageId, text: named },
    stationActor,
  );
  return noted.ok ? ok(undefined) : noted;
}

/** Whether a page of the case shows this image now. */
async function isImageOf(
  { caseId, pageId, of }: { readonly caseId: string; readonly pageId: string; readonly of: string },
  desk: Pick<Desk, 'find'>,
): Promise<Result<boolean, AppError>> {
  const found = await desk.find(caseId);
  if (!found.ok) return found;
  const pages = found.value?.documents.flatMap((document) => document.pages) ?? [];
  return ok(pages.find(({ id }) => id === pageId)?.corrected.sha256 === of);
}

/** Stores the smaller image of a page and gives it to the desk; the first one stays in the store. */
export async function takeInSmaller(
  { corrected: bytes, ...page }: SmallerInput,
  { desk, blobs, keys }: Omit<IntakeParts, 'actor'>,
): Promise<Result<undefined, AppError>> {
  const known = await isCase(page.caseId, keys);
  if (!known.ok) return known;
  const there = await isImageOf(page, desk);
  if (!there.ok || !there.value) return there.ok ? ok(undefined) : there;
  const corrected = await storeUpright(page.caseId, bytes, blobs);
  if (!corrected.ok) return corrected;
  const noted = await desk.execute(
    { name: 'recordReencoded', ...page, corrected: corrected.value },
    stationActor,
  );
  return noted.ok ? ok(undefined) : noted;
}

/** Keeps the signature, if there is one, beside the text that was signed, and gives the desk the finding. */
export async function takeInIdentity(
  { caseId, finding, signature }: IdentityInput,
  { desk, blobs, keys, actor }: IntakeParts,
): Promise<Result<{ seq: number }, AppError>> {
  const name = 'checkIdentity';
  if (signature === undefined) return desk.execute({ name, caseId, finding }, actor);
  const known = await isCase(caseId, keys);
  if (!known.ok) return known;
  const stored = await store(caseId, signature, blobs);
  if (!stored.ok) return stored;
  const signed = { ...finding, authorisation: { ...authorisation, signature: stored.value } };
  return desk.execute({ name, caseId, finding: signed }, actor);
}

/** Keeps the photo of the signed 送达回证, if there is one, and tells the desk that the letter was received. */
export async function takeInServed(
  { slip, ...said }: ServedInput,
  { desk, blobs, keys, actor }: IntakeParts,
): Promise<Result<{ seq: number }, AppError>> {
  const name = 'recordLetterServed';
  if (slip === undefined) return desk.execute({ name, ...said }, actor);
  const known = await isCase(said.caseId, keys);
  if (!known.ok) return known;
  const original = await store(said.caseId, slip.original, blobs);
  if (!original.ok) return original;
  const corrected = await storeUpright(said.caseId, slip.corrected, blobs);
  if (!corrected.ok) return corrected;
  const kept = { original: original.value, corrected: corrected.value };
  return desk.execute({ name, ...said, slip: kept }, actor);
}

/** A case without a key does not exist; nothing is stored for it. */
export async function isCase(caseId: string, keys: CaseKeys): Promise<Result<undefined, AppError>> {
  const key = await keys.get(caseId);
  if (key.ok) return ok(undefined);
  return key.error.kind === 'fileMissing' ? err({ kind: 'caseUnknown' }) : key;
}

/** What papers show is a JPEG, because a PDF takes that bit for bit. */
async function storeUpright(
  caseId: string,
  bytes: Uint8Array,
  blobs: BlobStore,
): Promise<Result<ImageFile, AppError>> {
  const stored = await store(caseId, bytes, blobs);
  return stored.ok ? upright(stored.value) : stored;
}

const upright = (file: ImageFile): Result<ImageFile, AppError> =>
  file.mediaType === 'image/jpeg'
    ? ok(file)
    : err({ kind: 'imageFormatUnsupported', format: file.mediaType });

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
