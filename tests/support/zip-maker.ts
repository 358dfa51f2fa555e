/** Zip files byte by byte, also such as no honest program makes. */
import { deflateRawSync } from 'node:zlib';

export type ZipPart = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly deflate?: boolean;
  /** Size that the directory tells, when it lies. */
  readonly told?: number;
  readonly localName?: string;
  /** The name in an encoding of its own, in both places. */
  readonly rawName?: Uint8Array;
  readonly flags?: number;
  readonly mode?: number;
};

/** A whole zip; `zip64` writes every size, place and count in the large fields (APPNOTE 4.5.3). */
export function zipOf(parts: readonly ZipPart[], { zip64 = false } = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { name, bytes, deflate = false, flags = 0x800, mode = 0o100644 } = part;
    const packed = deflate ? deflateRawSync(bytes) : Buffer.from(bytes);
    const size = part.told ?? bytes.byteLength;
    const localName = Buffer.from(part.rawName ?? part.localName ?? name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(deflate ? 8 : 0, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(localName.length, 26);
    locals.push(local, localName, packed);
    const centralName = Buffer.from(part.rawName ?? name);
    const extra = zip64 ? large([size, packed.length, offset]) : Buffer.alloc(0);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(deflate ? 8 : 0, 10);
    entry.writeUInt32LE(zip64 ? 0xffffffff : packed.length, 20);
    entry.writeUInt32LE(zip64 ? 0xffffffff : size, 24);
    entry.writeUInt16LE(centralName.length, 28);
    entry.writeUInt16LE(extra.length, 30);
    entry.writeUInt32LE(mode * 0x10000, 38);
    entry.writeUInt32LE(zip64 ? 0xffffffff : offset, 42);
    directory.push(entry, centralName, extra);
    offset += 30 + localName.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : parts.length, 10);
  end.writeUInt32LE(zip64 ? 0xffffffff : central.length, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : offset, 16);
  const before = zip64 ? end64(parts.length, central.length, offset) : Buffer.alloc(0);
  return Buffer.concat([...locals, central, before, end]);
}

function large(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + values.length * 8);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(values.length * 8, 2);
  values.forEach((value, index) => field.writeBigUInt64LE(BigInt(value), 4 + index * 8));
  return field;
}

function end64(count: number, bytes: number, at: number): Buffer {
  const end = Buffer.alloc(56);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(bytes), 40);
  end.writeBigUInt64LE(BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(at + bytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end, locator]);
}

/** A text in GBK, as a Chinese Windows writes names into a zip without saying so (GB 18030, two bytes a character). */
export function inGbk(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return Buffer.from(
    [...text].flatMap((letter) =>
      letter < '\u0080' ? [letter.charCodeAt(0)] : (codes.get(letter) ?? [0x3f]),
    ),
  );
}
