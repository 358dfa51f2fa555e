/**
 * The key with which whoever publishes the program signs its files and its updates: RSA of 3072 bits, PKCS #1 v1.5 with SHA-256,
 * which `openssl dgst -sha256 -verify` checks on any computer. Equal bytes get equal signatures.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from './setup/console.mjs';
import { cacheFolder } from './setup/paths.mjs';

const leastBits = 3_072;
const developmentKey = join(cacheFolder, 'development-publisher-key.pem');

/** Made once on each computer; who comes second takes the first one's. */
function findOrMakeDevelopmentKey() {
  try {
    return readFileSync(developmentKey, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: leastBits });
  const draft = `${developmentKey}.${process.pid}`;
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  try {
    linkSync(draft, developmentKey);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  rmSync(draft, { force: true });
  return readFileSync(developmentKey, 'utf8');
}

function readReleaseKey(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Stop(`The key for releases cannot be read (STATION_RELEASE_KEY): ${error.code}`);
  }
}

/**
 * The key of STATION_RELEASE_KEY (a file of PEM), else one of this computer for development.
 *
 * @returns {{ kind: 'release' | 'development', publicPem: string, sign: (bytes: Buffer) => Buffer }}
 * @throws {Stop} when the file is no RSA key of at least 3072 bits
 */
export function findPublisher() {
  const path = process.env.STATION_RELEASE_KEY;
  const pem = path === undefined ? findOrMakeDevelopmentKey() : readReleaseKey(path);
  let key;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new Stop('The key for releases is no private key in PEM without a passphrase.');
  }
  if (key.asymmetricKeyType !== 'rsa' || key.asymmetricKeyDetails.modulusLength < leastBits) {
    throw new Stop(`The key for releases must be RSA of at least ${leastBits} bits.`);
  }
  return {
    kind: path === undefined ? 'development' : 'release',
    publicPem: createPublicKey(key).export({ type: 'spki', format: 'pem' }),
    sign: (bytes) => sign('sha256', bytes, key),
  };
}
