/** The station key under a passphrase, under the recovery key, and the changes of a vault that are made of both. */
import { randomBytes } from 'node:crypto';
import type { OperatorError } from '../../shared/domain/operator-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { deriveKey, kdfParameters } from './derive-key';
import type { DeviceSecret } from './device-secret';
import { openPacked, sealPacked } from './seal';
import type { VaultContent, Wrapping } from './vault-file';

export type VaultChange =
  | {
      readonly kind: 'setPassphrase';
      readonly operatorId: string;
      readonly code: string;
      readonly passphrase: string;
      readonly mustChange: boolean;
    }
  /** Destroys every wrapping but these. */
  | { readonly kind: 'keepOnly'; readonly operatorIds: readonly string[] }
  | { readonly kind: 'setRecoveryKey'; readonly keyId: string; readonly key: Uint8Array };

const boundTo = (operatorId: string) => Buffer.from(`station-key/1/${operatorId}`);
const recoveryBoundTo = (keyId: string) => Buffer.from(`station-key/recovery/${keyId}`);

/** Wraps and unwraps with the Argon2id thread at `kdfScript` and the secret of this computer. */
export function createWrappings(kdfScript: string, device: DeviceSecret) {
  const wrap = async (
    stationKey: Uint8Array,
    change: Omit<Extract<VaultChange, { kind: 'setPassphrase' }>, 'kind'>,
  ): Promise<Wrapping> => {
    const { operatorId, code, passphrase, mustChange } = change;
    const bound = await device.make();
    const salt = randomBytes(16);
    const key = await deriveKey(kdfScript, passphrase, salt, kdfParameters, bound?.secret);
    bound?.secret.fill(0);
    const wrapped = sealPacked(key, boundTo(operatorId), stationKey);
    key.fill(0);
    return {
      operatorId,
      code,
      kdf: { name: 'argon2id', ...kdfParameters, salt: salt.toString('base64') },
      wrappedStationKey: wrapped.toString('base64'),
      ...(bound === undefined ? {} : { secondFactor: bound.id }),
      mustChange,
    };
  };

  return {
    wrap,

    /** The secret of this computer that is needed beside the passphrase; nothing where none is. */
    secretOf: async (
      wrapping: Wrapping | undefined,
    ): Promise<Result<Buffer | undefined, OperatorError>> => {
      const { secondFactor } = wrapping ?? {};
      if (secondFactor === undefined) return ok(undefined);
      const secret = await device.find(secondFactor);
      return secret === undefined ? err({ kind: 'secondFactorLost' }) : ok(secret);
    },

    /** The station key; nothing when the passphrase is wrong, or nobody has such a wrapping. */
    unwrap: async (
      wrapping: Wrapping | undefined,
      passphrase: string,
      secret: Buffer | undefined,
    ): Promise<Buffer | undefined> => {
      // A code that nobody has takes as long as a wrong passphrase.
      const kdf = wrapping?.kdf ?? { ...kdfParameters, salt: randomBytes(16).toString('base64') };
      const salt = Buffer.from(kdf.salt, 'base64');
      const key = await deriveKey(kdfScript, passphrase, salt, kdf, secret);
      const opened =
        wrapping === undefined
          ? undefined
          : openPacked(
              key,
              boundTo(wrapping.operatorId),
              Buffer.from(wrapping.wrappedStationKey, 'base64'),
            );
      key.fill(0);
      return opened;
    },

    /** The station key under the recovery key; nothing when that is another key. */
    unwrapRecovery: (
      recovery: NonNullable<VaultContent['recovery']>,
      key: Uint8Array,
    ): Buffer | undefined =>
      openPacked(
        key,
        recoveryBoundTo(recovery.keyId),
        Buffer.from(recovery.wrappedStationKey, 'base64'),
      ),

    /** What the vault is to hold next. */
    changed: async (
      stationKey: Uint8Array,
      before: VaultContent,
      changes: readonly VaultChange[],
    ): Promise<VaultContent> => {
      let content: VaultContent = { ...before, generation: before.generation + 1 };
      for (const change of changes) {
        const { operators } = content;
        switch (change.kind) {
          case 'setPassphrase': {
            const others = operators.filter((one) => one.operatorId !== change.operatorId);
            content = { ...content, operators: [...others, await wrap(stationKey, change)] };
            break;
          }
          case 'keepOnly': {
            const kept = operators.filter((one) => change.operatorIds.includes(one.operatorId));
            content = { ...content, operators: kept };
            break;
          }
          case 'setRecoveryKey': {
            const { keyId, key } = change;
            const wrapped = sealPacked(key, recoveryBoundTo(keyId), stationKey);
            const recovery = { keyId, wrappedStationKey: wrapped.toString('base64') };
            content = { ...content, recovery };
            break;
          }
        }
      }
      return content;
    },
  };
}
