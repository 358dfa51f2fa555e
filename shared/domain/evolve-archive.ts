/** The fold of what happens to the archive of a case. */
import type { Case, CaseEvent } from './case';

type ArchiveEvent = Extract<
  CaseEvent,
  { type: 'archivePlanned' | 'archiveSealed' | 'archiveRefused' | 'packageSealed' }
>;

/** The case after its archive was planned, sealed, refused, or packed. */
export function withArchive(current: Case, event: ArchiveEvent): Case {
  if (event.type === 'archivePlanned') {
    return { ...current, archive: { id: event.archiveId, plannedAt: event.at, by: event.by } };
  }
  if (current.archive === undefined) return current;
  const { later } = current.archive;
  const archive = { ...current.archive };
  delete archive.refused;
  delete archive.later;
  switch (event.type) {
    case 'archiveSealed': {
      const { file, at } = event;
      const sealed = event.package === undefined ? {} : { package: event.package };
      return {
        ...current,
        state: 'archived',
        archive: { ...archive, file, sealedAt: at, ...sealed },
      };
    }
    case 'archiveRefused': {
      const { at, failed } = event;
      const waiting = later === undefined ? {} : { later };
      return { ...current, archive: { ...archive, ...waiting, refused: { at, failed } } };
    }
    case 'packageSealed':
      return {
        ...current,
        archive:
          archive.package === undefined
            ? { ...archive, package: event.package }
            : { ...archive, supplements: [...(archive.supplements ?? []), event.package] },
      };
  }
}

/** A sealed package stays as it is: what happens afterwards is counted, and becomes a supplement. */
export function countedLater(before: Case, next: Case, { type }: CaseEvent): Case {
  const { archive } = next;
  const isOwn = type === 'packageSealed' || type === 'archiveSealed' || type === 'archiveRefused';
  if (before.archive?.package === undefined || archive === undefined || isOwn) return next;
  return { ...next, archive: { ...archive, later: (archive.later ?? 0) + 1 } };
}
