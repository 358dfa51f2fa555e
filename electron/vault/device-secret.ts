/** The second factor: a random secret that the operating system keeps for this account on this computer. */
import { randomBytes } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolderDurably, writeFileDurably } from '../ledger/durable-file';
import { keyBytes, newKey } from './seal';

/** `on`: the system has a real store; else why not. */
export type DeviceSecretState = 'on' | 'notOffered' | 'notReal';

export type DeviceSecret = {
  readonly state: () => DeviceSecretState;
  /** A secret by its id; nothing when there is none, or the system does not give it back any more. */
  readonly find: (id: string) => Promise<Buffer | undefined>;
  /** A secret that the system gives back, made when there is none; nothing where it has no real store. */
  readonly make: () => Promise<{ id: string; secret: Buffer } | undefined>;
};

/** What Electron's safeStorage offers, as far as it is used. */
export type SystemStore = {
  readonly isEncryptionAvailable: () => boolean;
  readonly encryptString: (plain: string) => Buffer;
  readonly decryptString: (sealed: Buffer) => string;
  readonly getSelectedStorageBackend?: () => string;
};

const suffix = '.secret';

/**
 * The secrets kept below `folder`, sealed by the system's store. One that cannot be read is never written over: the
 * store may only be shut for the moment, and others are bound to it.
 */
export function openDeviceSecret(
  folder: string,
  store: SystemStore,
  platform: NodeJS.Platform,
): DeviceSecret {
  const state = (): DeviceSecretState => {
    if (platform === 'linux') {
      // Without a keyring Chromium would seal with a password that everybody knows; where that cannot be asked, it is taken for so.
      const backend = store.getSelectedStorageBackend?.() ?? 'basic_text';
      if (backend === 'basic_text' || backend === 'unknown') return 'notReal';
    }
    return store.isEncryptionAvailable() ? 'on' : 'notOffered';
  };

  const find: DeviceSecret['find'] = async (id) => {
    if (state() !== 'on') return undefined;
    try {
      const sealed = await readFile(join(folder, `${id}${suffix}`));
      const secret = Buffer.from(store.decryptString(sealed), 'base64');
      return secret.length === keyBytes ? secret : undefined;
    } catch {
      return undefined;
    }
  };

  return {
    state,
    find,
    make: async () => {
      if (state() !== 'on') return undefined;
      const names = await readdir(folder).catch((): string[] => []);
      for (const name of names.filter((one) => /^[0-9a-f]{8}\.secret$/.test(one))) {
        const id = name.slice(0, -suffix.length);
        const known = await find(id);
        if (known !== undefined) return { id, secret: known };
      }
      const id = randomBytes(4).toString('hex');
      const secret = newKey();
      await makeFolderDurably(folder);
      await writeFileDurably(
        join(folder, `${id}${suffix}`),
        store.encryptString(secret.toString('base64')),
      );
      // Only what really comes back may be bound to: a store that cannot read its own is none.
      const kept = await find(id);
      return kept?.equals(secret) === true ? { id, secret } : undefined;
    },
  };
}

/** A computer without such a store: passphrases stand alone. */
export const noDeviceSecret: DeviceSecret = {
  state: () => 'notOffered',
  find: () => Promise.resolve(undefined),
  make: () => Promise.resolve(undefined),
};
