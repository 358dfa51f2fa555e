/** What the platform keeps for ever in its database: its key, the token secret, the admin token, the first code. */
import type { CourierKey } from '../shared/protocol/courier-file';
import type { Database, Queries } from './database/database';
import { onlyRow } from './database/database';
import { courierKey } from './courier/courier-key';
import type { SigningKey } from './keys';
import { signingKey } from './keys';
import type { Clock, Random } from './ports';
import { startCode } from './stations/pairing-codes';

export type Secrets = {
  readonly key: SigningKey;
  /** Courier files of stations are sealed to it. */
  readonly courierKey: CourierKey;
  /** Station tokens are derived from it; a new one would lock every station out. */
  readonly tokenSecret: Uint8Array;
  readonly adminToken: string;
  /** The code printed at the start: the same one until a station used it or it is too old, then a fresh one at the next start. */
  readonly pairingCode: string;
};

type Wishes = {
  readonly adminToken?: string | undefined;
  readonly pairingCode?: string | undefined;
};

/** Reads the secrets, making what is not there yet; several processes that start together agree. */
export async function openSecrets(
  database: Database,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  wishes: Wishes,
): Promise<Secrets> {
  return database.transaction(async (transaction) => {
    await transaction.query('lock table settings in exclusive mode');
    const fresh = (bytes: number) => Buffer.from(random(bytes)).toString('base64url');
    const seed = await kept(transaction, 'signingSeed', () => fresh(32));
    const courierSeed = await kept(transaction, 'courierSeed', () => fresh(32));
    const tokenSecret = await kept(transaction, 'tokenSecret', () => fresh(32));
    return {
      key: signingKey(Buffer.from(seed, 'base64url')),
      courierKey: courierKey(Buffer.from(courierSeed, 'base64url')),
      tokenSecret: Buffer.from(tokenSecret, 'base64url'),
      adminToken: wishes.adminToken ?? (await kept(transaction, 'adminToken', () => fresh(32))),
      pairingCode: await startCode(transaction, { clock, random }, wishes.pairingCode),
    };
  });
}

async function kept(queries: Queries, name: string, make: () => string): Promise<string> {
  const [found] = await queries.query<{ value: string }>(
    'select value from settings where name = $1',
    [name],
  );
  if (found !== undefined) return found.value;
  const rows = await queries.query<{ value: string }>(
    'insert into settings (name, value) values ($1, $2) returning value',
    [name, make()],
  );
  return onlyRow(rows).value;
}
