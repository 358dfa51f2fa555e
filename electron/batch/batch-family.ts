/** One family of a batch at the desk: its case, and where each of its pictures goes. */
import type { BatchFamily, FamilyOutcome } from '../../shared/batch/batch-plan';
import { placesOf } from '../../shared/batch/batch-pictures';
import { readImageHeader } from '../../shared/capture/image-header';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { CaseKind } from '../../shared/domain/case-kind';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { BatchPicture, BegunFamily } from '../../shared/ipc/calls/batch';
import { trayOf } from '../desk/scan-desk';
import type { Station } from '../desk/station';
import { newId } from '../new-id';
import type { OpenPictures } from './batch-sources';

/** A file's own name, as it is told to people. */
export const fileNameOf = (path: string): string => (path.split('/').at(-1) ?? '').slice(-300);

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
    const opening = await desk.execute({ name: 'openCase', caseId, kind, answers }, actor);
    if (!opening.ok) return opening;
  }
  if (Object.keys(found.value?.form ?? {}).length === 0 && Object.keys(form).length > 0) {
    const typed = await desk.execute({ name: 'editForm', caseId, changes: form }, actor);
    if (!typed.ok) return typed;
  }
  const there = await desk.find(caseId);
  if (!there.ok) return there;
  return there.value === undefined ? err({ kind: 'caseUnknown' }) : ok(there.value);
}

/** Opens the case, lays into its tray what no name tells the paper of, and answers what is still to be made pages of. */
export async function beginFamily(
  station: Station,
  family: BatchFamily,
  kind: CaseKind,
  source: OpenPictures | undefined,
): Promise<Result<BegunFamily, AppError>> {
  const current = await opened(station, family, kind);
  if (!current.ok) return current;
  const { id: caseId, documents } = current.value;
  const { requirements } = station.policy.shelf().packOf(current.value).checklistFor(current.value);
  const places = placesOf(family.pictures, requirements);
  const inCase = new Set(documents.flatMap(({ pages }) => pages.map(({ id }) => id)));
  const inTray = await trayIds(station, caseId);
  if (!inTray.ok) return inTray;
  const made = new Map<string, string>();
  const documentFor = (requirementId: string, paper: string): string => {
    const key = `${requirementId}/${paper}`;
    const known = documents.find(
      (one) => one.requirementId === requirementId && one.kind === paper,
    );
    const id = known?.id ?? made.get(key) ?? newId();
    made.set(key, id);
    return id;
  };
  const pictures: BatchPicture[] = [];
  const refused: FamilyOutcome['refused'] = [];
  let already = 0;
  let waiting = 0;
  for (const [index, { id, path }] of family.pictures.entries()) {
    if (inCase.has(id)) {
      already += 1;
      continue;
    }
    const name = fileNameOf(path);
    const place = places[index];
    if (place !== undefined) {
      const documentId = documentFor(place.requirementId, place.kind);
      pictures.push({ id, documentId, ...place, name });
    } else if (inTray.value.has(id)) {
      waiting += 1;
    } else {
      const kept = await keepInTray(
        station,
        caseId,
        { id, number: index + 1 },
        await source?.read(path),
      );
      if (!kept.ok) return kept;
      if (kept.value === undefined) waiting += 1;
      else refused.push({ name, why: kept.value });
    }
  }
  return ok({ caseId, already, pictures, waiting, refused });
}

async function trayIds(station: Station, caseId: string): Promise<Result<Set<string>, AppError>> {
  const kept = await trayOf(station).list(caseId);
  return kept.ok ? ok(new Set(kept.value.map(({ id }) => id))) : kept;
}

/** Why it is not there, or nothing. */
async function keepInTray(
  station: Station,
  caseId: string,
  { id, number }: { readonly id: string; readonly number: number },
  bytes: Uint8Array | undefined,
): Promise<Result<FamilyOutcome['refused'][number]['why'] | undefined, AppError>> {
  if (bytes === undefined) return ok('unreadable');
  if (!readImageHeader(bytes).ok) return ok('notAPicture');
  const slip = { id, number, requirementId: '', kind: '', device: '', source: 'folder' as const };
  const at = new Date().toISOString();
  const kept = await trayOf(station).put(caseId, { ...slip, scannedAt: at }, bytes);
  return kept.ok ? ok(undefined) : kept;
}
