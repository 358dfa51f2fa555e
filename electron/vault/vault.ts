/** The vault: the station key wrapped by each operator's passphrase, and the count of wrong tries. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { StationError, StorageError } from '../../shared/domain/app-error';
import { uuidSchema } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { storageError } from '../ledger/blob-store';
import { hasCode, makeFolderDurably, writeFileDurably } from '../ledger/durable-file';
import { newKey, openPacked, sealPacked } from './seal';

/** Argon2id at the strength of storage.md: at least 64 MiB, three passes, four lanes. */
const kdfParameters = { memoryKiB: 65_536, iterations: 3, parallelism: 4 } as const;
export const minPassphraseLength = 8;

const base64 = z
  .string()
  .max(400)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/);
const vaultSchema = z.strictObject({
  format: z.literal(1),
  operators: z
    .array(
      z.strictObject({
        operatorId: uuidSchema,
        kdf: z.strictObject({
          name: z.literal('argon2id'),
          memoryKiB: z.number().int().min(8).max(4_194_304),
          iterations: z.number().int().min(1).max(100),
          parallelism: z.number().int().min(1).max(16),
          salt: base64,
        }),
        wrappedStationKey: base64,
      }),
    )
    .min(1)
    .max(200),
});
type VaultFile = z.infer<typeof vaultSchema>;

const triesSchema = z.strictObject({ wrong: z.number().int().nonnegative() });

export type Unlocked = { readonly operatorId: string; readonly stationKey: Buffer };

export type Vault = {
  readonly exists: () => Promise<boolean>;
  /** Makes the station key; the vault exists only after `commit`, the last step of setting a station up. */
  readonly create: (
    operatorId: string,
    passphrase: string,
  ) => Promise<
    Result<
      Unlocked & { readonly commit: () => Promise<Result<undefined, StorageError>> },
      StationError | StorageError
    >
  >;
  readonly unlock: (passphrase: string) => Promise<Result<Unlocked, StationError | StorageError>>;
  /** Seconds until the next try is looked at; counted from start-up, so that no clock change shortens it. */
  readonly waitSeconds: () => Promise<number>;
  /** Wrong tries since the last right one. */
  readonly wrongTries: () => Promise<number>;
};

/** The vault below `folder`; `monotonicMs` never goes back. */
export function openVault(folder: string, kdfScript: string, monotonicMs: () => number): Vault {
  const vaultPath = join(folder, 'vault.json');
  const triesPath = join(folder, 'tries.json');
  let waitFrom = monotonicMs();

  async function readVault(): Promise<Result<VaultFile | undefined, StationError>> {
    let text: string;
    try {
      text = await readFile(vaultPath, 'utf8');
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return ok(undefined);
      return err({ kind: 'stationDamaged', part: 'vault' });
    }
    const json = parseJson(text);
    const newer = z.object({ format: z.number().int().min(2) }).safeParse(json);
    if (newer.success) return err({ kind: 'stationTooNew' });
    const parsed = vaultSchema.safeParse(json);
    return parsed.success ? ok(parsed.data) : err({ kind: 'stationDamaged', part: 'vault' });
  }

  /** A file of tries that cannot be read counts as many, never as none. */
  async function wrongTries(): Promise<number> {
    try {
      const parsed = triesSchema.safeParse(parseJson(await readFile(triesPath, 'utf8')));
      return parsed.success ? parsed.data.wrong : 10;
    } catch (error) {
      return hasCode(error, 'ENOENT') ? 0 : 10;
    }
  }

  async function waitSeconds(): Promise<number> {
    const wrong = await wrongTries();
    const total = wrong < 5 ? 0 : Math.min(900, 5 * 2 ** (wrong - 5));
    return Math.max(0, Math.ceil(total - (monotonicMs() - waitFrom) / 1000));
  }

  async function noteTries(wrong: number): Promise<void> {
    waitFrom = monotonicMs();
    await writeFileDurably(triesPath, Buffer.from(JSON.stringify({ wrong })));
  }

  const create: Vault['create'] = async (operatorId, passphrase) => {
    const known = await readVault();
    if (!known.ok) return known;
    if (known.value !== undefined) return err({ kind: 'stationExists' });
    if (passphrase.normalize('NFKC').length < minPassphraseLength) {
      return err({ kind: 'passphraseTooWeak', minLength: minPassphraseLength });
    }
    const stationKey = newKey();
    const salt = randomBytes(16);
    const wrapping = await deriveKey(kdfScript, passphrase, salt, kdfParameters);
    const file: VaultFile = {
      format: 1,
      operators: [
        {
          operatorId,
          kdf: { name: 'argon2id', ...kdfParameters, salt: salt.toString('base64') },
          wrappedStationKey: sealPacked(wrapping, boundTo(operatorId), stationKey).toString(
            'base64',
          ),
        },
      ],
    };
    const commit = async (): Promise<Result<undefined, StorageError>> => {
      try {
        await makeFolderDurably(folder);
        await writeFileDurably(vaultPath, Buffer.from(JSON.stringify(file, null, 1)));
      } catch (error) {
        return err(storageError(error));
      }
      return ok(undefined);
    };
    return ok({ operatorId, stationKey, commit });
  };

  const unlock: Vault['unlock'] = async (passphrase) => {
    const known = await readVault();
    if (!known.ok) return known;
    if (known.value === undefined) return err({ kind: 'stationMissing' });
    const wait = await waitSeconds();
    if (wait > 0) return err({ kind: 'wrongPassphrase', waitSeconds: wait });
    const wrong = await wrongTries();
    try {
      // Counted before it is tried: pulling the plug during a try does not win one.
      await noteTries(wrong + 1);
    } catch (error) {
      return err(storageError(error));
    }
    for (const { operatorId, kdf, wrappedStationKey } of known.value.operators) {
      const wrapping = await deriveKey(kdfScript, passphrase, Buffer.from(kdf.salt, 'base64'), kdf);
      const packed = Buffer.from(wrappedStationKey, 'base64');
      const stationKey = openPacked(wrapping, boundTo(operatorId), packed);
      if (stationKey === undefined) continue;
      // A full disk must not keep out who knows the passphrase; the count then stays too high, never too low.
      await noteTries(0).catch(() => undefined);
      return ok({ operatorId, stationKey });
    }
    return err({ kind: 'wrongPassphrase', waitSeconds: await waitSeconds() });
  };

  return {
    exists: async () => {
      const known = await readVault();
      return !known.ok || known.value !== undefined;
    },
    create,
    unlock,
    waitSeconds,
    wrongTries,
  };
}

const boundTo = (operatorId: string) => Buffer.from(`station-key/1/${operatorId}`);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function deriveKey(
  script: string,
  passphrase: string,
  salt: Uint8Array,
  {
    memoryKiB,
    iterations,
    parallelism,
  }: { memoryKiB: number; iterations: number; parallelism: number },
): Promise<Buffer> {
  const key = await new Promise<Uint8Array>((resolve, reject) => {
    const workerData = { passphrase, salt, memoryKiB, iterations, parallelism };
    const worker = new Worker(script, { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return Buffer.from(key);
}
