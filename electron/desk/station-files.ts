/** The sealed files of an open station: its store, and the same store for what the record speaks of only afterwards. */
import { join } from 'node:path';
import type { Gate } from '../disk/guarded';
import { guardBlobs } from '../disk/guarded';
import { createBlobNotes } from '../ledger/blob-notes';
import type { BlobStore } from '../ledger/blob-store';
import { createBlobStore } from '../ledger/blob-store';
import type { Opening } from './station-keys';
import type { NotingBlobs, UnrecordedFiles, UnrecordedParts } from './unrecorded-files';
import { createUnrecordedFiles } from './unrecorded-files';

export type StationFiles = {
  readonly blobs: BlobStore;
  /** For papers, packages and time stamps: they are stored first and recorded after. */
  readonly noting: NotingBlobs;
  readonly sweepUnrecorded: UnrecordedFiles['sweep'];
  readonly followUnrecorded: UnrecordedFiles['follow'];
};

type StoreParts = Parameters<typeof createBlobStore>;

type Parts = Omit<UnrecordedParts, 'blobs' | 'notes'> & {
  readonly folder: string;
  readonly derived: Opening['derived'];
  readonly caseKey: StoreParts[1]['caseKey'];
  readonly spare: StoreParts[2];
  readonly gate?: Gate | undefined;
};

/** Both over one folder, behind the disk guard. */
export function openStationFiles(parts: Parts): StationFiles {
  const { folder, derived, caseKey, spare, gate } = parts;
  const store = createBlobStore(join(folder, 'blobs'), { nameKey: derived.names, caseKey }, spare);
  const notes = createBlobNotes(join(folder, 'unrecorded'), derived.notes);
  const unrecorded = createUnrecordedFiles({ ...parts, blobs: store, notes });
  return {
    blobs: guardBlobs(store, gate),
    noting: guardBlobs(unrecorded.blobs, gate),
    sweepUnrecorded: unrecorded.sweep,
    followUnrecorded: unrecorded.follow,
  };
}
