/** The vault: the station key wrapped by each operator's passphrase and by the recovery key, and the counts of wrong tries. */
import { join } from 'node:path';
import type { RecoveryError, StationError, StorageError } from '../../shared/domain/app-error';
import type { OperatorError } from '../../shared/domain/operator-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { firstOperatorCode, parseOperatorCode } from '../../shared/vault/operator-code';
import type { PassphraseContext } from '../../shared/vault/passphrase-rules';
import { minPassphraseLength, passphraseWeakness } from '../../shared/vault/passphrase-rules';
import { storageError } from '../ledger/blob-store';
import { makeFolderDurably, writeFileDurably } from '../ledger/durable-file';
import type { DeviceSecret, DeviceSecretState } from './device-secret';
import { noDeviceSecret } from './device-secret';
import { recoveryKeyOf } from './recovery-key';
import { newKey, sha256Hex } from './seal';
import type { Tries, TriesFound } from './tries';
import { sheetsName, triedName, triesAfter } from './tried-names';
import { openTries, triesBytes } from './tries';
import type { VaultContent, VaultFile, VaultMark, VaultView, Wrapping } from './vault-file';
import { readVaultFile, vaultFileBytes, viewOf } from './vault-file';
import type { VaultChange } from './wrapping';
import { createWrappings } from './wrapping';

type VaultError = StationError | StorageError | OperatorError | RecoveryError;

export type Unlocked = {
  readonly operatorId: string;
  readonly stationKey: Buffer;
  /** The passphrase was set by somebody else: it opens only to be replaced. */
  readonly mustChange: boolean;
  readonly view: VaultView;
  /** Wrong tries before this one that no entry tells of. */
  readonly refused: Pick<TriesFound, 'unreported' | 'lost'>;
};

/** A new state of the vault that is on the disk only after `commit`. */
export type PreparedVault = VaultMark & {
  readonly commit: () => Promise<Result<undefined, StorageError>>;
};

export type Vault = {
  readonly exists: () => Promise<boolean>;
  /** What the door has to ask for. */
  readonly door: () => Promise<{ asksForCode: boolean; canRecover: boolean }>;
  /** Makes the station key; the vault exists only after `commit`, the last step of setting a station up. */
  readonly create: (
    operatorId: string,
    passphrase: string,
    context?: PassphraseContext,
  ) => Promise<
    Result<{ operatorId: string; stationKey: Buffer; prepared: PreparedVault }, VaultError>
  >;
  /**
   * By passphrase; the code (工号) may be left out while there is one operator. `meanwhile` is called when a thread has
   * begun to derive the key, which takes about a second.
   */
  readonly unlock: (
    code: string | undefined,
    passphrase: string,
    meanwhile?: () => void,
  ) => Promise<Result<Unlocked, VaultError>>;
  /** By two shares of the recovery key. */
  readonly recover: (
    shares: readonly [string, string],
  ) => Promise<Result<Omit<Unlocked, 'operatorId' | 'mustChange'>, VaultError>>;
  /** Whether this is the operator's passphrase now; counts as a try. */
  readonly confirm: (
    operatorId: string,
    passphrase: string,
  ) => Promise<Result<undefined, VaultError>>;
  readonly view: (stationKey: Uint8Array) => Promise<Result<VaultView, VaultError>>;
  /** The vault after some changes, of a generation above its own and above `newest`. */
  readonly prepare: (
    stationKey: Uint8Array,
    changes: readonly VaultChange[],
    newest: number,
  ) => Promise<Result<PreparedVault, VaultError>>;
  /** The wrong tries handed out with `Unlocked` are in the ledger now. */
  readonly triesReported: () => Promise<void>;
  /** Seconds until the next try is looked at; counted from start-up, so that no clock change shortens it. */
  readonly waitSeconds: () => Promise<number>;
  /** Wrong tries since the last right one. */
  readonly wrongTries: () => Promise<number>;
  readonly deviceSecret: () => DeviceSecretState;
  /** The count itself, for whatever else at this door may be guessed at. */
  readonly tries: Tries;
};

