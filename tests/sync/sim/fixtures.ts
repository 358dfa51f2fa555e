/** Cases, files and keys of a simulated station. */
import { hash } from 'node:crypto';
import { canonicalJson } from '../../../shared/protocol/canonical-json';
import type { ChunkLimits } from '../../../shared/sync/chunk-size';
import type { QueuedEntry, StationIdentity, Verifier } from '../../../shared/sync/ports';
import type { Chance } from './world';

/** What is special about a case; `plain` ones must arrive whatever the others do. */
export type Fate =
  | 'plain'
  | 'invalid'
  | 'notNext'
  | 'conflict'
  | 'fileMissing'
  | 'failing'
  | 'tooOld';

export type SimCase = {
  readonly fate: Fate;
  readonly entry: QueuedEntry;
  readonly text: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
};

/** Bytes of one chunk in the simulation: a line that carries a chunk in a few hundred milliseconds is a good one. */
export const simChunks: ChunkLimits = { floorBytes: 16, firstBytes: 32, ceilingBytes: 64 };

export const simIdentity: StationIdentity = {
  stationId: '01890000-0000-7000-8000-000000000001',
  stationCode: 'S1',
  token: 't'.repeat(40),
  platformUrl: 'http://127.0.0.1:1',
  platformName: 'platform',
  platformKeyId: 'key-1',
  platformPublicKey: 'platform-key',
};

/** The same texts are asked about again and again. */
function remembered(digest: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = digest(text);
    if (known.size >= mostRemembered) known.clear();
    known.set(text, made);
    return made;
  };
}

const mostRemembered = 1_000;
const hashOfText = remembered((text) => hash('sha256', text, 'hex'));
const signatureOf = remembered((keyAndText) => hash('sha256', keyAndText, 'base64'));

export function sha256(content: string | Uint8Array): string {
  return typeof content === 'string' ? hashOfText(content) : hash('sha256', content, 'hex');
}

/** A stand-in for Ed25519: equally impossible to guess for the model, and fast. */
export function simSign(text: string, key: string): string {
  return signatureOf(`${key}${text}`);
}

export const simVerifier: Verifier = {
  sha256,
  verify: (text, signature, publicKey) => signature === simSign(text, publicKey),
};

/** A UUID version 7 that says what it counts. */
export function simId(kind: number, number: number): string {
  return `01890000-000${kind}-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

export function makeCase(number: number, fate: Fate, chance: Chance): SimCase {
  const caseId = simId(2, number);
  const revision = chance.whole(1, 3);
  const files = new Map<string, Uint8Array>();
  const manifest = Array.from({ length: chance.whole(1, 4) }, (_, index) => {
    const bytes = new Uint8Array(chance.whole(1, 6 * simChunks.ceilingBytes));
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = chance.whole(0, 255);
    const hash = sha256(bytes);
    files.set(hash, bytes);
    const ids = { documentId: simId(3, number), pageId: simId(4, number * 10 + index) };
    const mediaType = 'image/jpeg';
    return { role: 'original', ...ids, sha256: hash, bytes: bytes.length, mediaType };
  });
  const text = canonicalJson({ protocol: 1, caseId, revision, files: manifest });
  return {
    fate,
    text,
    files,
    entry: {
      state: 'queued',
      id: simId(5, number),
      caseId,
      revision,
      submission: { sha256: sha256(text), bytes: text.length },
      queuedAt: '2026-06-01T00:00:00.000Z',
    },
  };
}
