/** `*.esx` files as streams: written and read chunk by chunk, in memory that does not grow with them (courier.ts). */
import { canonicalJson } from '../../shared/protocol/canonical-json';
import type { CourierHeader } from '../../shared/protocol/courier';
import {
  courierChunkBytes,
  courierHeaderSchema,
  courierHeaderText,
  courierMagic,
  largestCourierHeaderBytes,
} from '../../shared/protocol/courier';
import { Problem } from '../http/problems';
import { ByteReader } from './byte-reader';
import type { ChunkCipher, CourierKey } from './courier-key';
import { chunkCipher, courierKey } from './courier-key';

const sealedChunkBytes = courierChunkBytes + 16;
const lastPosition = 2 ** 32 - 1;

const damaged = () => new Problem('courier-file-damaged');

/** Who writes a file to whom. */
export type Sealing = {
  readonly header: Omit<CourierHeader, 'format' | 'oneTimeKey'>;
  /** 32 secret bytes, used for this file only. */
  readonly oneTimeSeed: Uint8Array;
  /** Signature of the writer over a text, base64. */
  readonly sign: (text: string) => string;
};

/** The file that holds `content`. */
export async function* sealFile(
  { header: facts, oneTimeSeed, sign }: Sealing,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const oneTime = courierKey(oneTimeSeed);
  const header: CourierHeader = { format: 1, ...facts, oneTimeKey: oneTime.publicKey };
  const text = courierHeaderText(header);
  const cipher = chunkCipher(oneTime.privateKey, header.recipientKey, text);
  const written = Buffer.from(canonicalJson(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(written.length);
  yield Buffer.concat([
    Buffer.from(courierMagic),
    length,
    written,
    Buffer.from(sign(text), 'base64'),
  ]);
  const reader = new ByteReader(content);
  let chunk = await reader.upTo(courierChunkBytes);
  for (let position = 0; ; position += 1) {
    const next = await reader.upTo(courierChunkBytes);
    yield cipher.seal(chunk, position, next.length === 0);
    if (next.length === 0) return;
    chunk = next;
  }
}

export type UnopenedFile = {
  readonly header: CourierHeader;
  /** Over `courierHeaderText`, base64: to be checked before anything is opened. */
  readonly signature: string;
  /**
   * The content; each piece is whole and in its place when it comes.
   * @throws Problem `courier-file-for-another` or `courier-file-damaged`.
   */
  readonly open: (recipient: CourierKey) => AsyncGenerator<Buffer>;
};

/** Reads what stands before the sealed chunks. @throws Problem `courier-file-damaged`. */
export async function readSealedFile(source: AsyncIterable<Uint8Array>): Promise<UnopenedFile> {
  const reader = new ByteReader(source);
  const start = await reader.upTo(8);
  if (start.length < 8 || start.toString('latin1', 0, 4) !== courierMagic) throw damaged();
  const length = start.readUInt32BE(4);
  if (length > largestCourierHeaderBytes) throw damaged();
  const header = parseHeader((await reader.upTo(length)).toString());
  const signature = await reader.upTo(64);
  if (signature.length < 64) throw damaged();
  return {
    header,
    signature: signature.toString('base64'),
    open: (recipient) => {
      if (header.recipientKey !== recipient.publicKey) {
        throw new Problem('courier-file-for-another');
      }
      return openChunks(reader, cipherOf(header, recipient));
    },
  };
}

function parseHeader(text: string): CourierHeader {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged();
  }
  const header = courierHeaderSchema.safeParse(value);
  if (!header.success) throw damaged();
  return header.data;
}

function cipherOf(header: CourierHeader, recipient: CourierKey): ChunkCipher {
  try {
    return chunkCipher(recipient.privateKey, header.oneTimeKey, courierHeaderText(header));
  } catch {
    throw damaged();
  }
}

async function* openChunks(reader: ByteReader, cipher: ChunkCipher): AsyncGenerator<Buffer> {
  let chunk = await reader.upTo(sealedChunkBytes);
  for (let position = 0; position <= lastPosition; position += 1) {
    const next = await reader.upTo(sealedChunkBytes);
    yield openChunk(cipher, chunk, position, next.length === 0);
    if (next.length === 0) return;
    chunk = next;
  }
  throw damaged();
}

function openChunk(cipher: ChunkCipher, chunk: Buffer, position: number, isLast: boolean): Buffer {
  try {
    return cipher.open(chunk, position, isLast);
  } catch {
    throw damaged();
  }
}
