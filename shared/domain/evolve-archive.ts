/** The fold of what happens to the archive of a case. */
import type { Case, CaseEvent, EventOf } from './case';
import type { SealedPackage } from './sealed-package';
import { without } from './without';

type ArchiveEvent = EventOf<
  'archivePlanned' | 'archiveSealed' | 'archiveRefused' | 'packageSealed' | 'packageStamped'
>;

/** The case after its archive was planned, sealed, refused, packed, or stamped. */
export function withArchive(current: Case, event: ArchiveEvent): Case {
  if (event.type === 'archivePlanned') {
    return { ...current, archive: { id: event.archiveId, plannedAt: event.at, by: event.by } };
  }
  if (current.archive === undefined) return current;
  if (event.type === 'packageStamped') {
    return { ...current, archive: withStamp(current.archive, event) };
  }
  const { later } = current.archive;
  const archive = without(without(current.archive, 'refused'), 'later');
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

function withStamp(
  archive: NonNullable<Case['archive']>,
  { root, stamp }: Extract<ArchiveEvent, { type: 'packageStamped' }>,
): NonNullable<Case['archive']> {
  const stamped = (one: SealedPackage) => (one.root === root ? { ...one, stamp } : one);
  const { package: first, supplements } = archive;
  return {
    ...archive,
    ...(first === undefined ? {} : { package: stamped(first) }),
    ...(supplements === undefined ? {} : { supplements: supplements.map(stamped) }),
  };
}

/** What happens to the packages themselves: it calls for no supplement. */
const ofPackages: readonly CaseEvent['type'][] = [
  'archiveSealed',
  'archiveRefused',
  'packageSealed',
  'packageStamped',
];

/** A sealed package stays as it is: what happens afterwards is counted, and becomes a supplement. */
export function countedLater(before: Case, next: Case, { type }: CaseEvent): Case {
  const { archive } = next;
  const isOwn = ofPackages.includes(type);
  if (before.archive?.package === undefined || archive === undefined || isOwn) return next;
  return { ...next, archive: { ...archive, later: (archive.later ?? 0) + 1 } };
}
