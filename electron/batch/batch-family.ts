/** One family of a batch at the desk: its case, and where each of its pictures goes. */
import type { BatchFamily, PictureRefusal } from '../../shared/batch/batch-plan';
import { placesOf } from '../../shared/batch/batch-pictures';
import { readImageHeader } from '../../shared/capture/image-header';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { CaseKind } from '../../shared/domain/case-kind';
import { allFrom } from '../../shared/domain/field-source';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { BatchPicture, BegunFamily } from '../../shared/ipc/calls/batch';
import { trayOf } from '../desk/scan-desk';
import type { TrayPage } from '../desk/scan-tray';
import type { Station } from '../desk/station';
import { newId } from '../new-id';
import type { ReadPicture } from './batch-pages';
import { eachPicture, fileNameOf, mayBeIds, readEach } from './batch-pages';
import { isDestroyed } from '../ledger/entry-index';

/** The case as the row has it; one that was opened before a crash is only finished, and what was typed since stays. */
async function opened(
  station: Station,
  { caseId, answers, form }: BatchFamily,
  kind: CaseKind,
): Promise<Result<Case, AppError>> {
  const { desk, actor } = station;
  const found = await desk.find(caseId);
  if (!found.ok) return found;
  if (found.value === undefined) {
    const opening = await desk.execute(
      { name: 'openCase', caseId, kind, answers, byAgent: true },
      actor,
    );
    if (!opening.ok) return opening;
  }
  if (Object.keys(found.value?.form ?? {}).length === 0 && Object.keys(form).length > 0) {
    const typed = await desk.execute(
      { name: 'editForm', caseId, changes: form, sources: allFrom('table', form) },
      actor,
    );
    if (!typed.ok) return typed;
  }
  const there = await desk.find(caseId);
  if (!there.ok) return there;
  return there.value === undefined ? err({ kind: 'caseUnknown' }) : ok(there.value);
}

/** How far the pictures of a family had come when its case left the batch; those that are nowhere are named. */
export async function leftFamily(
  station: Station,
  { caseId, pictures }: BatchFamily,
): Promise<Result<BegunFamily, AppError>> {
  const nothing = { caseId, already: 0, pictures: [], waiting: 0, refused: [] };
  if (isDestroyed(station.ledger, caseId)) return ok(nothing);
  return station.during(async () => {
    const found = await station.desk.find(caseId);
    if (!found.ok) return found;
    const kept = await trayOf(station).list(caseId);
    if (!kept.ok) return kept;
    const inCase = idsIn(found.value?.documents ?? []);
    const inTray = new Set(kept.value.map(({ id }) => id));
    const isIn = (id: string) => inCase.has(id) || inTray.has(id);
    const refused = pictures.flatMap((picture) =>
      mayBeIds(picture).some(isIn)
        ? []
        : [{ name: fileNameOf(picture.path), why: 'caseGone' as const }],
    );
    const ids = pictures.flatMap(mayBeIds);
    const already = ids.filter((id) => inCase.has(id)).length;
    const waiting = ids.filter((id) => inTray.has(id) && !inCase.has(id)).length;
    return ok({ ...nothing, already, waiting, refused });
  });
}

const idsIn = (documents: Case['documents']): ReadonlySet<string> =>
  new Set(documents.flatMap(({ pages }) => pages.map(({ id }) => id)));

/** Opens the case, lays into its tray what no name tells the paper of, and answers what is still to be made pages of. */
export async function beginFamily(
  station: Station,
  family: BatchFamily,
  {
    kind,
    read,
    now,
  }: { readonly kind: CaseKind; readonly read: ReadPicture; readonly now: () => string },
): Promise<Result<BegunFamily, AppError>> {
  const { caseId } = family;
  const current = await station.during(() => opened(station, family, kind));
  if (!current.ok) return current;
  const { documents } = current.value;
  const { requirements } = station.policy.shelf().packOf(current.value).checklistFor(current.value);
  const found = await eachPicture(family.pictures, read);
  if (!found.ok) return found;
  const { each } = found.value;
  const places = placesOf(each, requirements);
  const inCase = idsIn(documents);
  const kept = await station.during(() => trayOf(station).list(caseId));
  if (!kept.ok) return kept;
  const inTray = new Set(kept.value.map(({ id }) => id));
  const documentIds = new Map<string, string>(
    documents.map((one) => [`${one.requirementId}/${one.kind}`, one.id]),
  );
  const documentFor = (requirementId: string, paper: string): string => {
    const key = `${requirementId}/${paper}`;
    const id = documentIds.get(key) ?? newId();
    documentIds.set(key, id);
    return id;
  };
  const pictures: BatchPicture[] = [];
  const refused = [...found.value.refused];
  let already = 0;
  let waiting = 0;
  for (const [index, { id, name }] of each.entries()) {
    const place = places[index];
    if (inCase.has(id)) {
      already += 1;
    } else if (place !== undefined) {
      pictures.push({
        id,
        documentId: documentFor(place.requirementId, place.kind),
        ...place,
        name,
      });
    } else if (inTray.has(id)) {
      waiting += 1;
    } else {
      const bytes = await readEach(family.pictures, id, read);
      const slip = { id, number: index + 1, scannedAt: now() };
      const why = await keepInTray(station, caseId, slip, bytes);
      if (!why.ok) return why;
      if (why.value === undefined) waiting += 1;
      else refused.push({ name, why: why.value });
    }
  }
  return ok({ caseId, already, pictures, waiting, refused });
}

/** Why it is not there, or nothing; the tray's page is of no paper yet. */
async function keepInTray(
  station: Station,
  caseId: string,
  slip: Pick<TrayPage, 'id' | 'number' | 'scannedAt'>,
  picture: Result<Uint8Array, AppError>,
): Promise<Result<PictureRefusal | undefined, AppError>> {
  if (!picture.ok) {
    const { kind } = picture.error;
    if (kind === 'fileMissing') return ok('unreadable');
    return kind.startsWith('image') ? ok('notAPicture') : picture;
  }
  if (!readImageHeader(picture.value).ok) return ok('notAPicture');
  const page = { ...slip, requirementId: '', kind: '', device: '', source: 'folder' as const };
  return station.during(() => trayOf(station).put(caseId, page, picture.value));
}