/** The vault below `folder`; `monotonicMs` never goes back. Tries are counted beside it unless told otherwise. */
export function openVault(
  folder: string,
  kdfScript: string,
  monotonicMs: () => number,
  device: DeviceSecret = noDeviceSecret,
  countedTries?: Tries,
): Vault {
  const vaultPath = join(folder, 'vault.json');
  const triesPath = join(folder, 'tries.json');
  const { wrap, secretOf, unwrap, unwrapRecovery, changed } = createWrappings(kdfScript, device);
  // Vaults of format 1 were set up without the file; all others are never without it.
  const tries =
    countedTries ??
    openTries(triesPath, monotonicMs, async () => {
      const known = await readVaultFile(vaultPath);
      return known.ok && known.value?.format !== 2;
    });

  async function readExisting(): Promise<Result<VaultFile, StationError>> {
    const known = await readVaultFile(vaultPath);
    if (!known.ok) return known;
    return known.value === undefined ? err({ kind: 'stationMissing' }) : ok(known.value);
  }

  /** One try at somebody under the back-off; `attempt` answers nothing when it was wrong. */
  async function counted<T>(
    whose: string,
    attempt: () => Promise<Result<T | undefined, VaultError>>,
  ): Promise<Result<{ value: T; refused: TriesFound }, VaultError>> {
    const wait = await tries.waitSeconds(whose);
    if (wait > 0) return err({ kind: 'wrongPassphrase', waitSeconds: wait });
    const refused = await tries.read();
    try {
      await tries.began(whose);
    } catch (error) {
      return err(storageError(error));
    }
    const answer = await attempt();
    if (!answer.ok) return answer;
    if (answer.value === undefined) {
      return err({ kind: 'wrongPassphrase', waitSeconds: await tries.waitSeconds(whose) });
    }
    // A full disk must not keep out who knows the passphrase; the count then stays too high, never too low.
    // Two sheets open for everybody, whose passphrase somebody may have forgotten.
    await tries.wasRight(whose, whose === sheetsName).catch(() => undefined);
    return ok({ value: answer.value, refused });
  }

  /** Where the computer's own secret is gone no passphrase can be right: that is nobody's wrong try. */
  async function triedPassphrase(
    wrapping: Wrapping | undefined,
    passphrase: string,
    meanwhile = () => {},
  ) {
    const secret = await secretOf(wrapping);
    if (!secret.ok) return secret;
    const attempt = async () => {
      const unwrapping = unwrap(wrapping, passphrase, secret.value);
      meanwhile();
      return ok(await unwrapping);
    };
    return counted(triedName(wrapping), attempt).finally(() => secret.value?.fill(0));
  }

  function opened(
    file: VaultFile,
    stationKey: Buffer,
  ): Result<{ stationKey: Buffer; view: VaultView }, StationError> {
    if (file.isSealedBy(stationKey)) return ok({ stationKey, view: viewOf(file) });
    stationKey.fill(0);
    return err({ kind: 'stationDamaged', part: 'vault' });
  }

  function preparedOf(stationKey: Uint8Array, content: VaultContent): PreparedVault {
    const bytes = vaultFileBytes(stationKey, content);
    return {
      generation: content.generation,
      digest: sha256Hex(bytes),
      commit: async () => {
        try {
          await makeFolderDurably(folder);
          // The count first: from format 2 on a vault without it is one whose count was taken away.
          const { lost, ...found } = await tries.read();
          const known = await readVaultFile(vaultPath);
          const before = (known.ok ? known.value?.content.operators : undefined) ?? [];
          const kept = triesAfter(found, before, content.operators);
          if (!lost) await writeFileDurably(triesPath, triesBytes(kept));
          await writeFileDurably(vaultPath, bytes);
        } catch (error) {
          return err(storageError(error));
        }
        return ok(undefined);
      },
    };
  }

  const create: Vault['create'] = async (operatorId, passphrase, context = {}) => {
    const known = await readVaultFile(vaultPath);
    if (!known.ok) return known;
    if (known.value !== undefined) return err({ kind: 'stationExists' });
    const weakness = passphraseWeakness(passphrase, context);
    if (weakness !== undefined) return err(tooWeak(weakness));
    const stationKey = newKey();
    const person = { operatorId, code: firstOperatorCode, passphrase, mustChange: false };
    const wrapping = await wrap(stationKey, person);
    const content: VaultContent = { format: 2, generation: 1, operators: [wrapping] };
    return ok({ operatorId, stationKey, prepared: preparedOf(stationKey, content) });
  };

  const unlock: Vault['unlock'] = async (code, passphrase, meanwhile) => {
    const known = await readExisting();
    if (!known.ok) return known;
    const { operators } = known.value.content;
    if (code === undefined && operators.length > 1) return err({ kind: 'operatorCodeMissing' });
    const wanted = code === undefined ? operators[0]?.code : parseOperatorCode(code);
    const wrapping = operators.find((one) => one.code === wanted);
    const tried = await triedPassphrase(wrapping, passphrase, meanwhile);
    if (!tried.ok) return tried;
    const open = opened(known.value, tried.value.value);
    if (!open.ok) return open;
    const { operatorId = '', mustChange = false } = wrapping ?? {};
    return ok({ ...open.value, operatorId, mustChange, refused: tried.value.refused });
  };

  const recover: Vault['recover'] = async (shares) => {
    const known = await readExisting();
    if (!known.ok) return known;
    const { recovery } = known.value.content;
    if (recovery === undefined) return err({ kind: 'recoveryKeyNone' });
    // A misread sheet is no try: its check characters say so to everybody.
    const given = await recoveryKeyOf(shares);
    if (!given.ok) return given;
    const { keyId, key } = given.value;
    const attempt = async (): Promise<Result<Buffer | undefined, RecoveryError>> => {
      const stationKey = unwrapRecovery(recovery, key);
      if (stationKey !== undefined) return ok(stationKey);
      return err({ kind: keyId === recovery.keyId ? 'recoveryKeyWrong' : 'recoveryKeyVoid' });
    };
    // Also when the try was not looked at.
    const tried = await counted(sheetsName, attempt).finally(() => key.fill(0));
    if (!tried.ok) return tried;
    const open = opened(known.value, tried.value.value);
    return open.ok ? ok({ ...open.value, refused: tried.value.refused }) : open;
  };

  const prepare: Vault['prepare'] = async (stationKey, changes, newest) => {
    const known = await readExisting();
    if (!known.ok) return known;
    if (!known.value.isSealedBy(stationKey)) return err({ kind: 'stationDamaged', part: 'vault' });
    const { content } = known.value;
    const generation = Math.max(content.generation, newest);
    const before: VaultContent = { format: 2, ...content, generation };
    return ok(preparedOf(stationKey, await changed(stationKey, before, changes)));
  };

  return {
    exists: async () => {
      const known = await readVaultFile(vaultPath);
      return !known.ok || known.value !== undefined;
    },
    door: async () => {
      const known = await readExisting();
      if (!known.ok) return { asksForCode: false, canRecover: false };
      const { operators, recovery } = known.value.content;
      return { asksForCode: operators.length > 1, canRecover: recovery !== undefined };
    },
    create,
    unlock,
    recover,
    confirm: async (operatorId, passphrase) => {
      const known = await readExisting();
      if (!known.ok) return known;
      const wrapping = known.value.content.operators.find((one) => one.operatorId === operatorId);
      const tried = await triedPassphrase(wrapping, passphrase);
      if (!tried.ok) return tried;
      tried.value.value.fill(0);
      return ok(undefined);
    },
    view: async (stationKey) => {
      const known = await readExisting();
      if (!known.ok) return known;
      if (known.value.isSealedBy(stationKey)) return ok(viewOf(known.value));
      return err({ kind: 'stationDamaged', part: 'vault' });
    },
    prepare,
    triesReported: () => tries.reported().catch(() => undefined),
    waitSeconds: async () => {
      const known = await readExisting();
      const [first, second] = known.ok ? known.value.content.operators : [];
      // While nobody has to be named, it is known who comes.
      return tries.waitSeconds(
        first === undefined || second !== undefined ? undefined : triedName(first),
      );
    },
    wrongTries: async () => (await tries.read()).wrong,
    deviceSecret: device.state,
    tries,
  };
}

/** The error for a weak passphrase. */
export function tooWeak(
  weakness: NonNullable<ReturnType<typeof passphraseWeakness>>,
): Extract<StationError, { kind: 'passphraseTooWeak' }> {
  return { kind: 'passphraseTooWeak', minLength: minPassphraseLength, weakness };
}
