/** Reads outlines and advances straight from a TrueType file (OpenType 1.9: head, loca, glyf, hhea, hmtx). */

/** The tables of one TrueType font, located but not copied. */
export type TrueType = {
  readonly glyphCount: number;
  /** Bytes of a glyph in `glyf`; empty for a blank glyph. Throws RangeError when the table is cut short. */
  readonly glyphBytes: (glyph: number) => Uint8Array;
  /** Advance width in font units. */
  readonly advance: (glyph: number) => number;
};

const tagOf = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + 4));

/** Opens a font file with `glyf` outlines; throws RangeError when a needed table is missing or cut short. */
export function openTrueType(bytes: Uint8Array): TrueType {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, { offset: number; length: number }>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16;
    tables.set(tagOf(bytes, at), {
      offset: view.getUint32(at + 8),
      length: view.getUint32(at + 12),
    });
  }
  const table = (tag: string) => {
    const found = tables.get(tag);
    if (found === undefined || found.offset + found.length > bytes.length) {
      throw new RangeError(`Font table ${tag} is missing or cut short`);
    }
    return found;
  };
  const glyf = table('glyf');
  const loca = table('loca');
  const hmtx = table('hmtx');
  const longOffsets = view.getInt16(table('head').offset + 50) === 1;
  const glyphCount = view.getUint16(table('maxp').offset + 4);
  const advances = view.getUint16(table('hhea').offset + 34);
  const offsetOf = (glyph: number): number =>
    longOffsets
      ? view.getUint32(loca.offset + glyph * 4)
      : view.getUint16(loca.offset + glyph * 2) * 2;
  return {
    glyphCount,
    advance: (glyph) => view.getUint16(hmtx.offset + Math.min(glyph, advances - 1) * 4),
    glyphBytes: (glyph) => {
      const [from, to] = [offsetOf(glyph), offsetOf(glyph + 1)];
      if (glyph >= glyphCount || to < from || to > glyf.length) {
        throw new RangeError(`Glyph ${glyph} lies outside its font`);
      }
      return bytes.subarray(glyf.offset + from, glyf.offset + to);
    },
  };
}

/** Whether a glyph of `left` draws exactly what a glyph of `right` draws; components may be renumbered. */
export function sameOutline(
  left: TrueType,
  leftGlyph: number,
  right: TrueType,
  rightGlyph: number,
): boolean {
  const a = left.glyphBytes(leftGlyph);
  const b = right.glyphBytes(rightGlyph);
  // Subsetting may move the padding between glyphs, never the outline itself.
  const shared = Math.min(a.length, b.length);
  const padding = a.length > b.length ? a.subarray(shared) : b.subarray(shared);
  if (padding.length > 3 || padding.some((byte) => byte !== 0)) return false;
  const composite = shared >= 10 && (((a[0] ?? 0) << 8) | (a[1] ?? 0)) >= 0x8000;
  if (!composite) return Buffer.compare(a.subarray(0, shared), b.subarray(0, shared)) === 0;
  const [parts, others] = [componentsOf(a), componentsOf(b)];
  return (
    parts.length === others.length &&
    parts.every(
      ({ at, end, glyph }, index) =>
        at === others[index]?.at &&
        Buffer.compare(a.subarray(at + 4, end), b.subarray(at + 4, end)) === 0 &&
        sameOutline(left, glyph, right, others[index].glyph),
    )
  );
}

/** Records of a composite glyph: where each stands and which glyph it places (OpenType, glyf, component flags). */
function componentsOf(glyph: Uint8Array): { at: number; end: number; glyph: number }[] {
  const view = new DataView(glyph.buffer, glyph.byteOffset, glyph.byteLength);
  const records: { at: number; end: number; glyph: number }[] = [];
  let at = 10;
  for (;;) {
    const flags = view.getUint16(at);
    const scale = flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0;
    const end = at + 4 + (flags & 0x01 ? 4 : 2) + scale;
    records.push({ at, end, glyph: view.getUint16(at + 2) });
    if (!(flags & 0x20)) return records;
    at = end;
  }
}
