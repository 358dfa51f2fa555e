/** vault.json: its formats, read with care and written whole; what it holds in the clear names nobody. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { StationError } from '../../shared/domain/app-error';
import { uuidSchema } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { parseJson } from '../../shared/protocol/parse-json';
import { firstOperatorCode, operatorCodeSchema } from '../../shared/vault/operator-code';
import { hasCode, readBounded } from '../ledger/durable-file';
import { sha256Hex, subkey } from './seal';

/** Two hundred people take a tenth of this. */
export const mostVaultBytes = 1_000_000;

const base64 = z
  .string()
  .max(400)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/);
/** A vault brought from elsewhere must not make this computer work for hours: twice to four times what is written here. */
const kdfSchema = z.strictObject({
  name: z.literal('argon2id'),
  memoryKiB: z.number().int().min(8).max(262_144),
  iterations: z.number().int().min(1).max(6),
  parallelism: z.number().int().min(1).max(8),
  salt: base64,
});
const oldSchema = z.strictObject({
  format: z.literal(1),
  operators: z
    .array(z.strictObject({ operatorId: uuidSchema, kdf: kdfSchema, wrappedStationKey: base64 }))
    .min(1)
    .max(200),
});
const wrappingSchema = z.strictObject({
  operatorId: uuidSchema,
  code: operatorCodeSchema,
  kdf: kdfSchema,
  wrappedStationKey: base64,
  /** Id of the secret kept by the operating system that is needed beside the passphrase. */
  secondFactor: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .optional(),
  /** The passphrase was set by somebody else and opens only to be replaced. */
  mustChange: z.boolean(),
});
const contentSchema = z.strictObject({
  format: z.literal(2),
  /** Grows with every change; the ledger knows the newest. */
  generation: z.number().int().positive(),
  operators: z.array(wrappingSchema).min(1).max(200),
  recovery: z
    .strictObject({ keyId: z.string().regex(/^[0-9a-f]{6}$/), wrappedStationKey: base64 })
    .optional(),
});
const fileSchema = contentSchema.extend({ seal: z.string().regex(/^[0-9a-f]{64}$/) });

export type Wrapping = z.infer<typeof wrappingSchema>;
export type VaultContent = z.infer<typeof contentSchema>;

/** A vault as it was read: a format 1 file has generation 0, no seal, and the first operator's code. */
export type VaultFile = {
  readonly content: Omit<VaultContent, 'format'>;
  readonly digest: string;
  readonly format: 1 | 2;
  /** Whether every byte of it was written by a station with this key. */
  readonly isSealedBy: (stationKey: Uint8Array) => boolean;
};

/** Which state of vault.json something was read from or is written to. */
export type VaultMark = { readonly generation: number; readonly digest: string };

/** What a vault says in the clear. */
export type VaultView = VaultMark & {
  readonly operators: readonly Pick<
    Wrapping,
    'operatorId' | 'code' | 'secondFactor' | 'mustChange'
  >[];
  readonly recoveryKeyId: string | undefined;
};

/** What a vault says in the clear. */
export function viewOf({ content, digest }: VaultFile): VaultView {
  const { generation, operators, recovery } = content;
  return {
    generation,
    digest,
    operators: operators.map(({ operatorId, code, secondFactor, mustChange }) => ({
      operatorId,
      code,
      mustChange,
      ...(secondFactor === undefined ? {} : { secondFactor }),
    })),
    recoveryKeyId: recovery?.keyId,
  };
}

/** Reads the vault; `undefined` when there is none. */
export async function readVaultFile(
  path: string,
): Promise<Result<VaultFile | undefined, StationError>> {
  let text: string | undefined;
  try {
    text = (await readBounded(path, mostVaultBytes))?.toString('utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return ok(undefined);
    return err({ kind: 'stationDamaged', part: 'vault' });
  }
  if (text === undefined) return err({ kind: 'stationDamaged', part: 'vault' });
  const json = parseJson(text);
  const newer = z.object({ format: z.number().int().min(3) }).safeParse(json);
  if (newer.success) return err({ kind: 'stationTooNew' });
  const digest = sha256Hex(text);
  const old = oldSchema.safeParse(json);
  if (old.success) {
    const operators = old.data.operators.map((operator, index) => ({
      ...operator,
      code: index === 0 ? firstOperatorCode : String(index + 1).padStart(2, '0'),
      mustChange: false,
    }));
    return ok({ content: { generation: 0, operators }, digest, format: 1, isSealedBy: () => true });
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) return err({ kind: 'stationDamaged', part: 'vault' });
  const { seal, ...content } = parsed.data;
  const isSealedBy = (stationKey: Uint8Array) =>
    timingSafeEqual(Buffer.from(seal, 'hex'), Buffer.from(sealOf(stationKey, content), 'hex'));
  return ok({ content, digest, format: 2, isSealedBy });
}

/** The bytes of a vault, sealed with the station key so that nobody else can write one. */
export function vaultFileBytes(stationKey: Uint8Array, content: VaultContent): Buffer {
  return Buffer.from(JSON.stringify({ ...content, seal: sealOf(stationKey, content) }, null, 1));
}

function sealOf(stationKey: Uint8Array, content: VaultContent): string {
  const key = subkey(stationKey, 'vault-file');
  // Through the schema, so that the order of members is that of this file and not of whoever wrote it.
  const text = JSON.stringify(contentSchema.parse(content));
  const seal = createHmac('sha256', key).update(text).digest('hex');
  key.fill(0);
  return seal;
}
