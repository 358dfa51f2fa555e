/** The files of the daily digests: signed, written, and read back with distrust. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DayDigest, DigestFile } from '../../shared/protocol/day-digest';
import { digestFileSchema, digestSigningText } from '../../shared/protocol/day-digest';
import { parseJsonAs } from '../../shared/protocol/parse-json';
import type { digestFaults } from '../../shared/ledger/trail-report';
import { makeFolderDurably, readBounded, writeFileDurably } from '../ledger/durable-file';
import { signEd25519, verifyEd25519 } from '../sync/ed25519';

export const digestsFolder = 'digests';
const largestFileBytes = 16 * 1024;
const mostFiles = 20_000;

export type BadDigest = { readonly file: string; readonly why: (typeof digestFaults)[number] };
export type FoundDigests = {
  readonly good: readonly { readonly file: string; readonly content: DigestFile }[];
  readonly bad: readonly BadDigest[];
};

/** Signs a digest with the station's key (PKCS #8, base64). */
export function signDigest(digest: DayDigest, signingKey: string, publicKey: string): string {
  return signEd25519(digestSigningText(digest, publicKey), signingKey);
}

/** Whether the signature of a digest is by this key. */
export function isSignedBy(publicKey: string, digest: DayDigest, signature: string): boolean {
  return verifyEd25519(digestSigningText(digest, publicKey), signature, publicKey);
}

/** The bytes of a digest file. */
export function digestFileBytes(content: DigestFile): Buffer {
  return Buffer.from(`${JSON.stringify(content, null, 1)}\n`);
}

/**
 * Writes the file of a day below `folder`. What is there already is replaced only by what goes further in the same
 * trail: a day that comes twice because the clock went back, and a digest that contradicts, keep files of their own.
 */
export async function writeDigestFile(
  folder: string,
  content: DigestFile,
  isInTrail: (digest: DayDigest) => Promise<boolean>,
): Promise<void> {
  const { day, fromSeq, toSeq } = content.digest;
  await makeFolderDurably(folder);
  for (const name of [`${day}.json`, `${day}-${fromSeq}.json`, `${day}-${fromSeq}-${toSeq}.json`]) {
    const path = join(folder, name);
    const known = (await readDigestFile(path))?.digest;
    const goesFurther =
      known === undefined ||
      (known.fromSeq === fromSeq && known.toSeq <= toSeq && (await isInTrail(known)));
    if (goesFurther) return writeFileDurably(path, digestFileBytes(content));
  }
}

async function readDigestFile(path: string): Promise<DigestFile | undefined> {
  const bytes = await readBounded(path, largestFileBytes).catch(() => undefined);
  return bytes && parseJsonAs(digestFileSchema, bytes.toString('utf8'));
}

/** Every digest file of a folder, each checked against the key that it names. */
export async function readDigests(folder: string): Promise<FoundDigests> {
  const names = await readdir(folder).catch(() => []);
  const good: FoundDigests['good'][number][] = [];
  const bad: BadDigest[] = [];
  for (const file of names
    .filter((each) => each.endsWith('.json'))
    .sort()
    .slice(-mostFiles)) {
    const content = await readDigestFile(join(folder, file));
    if (content === undefined) bad.push({ file: shortName(file), why: 'unreadable' });
    else if (!isSignedBy(content.publicKey, content.digest, content.signature)) {
      bad.push({ file: shortName(file), why: 'badSignature' });
    } else good.push({ file: shortName(file), content });
  }
  return { good, bad };
}

/** A name that may come from anywhere, as short as a report takes it. */
const shortName = (file: string) => file.slice(0, 80);

/** The digests of a station's folder that it signed with this key. */
export async function ownDigests(station: string, publicKey: string): Promise<DigestFile[]> {
  const { good } = await readDigests(join(station, digestsFolder));
  // Each is known by now to be signed with the key that it names.
  return good.map(({ content }) => content).filter((content) => content.publicKey === publicKey);
}
