/** Signs archive packages with keys of the station that its sealed record keeps; they are made at the first use. */
import { readCertificate } from '../../shared/archive/signing/certificate';
import type { ArchiveKey } from '../../shared/archive/signing/archive-key-schema';
import type { ExpectedSigner } from '../../shared/archive/signing/verify-signatures';
import type { AppError } from '../../shared/domain/app-error';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { SignatureFile } from '../archive/signing/sign-root';
import type { Log } from '../log';
import { kindOf } from '../log';
import { sha256Hex } from '../vault/seal';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { StationFacts } from './station-facts';
import type { Turnstile } from './turnstile';

/** What anybody may have: by this a package is recognised as the station's. */
export type PublicArchiveKey = {
  readonly certificatePem: string;
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string;
  readonly sm2PublicKey: string;
};

export type ArchiveSigning = {
  /** The files of the folder 签名 over the bytes of `tagmanifest-sha256.txt`. */
  readonly sign: (root: Uint8Array) => Promise<Result<readonly SignatureFile[], AppError>>;
  /** Fills the signature of a PDF, which begins at that byte, in place. */
  readonly signPdf: (pdf: Uint8Array, signatureAt: number) => Promise<Result<undefined, AppError>>;
  readonly publicKey: () => Promise<Result<PublicArchiveKey, AppError>>;
  /** Every key that this station ever signed with. */
  readonly expected: () => Required<ExpectedSigner>;
};

/** The part of a station that the keys are kept in. */
export type SigningStation = {
  readonly facts: () => StationFacts;
  readonly appendStation: (events: readonly StationEvent[]) => Promise<Result<unknown, AppError>>;
  readonly during: Turnstile['during'];
};

type Parts = {
  readonly station: SigningStation;
  readonly now: () => Instant;
  readonly log: Log;
};

/** The signing of an open station. */
export function createArchiveSigning({ station, now, log }: Parts): ArchiveSigning {
  let making: Promise<Result<ArchiveKey, AppError>> | undefined;

  /** The newest key, as long as it names the station by the code it has now and says whose it is. */
  const known = () => {
    const { archiveKeys, stationCode, publicKey } = station.facts();
    const newest = archiveKeys.at(-1);
    if (newest?.stationCode !== stationCode) return undefined;
    const said = readCertificate(Buffer.from(newest.certificate, 'base64'))?.station;
    return said?.publicKey === publicKey ? newest : undefined;
  };

  async function make(): Promise<Result<ArchiveKey, AppError>> {
    const { school, stationCode, drill, publicKey, signingKey } = station.facts();
    const signer = { school, stationCode, drill };
    const { makeArchiveKey } = await import('../archive/signing/archive-key');
    const key = await makeArchiveKey(signer, { publicKey, signingKey }, now());
    const written = await station.appendStation([{ type: 'archiveKeyMade', key }]);
    return written.ok ? ok(key) : written;
  }

  /** Two packages sealed at the same time share one making. */
  async function current(): Promise<Result<ArchiveKey, AppError>> {
    const found = known();
    if (found !== undefined) return ok(found);
    making ??= make().finally(() => {
      making = undefined;
    });
    return making;
  }

  const withKey = <T>(use: (key: ArchiveKey) => T | Promise<T>): Promise<Result<T, AppError>> =>
    station.during(async () => {
      try {
        const key = await current();
        return key.ok ? ok(await use(key.value)) : key;
      } catch (error) {
        log('signingFailed', { kind: kindOf(error) });
        return err({ kind: 'paperFailed' });
      }
    });

  return {
    // What signs is large, and loaded when something is to be signed, not while the program opens.
    sign: (root) =>
      withKey(async (key) => {
        const { signRoot } = await import('../archive/signing/sign-root');
        return signRoot(key, root, now());
      }),
    signPdf: async (pdf, signatureAt) => {
      const { signPdf } = await import('../archive/signing/pdf-signature');
      const signed = await withKey((key) => signPdf(key, pdf, signatureAt));
      return signed.ok ? ok(undefined) : signed;
    },
    publicKey: () => withKey(publicPart),
    expected: () => {
      const { archiveKeys } = station.facts();
      return {
        fingerprints: archiveKeys.map(fingerprintOf),
        sm2PublicKeys: archiveKeys.map((key) => key.sm2PublicKey),
      };
    },
  };
}

/** SHA-256 of the certificate, hexadecimal. */
export const fingerprintOf = ({ certificate }: Pick<ArchiveKey, 'certificate'>): string =>
  sha256Hex(Buffer.from(certificate, 'base64'));

function publicPart({ certificate, sm2PublicKey }: ArchiveKey): PublicArchiveKey {
  const lines = certificate.match(/.{1,64}/g) ?? [];
  return {
    certificatePem: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join(
      '\n',
    ),
    fingerprint: fingerprintOf({ certificate }),
    sm2PublicKey,
  };
}
