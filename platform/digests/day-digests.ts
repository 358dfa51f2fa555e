/** The signed daily digests of the stations' trails, kept where no station can reach them. */
import type * as z from 'zod';
import type {
  digestRequestSchema,
  DigestFile,
  DigestReply,
  HeldDigestsReply,
} from '../../shared/protocol/day-digest';
import {
  digestSigningText,
  mostHeldDigests,
  signedDigestSchema,
} from '../../shared/protocol/day-digest';
import type { Queries } from '../database/database';
import { onlyRow } from '../database/database';
import type { Station } from '../http/environment';
import { Problem } from '../http/problems';
import { isSignedBy } from '../keys';

/** A digest as officials see it; `contradicted` when the station once attested another trail up to the same end. */
export type ReceivedDigest = {
  readonly file: DigestFile;
  readonly receivedAt: string;
  readonly contradicted: boolean;
};

/**
 * Keeps a digest, or finds it there. One that contradicts an earlier one is kept beside it: both are evidence.
 * @throws Problem `signature-invalid`; `invalid-request` when it ends before it begins.
 */
export async function keepDigest(
  queries: Queries,
  { id, publicKey }: Station,
  { digest, signature }: z.infer<typeof digestRequestSchema>,
  at: Date,
): Promise<DigestReply> {
  const { fromSeq, toSeq, headHash } = digest;
  if (toSeq < fromSeq) throw new Problem('invalid-request', { pointers: ['/digest/toSeq'] });
  if (!isSignedBy(publicKey, digestSigningText(digest, publicKey), signature)) {
    throw new Problem('signature-invalid');
  }
  await queries.query(
    `insert into day_digests (station_id, to_seq, head_hash, body, signature, received_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [id, toSeq, headHash, JSON.stringify(digest), signature, at],
  );
  const kept = await queries.query<{ received_at: Date }>(
    'select received_at from day_digests where station_id = $1 and to_seq = $2 and head_hash = $3',
    [id, toSeq, headHash],
  );
  return { toSeq, headHash, receivedAt: onlyRow(kept).received_at.toISOString() };
}

/** The digests of a station that reach furthest, furthest first. */
export async function heldDigests(queries: Queries, stationId: string): Promise<HeldDigestsReply> {
  const rows = await queries.query<{ to_seq: number; head_hash: string }>(
    `select to_seq, head_hash from day_digests where station_id = $1
     order by to_seq desc, head_hash limit $2`,
    [stationId, mostHeldDigests],
  );
  return { held: rows.map((row) => ({ toSeq: row.to_seq, headHash: row.head_hash })) };
}

/** A page of what a station attested, in the order of the ends, from after `after` on; `undefined` without the station. */
export async function listDigests(
  queries: Queries,
  stationId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly ReceivedDigest[] | undefined> {
  const [station] = await queries.query<{ code: string; public_key: string }>(
    'select code, public_key from stations where id = $1',
    [stationId],
  );
  if (station === undefined) return undefined;
  const rows = await queries.query<{
    body: string;
    signature: string;
    received_at: Date;
    ends: number;
  }>(
    `select body, signature, received_at, count(*) over (partition by to_seq)::integer as ends
     from day_digests where station_id = $1 and to_seq > $2
     order by to_seq, received_at, head_hash limit $3`,
    [stationId, after, limit],
  );
  return rows.map(({ body, signature, received_at, ends }) => {
    const digest: unknown = JSON.parse(body);
    const signed = signedDigestSchema.parse({ digest, signature });
    const { code: stationCode, public_key: publicKey } = station;
    return {
      file: { format: 1, stationCode, publicKey, ...signed },
      receivedAt: received_at.toISOString(),
      contradicted: ends > 1,
    };
  });
}
