/** Opens a finished paper again through its cross-reference table, without copying the images in it. */
import type { PDFObject } from 'pdf-lib';
import { PDFContext, PDFObjectParser, PDFRef } from 'pdf-lib';

/** Of a line of the table (ISO 32000-1, 7.5.4). */
const entryBytes = 20;
const imageDictionary = '<</Type/XObject/Subtype/Image';

/** A context with every object of the paper except its images; throws when the table or an object is broken. */
export function reopenPdf(bytes: Uint8Array): PDFContext {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const context = PDFContext.create();
  for (const [number, offset] of readTable(buffer)) {
    const head = `${number} 0 obj\n`;
    if (buffer.toString('latin1', offset, offset + head.length) !== head) {
      throw new RangeError(`Object ${number} is not where the table says`);
    }
    const start = offset + head.length;
    if (buffer.toString('latin1', start, start + imageDictionary.length) === imageDictionary)
      continue;
    context.assign(PDFRef.of(number), parseObject(bytes.subarray(start), context));
  }
  return context;
}

function parseObject(bytes: Uint8Array, context: PDFContext): PDFObject {
  return PDFObjectParser.forBytes(bytes, context).parseObject();
}

/** Object numbers in use and where each begins (ISO 32000-1, 7.5.4 and 7.5.5). */
function readTable(buffer: Buffer): Map<number, number> {
  const tail = buffer.toString('latin1', Math.max(0, buffer.length - 64));
  const at = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(tail)?.[1]);
  const head = /^xref\n0 (\d+)\n/.exec(buffer.toString('latin1', at, at + 40));
  if (head === null) throw new RangeError('No cross-reference table');
  const offsets = new Map<number, number>();
  const first = at + head[0].length;
  const count = Number(head[1]);
  // What it counts has to stand there: a number alone would have this go on for minutes.
  if (first + count * entryBytes > buffer.length) throw new RangeError('The table is cut');
  for (let number = 0; number < count; number++) {
    const place = first + number * entryBytes;
    const entry = buffer.toString('latin1', place, place + entryBytes);
    if (entry[17] === 'n') offsets.set(number, Number(entry.slice(0, 10)));
  }
  return offsets;
}
