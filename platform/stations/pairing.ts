/** Pairing: a one-time code and a public key become a station with a token and number blocks. */
import { isDrillCode } from '../../shared/domain/drill';
import type { PairRequest, PairReply } from '../../shared/protocol/messages';
import { pairingText } from '../../shared/protocol/pairing-proof';
import { stationCertificateText } from '../../shared/protocol/station-certificate';
import type { Queries } from '../database/database';
import { Problem } from '../http/problems';
import type { IdSource } from '../identifiers';
import { newUuid } from '../identifiers';
import { isPublicKey, isSignedBy } from '../keys';
import type { PlatformContext } from '../platform-context';
import { codesGoodSince } from './pairing-codes';
import { blocksForPairing } from './number-blocks';
import { tokenFor } from './tokens';

type StationRow = {
  readonly id: string;
  readonly code: string;
  readonly token_epoch: number;
};
type KnownRow = StationRow & { readonly revoked_at: Date | null };

/**
 * Pairs a station. The same key with the same code is answered the same again and again, because a reply can be
 * lost; the token is only ever given to who knows the code and has the key itself: others know the public half.
 * @throws Problem `signature-invalid` when it is not by the key; `pairing-code-unknown` for a code that is unknown, too old, ended by a renewal, used by another key, or made for another station;
 * `station-revoked` for the key of a station that may not go on before it is renewed; `drill-not-accepted` for the code of a drill; `station-code-taken` when neither the wished code nor one made from it is free.
 */
export async function pairStation(
  platform: PlatformContext,
  request: PairRequest,
): Promise<PairReply> {
  if (!isPublicKey(request.publicKey)) {
    throw new Problem('invalid-request', { pointers: ['/publicKey'] });
  }
  if (!isSignedBy(request.publicKey, pairingText(request), request.signature)) {
    throw new Problem('signature-invalid');
  }
  if (isDrillCode(request.stationCode)) throw new Problem('drill-not-accepted');
  const { database, clock, secrets } = platform;
  const { station, blocks } = await database.transaction(async (transaction) => {
    const paired = await claimCode(transaction, platform, request);
    const epoch = request.epoch ?? '';
    const blocks = await blocksForPairing(transaction, paired, epoch, clock.now());
    return { station: paired, blocks };
  });
  return {
    stationId: station.id,
    stationCode: station.code,
    token: tokenFor({ id: station.id, tokenEpoch: station.token_epoch }, secrets.tokenSecret),
    platformName: platform.name,
    platformKeyId: secrets.key.id,
    platformPublicKey: secrets.key.publicKey,
    certificate: secrets.key.sign(stationCertificateText(station.code, request.publicKey)),
    numberBlocks: blocks,
    serverTime: clock.now().toISOString(),
  };
}

async function claimCode(
  queries: Queries,
  platform: PlatformContext,
  request: PairRequest,
): Promise<StationRow> {
  const typedCode = request.code.trim().toUpperCase();
  // A renewal takes the station's row before its codes: the other way round both would wait for each other.
  await queries.query(
    'select 1 from stations where public_key = $1 and revoked_at is null for no key update',
    [request.publicKey],
  );
  const [code] = await queries.query<{ station_id: string | null; for_station: string | null }>(
    `select station_id, for_station from pairing_codes
     where code = $1 and ended_at is null and coalesce(used_at, created_at) >= $2 for update`,
    [typedCode, codesGoodSince(platform.clock.now())],
  );
  if (code === undefined) throw new Problem('pairing-code-unknown');
  const [known] = await queries.query<KnownRow>(
    `select id, code, token_epoch, revoked_at from stations where public_key = $1
     order by revoked_at desc nulls first limit 1`,
    [request.publicKey],
  );
  const expected = code.station_id ?? code.for_station;
  if (expected !== null && known?.id !== expected) throw new Problem('pairing-code-unknown');
  // Under an id of its own it would never hear what became of the cases it brought before.
  if (known !== undefined && known.revoked_at !== null) throw new Problem('station-revoked');
  if (known !== undefined && code.station_id !== null) return known;
  // The key is the station: with a second code it is still the same one and keeps its cases.
  const station = known ?? (await createStation(queries, platform, request));
  await queries.query('update pairing_codes set station_id = $2, used_at = $3 where code = $1', [
    typedCode,
    station.id,
    platform.clock.now(),
  ]);
  return station;
}

/** Takes the wished code, or the wish with one or two more characters when another station has it. */
async function createStation(
  queries: Queries,
  ids: IdSource,
  request: PairRequest,
): Promise<StationRow> {
  const at = ids.clock.now();
  const id = newUuid(ids);
  for (const code of codesLike(request.stationCode)) {
    const rows = await queries.query(
      `insert into stations (id, code, name, public_key, paired_at)
       values ($1, $2, $3, $4, $5) on conflict (code) do nothing returning id`,
      [id, code, request.name, request.publicKey, at],
    );
    if (rows.length > 0) return { id, code, token_epoch: 0 };
  }
  throw new Problem('station-code-taken', { pointers: ['/stationCode'] });
}

function* codesLike(wished: string): Generator<string> {
  yield wished;
  const stem = wished.slice(0, 6);
  for (let number = 2; number < 100; number += 1) yield `${stem}${number}`;
}
