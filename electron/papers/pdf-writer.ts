/** Writes a document straight into one buffer, fetching each image only when its place is reached. */
import { createHash } from 'node:crypto';
import type { PDFContext, PDFRef } from 'pdf-lib';

/** An image that stands in the paper byte for byte. */
export type ImageObject = {
  readonly ref: PDFRef;
  readonly sha256: string;
  /** Exact number of bytes that `read` will give. */
  readonly bytes: number;
  /** The whole image and the entries of its dictionary; throws to give up the paper. */
  readonly read: () => Promise<{ readonly jpeg: Uint8Array; readonly entries: string }>;
};

/** More than the dictionary and keywords around an image ever take. */
const imageFramePadding = 300;

/** Told of each object that is no image: where its entries begin, in bytes. */
type OnObject = (ref: PDFRef, at: number) => void;

/**
 * The whole file with a classical cross-reference table (ISO 32000-1, 7.5) and no object streams.
 * Memory: the result and one image. The identity is a hash of everything before the table.
 */
export async function writePdf(
  context: PDFContext,
  images: readonly ImageObject[],
  onObject: OnObject = () => undefined,
): Promise<Uint8Array> {
  const objects = context.enumerateIndirectObjects();
  const largest = context.largestObjectNumber;
  const capacity =
    objects.reduce((sum, [, object]) => sum + object.sizeInBytes() + 40, 0) +
    images.reduce((sum, image) => sum + image.bytes + imageFramePadding, 0) +
    20 * (largest + 1) +
    1024;
  const buffer = Buffer.alloc(capacity);
  const offsets = new Map<number, number>();
  const identity = createHash('sha256');
  let used = 0;
  const write = (text: string): void => {
    used += buffer.write(text, used, 'latin1');
  };

  used += context.header.copyBytesInto(buffer, used);
  write('\n\n');
  for (const [ref, object] of objects) {
    offsets.set(ref.objectNumber, used);
    write(`${ref.objectNumber} 0 obj\n`);
    onObject(ref, used);
    used += object.copyBytesInto(buffer, used);
    write('\nendobj\n\n');
  }
  identity.update(buffer.subarray(0, used));
  for (const { ref, sha256, bytes, read } of images) {
    const { jpeg, entries } = await read();
    if (jpeg.length !== bytes) throw new RangeError('Image is not as long as announced');
    offsets.set(ref.objectNumber, used);
    write(`${ref.objectNumber} 0 obj\n<<${entries}/Length ${bytes}>>\nstream\n`);
    identity.update(buffer.subarray(offsets.get(ref.objectNumber), used)).update(sha256);
    buffer.set(jpeg, used);
    used += bytes;
    write('\nendstream\nendobj\n\n');
  }
  const tableAt = used;
  write(crossReferences(offsets, largest));
  const id = identity.digest('hex').slice(0, 32);
  const { Root, Info } = context.trailerInfo;
  write(`trailer\n<</Size ${largest + 1}/Root ${String(Root)}`);
  if (Info !== undefined) write(`/Info ${String(Info)}`);
  write(`/ID[<${id}><${id}>]>>\nstartxref\n${tableAt}\n%%EOF\n`);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, used);
}

/** One section; numbers never used are free entries, chained from the last to the first as 7.5.4 asks. */
function crossReferences(offsets: ReadonlyMap<number, number>, largest: number): string {
  const lines: string[] = [];
  let nextFree = 0;
  for (let number = largest; number >= 0; number--) {
    const offset = offsets.get(number);
    const entry = offset === undefined ? `${ten(nextFree)} 65535 f` : `${ten(offset)} 00000 n`;
    lines.push(`${entry} \n`);
    if (offset === undefined) nextFree = number;
  }
  lines.reverse();
  return `xref\n0 ${largest + 1}\n${lines.join('')}`;
}

const ten = (value: number): string => String(value).padStart(10, '0');
