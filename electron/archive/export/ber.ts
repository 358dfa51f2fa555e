/** Writes BER (ITU-T X.690) with definite lengths. */

export const oid = (hex: string) => element(0x06, Buffer.from(hex, 'hex'));

export function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

/** X.690, 8.1: tag, shortest length, content. */
export function element(tag: number, content: Buffer): Buffer {
  const { byteLength } = content;
  if (byteLength < 0x80) return Buffer.concat([Buffer.of(tag, byteLength), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(byteLength);
  const octets = length.subarray(length.findIndex((octet) => octet !== 0));
  return Buffer.concat([Buffer.of(tag, 0x80 + octets.byteLength), octets, content]);
}
