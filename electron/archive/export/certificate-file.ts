/** A certificate in a file, as text (RFC 7468) or as bytes. */
const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** Its DER; nothing where a text holds none, or several of which nobody says which is meant. */
export function certificateIn(bytes: Buffer): Buffer | undefined {
  if (bytes[0] === 0x30) return bytes;
  const found = [...bytes.toString('latin1').matchAll(block)];
  const [only] = found;
  return found.length === 1 && only !== undefined
    ? Buffer.from(only[1] ?? '', 'base64')
    : undefined;
}
