/** Looks for many texts at once, in every encoding they could have been left in, in every file below some folders. */
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where something readable was found; never what. */
export type Trace = {
  readonly file: string;
  readonly encoding: string;
  /** Index of the text in the list that was given. */
  readonly text: number;
};

type Needle = Omit<Trace, 'file'> & { readonly bytes: Buffer };

/** Shorter ones would be found by chance in sealed bytes. */
const leastBytes = 6;
const chunkBytes = 4 * 1024 * 1024;

/** Base64 of a text that stands anywhere in a longer one: without the characters that its neighbours change. */
function base64At(text: Buffer, offset: number): Buffer {
  const encoded = Buffer.concat([Buffer.alloc(offset), text]).toString('base64');
  const first = Math.ceil((offset * 8) / 6);
  const whole = Math.floor(((offset + text.byteLength) * 8) / 6);
  return Buffer.from(encoded.slice(first, whole));
}

function needlesOf(text: string, index: number): Needle[] {
  const utf8 = Buffer.from(text);
  const utf16 = Buffer.from(text, 'utf16le');
  const forms: [string, Buffer][] = [
    ['UTF-8', utf8],
    ['UTF-16LE', utf16],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['HEX', Buffer.from(utf8.toString('hex').toUpperCase())],
    ['JSON escapes', Buffer.from(escaped(text))],
    ['URL escapes', Buffer.from(encodeURIComponent(text))],
    ...[0, 1, 2].map((at): [string, Buffer] => [`base64+${at}`, base64At(utf8, at)]),
  ];
  const seen = new Set<string>();
  return forms.flatMap(([encoding, bytes]) => {
    const key = bytes.toString('latin1');
    if (bytes.byteLength < leastBytes || seen.has(key)) return [];
    seen.add(key);
    return [{ encoding, bytes, text: index }];
  });
}

function escaped(text: string): string {
  return [...Array(text.length).keys()]
    .map((at) => text.charCodeAt(at))
    .map((unit) =>
      unit < 128 ? String.fromCharCode(unit) : `\\u${unit.toString(16).padStart(4, '0')}`,
    )
    .join('');
}

/** Finds texts in bytes; made once for a list of texts, which may be thousands. */
export function canaryScanner(texts: readonly string[]) {
  const needles = texts.flatMap(needlesOf);
  const longest = Math.max(...needles.map(({ bytes }) => bytes.byteLength));
  /** How far may be gone on from a place whose last three of `leastBytes` bytes these are (Wu and Manber, 1994). */
  const steps = new Uint8Array(1 << 24).fill(leastBytes - 2);
  const byHead = new Map<number, Needle[]>();
  for (const needle of needles) {
    for (let at = 0; at <= leastBytes - 3; at += 1) {
      const block = needle.bytes.readUIntBE(at, 3);
      steps[block] = Math.min(steps[block] ?? 0, leastBytes - 3 - at);
    }
    const head = needle.bytes.readUIntBE(0, leastBytes);
    byHead.set(head, [...(byHead.get(head) ?? []), needle]);
  }

  function* scan(bytes: Buffer): Generator<Needle> {
    const last = bytes.byteLength - leastBytes;
    for (let at = 0; at <= last;) {
      const end = at + leastBytes;
      const block =
        ((bytes[end - 3] ?? 0) << 16) | ((bytes[end - 2] ?? 0) << 8) | (bytes[end - 1] ?? 0);
      const step = steps[block] ?? 0;
      if (step > 0) {
        at += step;
        continue;
      }
      for (const needle of byHead.get(bytes.readUIntBE(at, leastBytes)) ?? []) {
        const { byteLength } = needle.bytes;
        if (at + byteLength > bytes.byteLength) continue;
        if (bytes.compare(needle.bytes, 0, byteLength, at, at + byteLength) === 0) yield needle;
      }
      at += 1;
    }
  }

  async function scanFile(path: string): Promise<Trace[]> {
    // A file that goes while it is looked for holds nothing any more.
    const file = await open(path, 'r').catch(() => undefined);
    if (file === undefined) return [];
    const traces: Trace[] = [];
    try {
      const buffer = Buffer.alloc(chunkBytes + longest);
      for (let at = 0; ; at += chunkBytes) {
        const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, at);
        for (const { encoding, text } of scan(buffer.subarray(0, bytesRead))) {
          traces.push({ file: path, encoding, text });
        }
        if (bytesRead < buffer.byteLength) return traces;
      }
    } finally {
      await file.close();
    }
  }

  return {
    inBytes: (bytes: Buffer): Omit<Trace, 'file'>[] =>
      [...scan(bytes)].map(({ encoding, text }) => ({ encoding, text })),
    /** Every file below the folders, and every file name. */
    inFolders: async (
      folders: readonly string[],
    ): Promise<{ readonly traces: Trace[]; readonly files: number; readonly bytes: number }> => {
      const traces: Trace[] = [];
      let files = 0;
      let bytes = 0;
      for (const folder of folders) {
        const found = await readdir(folder, { recursive: true, withFileTypes: true });
        for (const entry of found) {
          const path = join(entry.parentPath, entry.name);
          for (const { encoding, text } of scan(Buffer.from(entry.name))) {
            traces.push({ file: 'a file name', encoding, text });
          }
          if (!entry.isFile()) continue;
          files += 1;
          bytes += await sizeOf(path);
          traces.push(...(await scanFile(path)));
        }
      }
      return { traces, files, bytes };
    },
  };
}

async function sizeOf(path: string): Promise<number> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return 0;
  const { size } = await file.stat();
  await file.close();
  return size;
}
