/** `*.esx` files as streams: written and read chunk by chunk, in memory that does not grow with them (courier.ts). */
import { ByteReader, concatBytes, lengthBytes, readLength } from './byte-reader';
import { canonicalJson } from './canonical-json';
import type { CourierHeader } from './courier';
import {
  courierChunkBytes,
  courierHeaderSchema,
  courierHeaderText,
  courierMagic,
  largestCourierHeaderBytes,
  largestCourierRecordBytes,
} from './courier';

const sealedChunkBytes = courierChunkBytes + 16;
const lastPosition = 2 ** 32 - 1;

/** Why a file is not read on. */
export type CourierFault = 'damaged' | 'forAnother';

/** Seals and opens the chunks of one file; `nonce` is the derived start and the chunk's place. */
export type ChunkCipher = {
  readonly seal: (chunk: Uint8Array, place: Uint8Array) => Uint8Array;
  /** @throws when the chunk is not the very one that was sealed for this place. */
  readonly open: (sealed: Uint8Array, place: Uint8Array) => Uint8Array;
};

/** A raw X25519 key, base64, and what is derived from it and another's for one file. */
export type CourierKey = {
  readonly publicKey: string;
  /** @throws when `theirs` (raw, base64) is no key that a secret can be agreed on with. */
  readonly cipherWith: (theirs: string, text: string) => ChunkCipher;
};

/** What the runtime brings. */
export type CourierPorts = {
  readonly encode: (text: string) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => string;
  readonly toBase64: (bytes: Uint8Array) => string;
  readonly fromBase64: (text: string) => Uint8Array;
  /** The error to throw for a fault. */
  readonly fault: (fault: CourierFault) => Error;
};

/** Who writes a file to whom. */
export type Sealing = {
  readonly header: Omit<CourierHeader, 'format' | 'oneTimeKey'>;
  /** Used for this file only. */
  readonly oneTimeKey: CourierKey;
  /** Signature of the writer over a text, base64. */
  readonly sign: (text: string) => string | Promise<string>;
};

/** The file that holds `content`. */
export async function* sealCourierFile(
  { header: facts, oneTimeKey, sign }: Sealing,
  content: AsyncIterable<Uint8Array>,
  ports: CourierPorts,
): AsyncGenerator<Uint8Array> {
  const header: CourierHeader = { format: 1, ...facts, oneTimeKey: oneTimeKey.publicKey };
  const text = courierHeaderText(header);
  const cipher = oneTimeKey.cipherWith(header.recipientKey, text);
  const written = ports.encode(canonicalJson(header));
  const signature = ports.fromBase64(await sign(text));
  yield concatBytes([ports.encode(courierMagic), lengthBytes(written.length), written, signature]);
  const reader = new ByteReader(content);
  let chunk = await reader.upTo(courierChunkBytes);
  for (let position = 0; ; position += 1) {
    const next = await reader.upTo(courierChunkBytes);
    yield cipher.seal(chunk, placeOf(position, next.length === 0));
    if (next.length === 0) return;
    chunk = next;
  }
}

export type UnopenedFile = {
  readonly header: CourierHeader;
  /** Over `courierHeaderText`, base64: to be checked before anything is opened. */
  readonly signature: string;
  /** The content; each piece is whole and in its place when it comes. @throws the port's `fault`. */
  readonly open: (recipient: CourierKey) => AsyncGenerator<Uint8Array>;
};

/** Reads what stands before the sealed chunks. @throws the port's `fault`. */
export async function readCourierFile(
  source: AsyncIterable<Uint8Array>,
  ports: CourierPorts,
): Promise<UnopenedFile> {
  const damaged = () => ports.fault('damaged');
  const reader = new ByteReader(source);
  const start = await reader.upTo(8);
  if (start.length < 8 || ports.decode(start.subarray(0, 4)) !== courierMagic) throw damaged();
  const length = readLength(start.subarray(4));
  if (length > largestCourierHeaderBytes) throw damaged();
  const parsed = courierHeaderSchema.safeParse(parseJson(await reader.upTo(length), ports));
  if (!parsed.success) throw damaged();
  const header = parsed.data;
  const signature = await reader.upTo(64);
  if (signature.length < 64) throw damaged();
  return {
    header,
    signature: ports.toBase64(signature),
    open: (recipient) => {
      if (header.recipientKey !== recipient.publicKey) throw ports.fault('forAnother');
      return openChunks(reader, header, recipient, damaged);
    },
  };
}

async function* openChunks(
  reader: ByteReader,
  header: CourierHeader,
  recipient: CourierKey,
  damaged: () => Error,
): AsyncGenerator<Uint8Array> {
  const orDamaged = <T>(work: () => T): T => {
    try {
      return work();
    } catch {
      throw damaged();
    }
  };
  const text = courierHeaderText(header);
  const cipher = orDamaged(() => recipient.cipherWith(header.oneTimeKey, text));
  let chunk = await reader.upTo(sealedChunkBytes);
  for (let position = 0; position <= lastPosition; position += 1) {
    const next = await reader.upTo(sealedChunkBytes);
    const [sealed, place] = [chunk, placeOf(position, next.length === 0)];
    yield orDamaged(() => cipher.open(sealed, place));
    if (next.length === 0) return;
    chunk = next;
  }
  throw damaged();
}

function placeOf(position: number, isLast: boolean): Uint8Array {
  return concatBytes([lengthBytes(position), Uint8Array.of(isLast ? 1 : 0)]);
}

/** A record as bytes; those of a file follow it. */
export function courierRecordBytes(record: unknown, { encode }: CourierPorts): Uint8Array {
  const json = encode(JSON.stringify(record));
  return concatBytes([lengthBytes(json.length), json]);
}

/** The JSON of the next record, not yet believed. @throws the port's `fault`. */
export async function readCourierRecord(reader: ByteReader, ports: CourierPorts): Promise<unknown> {
  const start = await reader.upTo(4);
  if (start.length < 4) throw ports.fault('damaged');
  const length = readLength(start);
  if (length > largestCourierRecordBytes) throw ports.fault('damaged');
  const json = await reader.upTo(length);
  if (json.length < length) throw ports.fault('damaged');
  return parseJson(json, ports);
}

function parseJson(bytes: Uint8Array, ports: CourierPorts): unknown {
  try {
    return JSON.parse(ports.decode(bytes));
  } catch {
    throw ports.fault('damaged');
  }
}
