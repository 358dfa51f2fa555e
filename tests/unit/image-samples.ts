/** The smallest files that claim to be pictures, built byte by byte. */

export function bytesOf(
  ...parts: (Uint8Array | readonly number[] | string)[]
): Uint8Array<ArrayBuffer> {
  const all = parts.map((part) =>
    typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : [...part],
  );
  return Uint8Array.from(all.flat());
}

const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
const segment = (marker: number, body: Uint8Array) =>
  bytesOf([0xff, marker], u16(body.byteLength + 2), body);

export function jpeg(options: {
  width: number;
  height: number;
  components?: number;
  frame?: number;
  bits?: number;
  orientation?: number;
  profile?: string;
  preview?: boolean;
}): Uint8Array<ArrayBuffer> {
  const { width, height, components = 3, frame = 0xc0, bits = 8 } = options;
  const { orientation, profile, preview } = options;
  const exif = bytesOf(
    'Exif\0\0',
    'MM',
    [0, 42],
    u32(8),
    u16(1),
    u16(274),
    u16(3),
    u32(1),
    u16(orientation ?? 1),
    [0, 0],
  );
  const perComponent = Array.from({ length: components }, (_, i) => [i + 1, 0x11, 0]).flat();
  return bytesOf(
    [0xff, 0xd8],
    orientation === undefined && preview !== true
      ? []
      : segment(0xe1, bytesOf(exif, preview === true ? [0xff, 0xd8, 1, 2, 0xff, 0xd9] : [])),
    profile === undefined ? [] : segment(0xe2, bytesOf('ICC_PROFILE\0', [1, 1], profile)),
    segment(frame, bytesOf([bits], u16(height), u16(width), [components], perComponent)),
    segment(0xda, bytesOf([1, 1, 0, 0, 63, 0])),
    [1, 2, 3, 4],
    [0xff, 0xd9],
  );
}

const chunk = (name: string, body: Uint8Array) =>
  bytesOf(u32(body.byteLength), name, body, [0, 0, 0, 0]);

export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  return bytesOf(
    [0x89],
    'PNG\r\n\u001a\n',
    chunk('IHDR', bytesOf(u32(width), u32(height), [8, 2, 0, 0, 0])),
    chunk('IDAT', new Uint8Array(20)),
    chunk('IEND', new Uint8Array()),
  );
}

export function tiff(
  width: number,
  height: number,
  { little = true }: { little?: boolean } = {},
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8 + 2 + 2 * 12 + 4);
  const view = new DataView(bytes.buffer);
  bytes.set(little ? [0x49, 0x49] : [0x4d, 0x4d]);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, 2, little);
  for (const [i, [tag, value]] of [
    [256, width],
    [257, height],
  ].entries()) {
    view.setUint16(10 + i * 12, tag ?? 0, little);
    view.setUint16(12 + i * 12, 4, little);
    view.setUint32(14 + i * 12, 1, little);
    view.setUint32(18 + i * 12, value ?? 0, little);
  }
  return bytes;
}

export function webpExtended(width: number, height: number): Uint8Array<ArrayBuffer> {
  const u24 = (value: number) => [value & 255, (value >> 8) & 255, value >> 16];
  const body = bytesOf('WEBP', 'VP8X', [10, 0, 0, 0, 0, 0, 0, 0], u24(width - 1), u24(height - 1));
  return bytesOf('RIFF', [body.byteLength, 0, 0, 0], body);
}
