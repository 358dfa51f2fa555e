/** Judges the description of an update: who signed it first, then whether it is newer, then whether anything in it is for this computer. */
import { join } from 'node:path';
import type { UpdateError } from '../../shared/domain/update-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { parseJsonAs } from '../../shared/protocol/parse-json';
import type { InstalledForm, Release, ReleaseFile } from '../../shared/update/release';
import {
  compareVersions,
  mostReleaseBytes,
  releaseName,
  releaseSchema,
  releaseSignatureName,
  updateFolderName,
} from '../../shared/update/release';
import { readRegular } from '../files/read-regular';
import { isSigned, mostSignatureBytes } from './signed-list';

/** What an update is judged by. */
export type Installed = {
  readonly version: string;
  readonly form: InstalledForm | 'sources';
  /** As Node names it. */
  readonly arch: string;
  /** The publisher's, SPKI in PEM. */
  readonly publicKey: string;
};

/** The bytes that were signed, as they were found. */
export type SignedRelease = { readonly bytes: Buffer; readonly signature: Buffer };

export type Offer = SignedRelease & { readonly release: Release; readonly file: ReleaseFile };

/** What of it is for this computer. */
export function judgeRelease(
  { bytes, signature }: SignedRelease,
  installed: Installed,
): Result<Offer, UpdateError> {
  if (!isSigned(bytes, signature, installed.publicKey)) return err({ kind: 'updateUnsigned' });
  const release = parseJsonAs(releaseSchema, bytes.toString('utf8'));
  if (release === undefined) return err({ kind: 'updateUnreadable' });
  const { version } = release;
  const order = compareVersions(version, installed.version);
  if (order < 0) return err({ kind: 'updateOlder', version, installed: installed.version });
  if (order === 0) return err({ kind: 'updateSame', version });
  const file = release.files.find(
    ({ form, arch }) => form === installed.form && arch === installed.arch,
  );
  if (file === undefined) return err({ kind: 'updateNotForThis', version });
  return ok({ bytes, signature, release, file });
}

/** The description in a folder; `updateUnsigned` when there is one without a signature beside it. */
export async function readRelease(folder: string): Promise<Result<SignedRelease, UpdateError>> {
  const bytes = await readRegular(join(folder, releaseName), mostReleaseBytes);
  if (bytes === undefined) return err({ kind: 'updateNone' });
  const signature = await readRegular(join(folder, releaseSignatureName), mostSignatureBytes);
  return signature === undefined ? err({ kind: 'updateUnsigned' }) : ok({ bytes, signature });
}

/** Where the update lies on what somebody chose: there, or in the folder that it is handed out in. */
export async function findRelease(
  chosen: string,
): Promise<Result<SignedRelease & { readonly folder: string }, UpdateError>> {
  for (const folder of [chosen, join(chosen, updateFolderName)]) {
    const found = await readRelease(folder);
    if (found.ok) return ok({ ...found.value, folder });
    if (found.error.kind !== 'updateNone') return found;
  }
  return err({ kind: 'updateNone' });
}
