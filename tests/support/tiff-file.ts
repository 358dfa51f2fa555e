/** Writes TIFF files of several pages, grey and unpacked, each in two strips. */

type TiffPage = {
  readonly width: number;
  readonly height: number;
  /** Lightness of the upper and lower half. */
  readonly shades?: readonly [number, number];
  /** NewSubfileType (254) as it is written; absent for none. */
  readonly type?: number;
};

/** The pages one after the other: directory, values, strips. `next` of the last one ends the chain. */
export function tiffFile(
  pages: readonly TiffPage[],
  { little = true, next = 0 }: { readonly little?: boolean; readonly next?: number } = {},
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const head = new Uint8Array(8);
  const headView = new DataView(head.buffer);
  head.set(little ? [0x49, 0x49] : [0x4d, 0x4d]);
  headView.setUint16(2, 42, little);
  headView.setUint32(4, 8, little);
  parts.push(head);
  let at = 8;
  for (const [index, { width, height, shades = [200, 90], type }] of pages.entries()) {
    const upper = Math.ceil(height / 2);
    const strips = [width * upper, width * (height - upper)];
    const tags = 12 + (type === undefined ? 0 : 1);
    const values = at + 2 + tags * 12 + 4;
    const pixels = values + 8 + 16;
    const end = pixels + even(strips[0] ?? 0) + even(strips[1] ?? 0);
    const bytes = new Uint8Array(end - at);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, tags, little);
    let entry = 2;
    const put = (tag: number, kind: number, count: number, value: number) => {
      view.setUint16(entry, tag, little);
      view.setUint16(entry + 2, kind, little);
      view.setUint32(entry + 4, count, little);
      if (kind === 3) view.setUint16(entry + 8, value, little);
      else view.setUint32(entry + 8, value, little);
      entry += 12;
    };
    if (type !== undefined) put(254, 4, 1, type);
    put(256, 4, 1, width);
    put(257, 4, 1, height);
    put(258, 3, 1, 8);
    put(259, 3, 1, 1);
    put(262, 3, 1, 1);
    put(273, 4, 2, values + 8);
    put(277, 3, 1, 1);
    put(278, 4, 1, upper);
    put(279, 4, 2, values + 16);
    put(282, 5, 1, values);
    put(283, 5, 1, values);
    put(296, 3, 1, 2);
    view.setUint32(entry, index === pages.length - 1 ? next : end, little);
    view.setUint32(values - at, 300, little);
    view.setUint32(values - at + 4, 1, little);
    view.setUint32(values - at + 8, pixels, little);
    view.setUint32(values - at + 12, pixels + even(strips[0] ?? 0), little);
    view.setUint32(values - at + 16, strips[0] ?? 0, little);
    view.setUint32(values - at + 20, strips[1] ?? 0, little);
    bytes.fill(shades[0], pixels - at, pixels - at + (strips[0] ?? 0));
    bytes.fill(shades[1], pixels - at + even(strips[0] ?? 0), bytes.byteLength);
    parts.push(bytes);
    at = end;
  }
  const file = new Uint8Array(at);
  let to = 0;
  for (const part of parts) {
    file.set(part, to);
    to += part.byteLength;
  }
  return file;
}

const even = (bytes: number): number => bytes + (bytes % 2);
