/** Finds a PDF that is small on the disk and would fill the memory: looked for before anything takes it apart. */
import type { OwnBytes } from './image-messages';

const mega = 1024 * 1024;
/** The program of a page may be long; the longest honest ones, maps and plans, are a few megabytes. */
const longestProgram = 32 * mega;
/** A picture of 40 Mpx in four colours, or a font with every Chinese character, is below this. */
const longestOther = 200 * mega;
const longestDictionary = 2_048;
const chunkBytes = 64 * 1024;

const keyword = [0x73, 0x74, 0x72, 0x65, 0x61, 0x6d] as const; // stream

/** Whether a packed part of the file becomes longer than any honest one, or is packed twice over. */
export async function isSwollen(bytes: OwnBytes): Promise<boolean> {
  for (let at = nextStream(bytes, 0); at >= 0; at = nextStream(bytes, at)) {
    const dictionary = dictionaryBefore(bytes, at - keyword.length);
    const packings = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW)\b/gu)?.length ?? 0;
    if (packings > 1) return true;
    if (packings === 0) continue;
    const isOther = /\/Length1\b|\/Subtype\s*\/(?:Image|Type1C|CIDFontType0C|OpenType)\b/u.test(
      dictionary,
    );
    if (await inflatesBeyond(bytes, at, isOther ? longestOther : longestProgram)) return true;
  }
  return false;
}

/** Where the data of the next stream begin. */
function nextStream(bytes: OwnBytes, from: number): number {
  for (let at = bytes.indexOf(keyword[0], from); at >= 0; at = bytes.indexOf(keyword[0], at + 1)) {
    if (!keyword.every((byte, i) => bytes[at + i] === byte)) continue;
    const after = at + keyword.length;
    // Not the end of one: endstream.
    if (bytes[at - 1] === 0x64) continue;
    if (bytes[after] === 0x0a) return after + 1;
    if (bytes[after] === 0x0d) return after + (bytes[after + 1] === 0x0a ? 2 : 1);
  }
  return -1;
}

function dictionaryBefore(bytes: OwnBytes, end: number): string {
  const before = bytes.subarray(Math.max(0, end - longestDictionary), end);
  const text = new TextDecoder('latin1').decode(before);
  return text.slice(text.lastIndexOf(' obj') + 1);
}

/** What comes behind the packed data ends the unpacking with an error; how long they are is known by then. */
async function inflatesBeyond(bytes: OwnBytes, from: number, most: number): Promise<boolean> {
  const unpack = new DecompressionStream('deflate');
  const [writer, reader] = [unpack.writable.getWriter(), unpack.readable.getReader()];
  const feed = async () => {
    for (let at = from; at < bytes.length; at += chunkBytes) {
      await writer.write(bytes.slice(at, at + chunkBytes));
    }
    await writer.close();
  };
  void feed().catch(() => undefined);
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return false;
      length += value.byteLength;
      if (length > most) return true;
    }
  } catch {
    return false;
  } finally {
    await Promise.allSettled([reader.cancel(), writer.abort()]);
  }
}
