/** Where the bytes of one HTTP/1.1 reply end (RFC 9112, 6.3). */

/** Whether these bytes are a whole reply to a request of this method. */
export function isWholeReply(bytes: Buffer, method: string): boolean {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return false;
  const head = bytes.subarray(0, headEnd).toString('latin1');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
  if (method === 'HEAD' || status === 204 || status === 304) return true;
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length !== undefined) return bytes.length - headEnd - 4 >= Number(length);
  return bytes.subarray(-5).toString('latin1') === '0\r\n\r\n';
}

/** The same reply with another Content-Length, `by` bytes off; what is chunked stays as it is. */
export function withOtherLength(whole: Buffer, by: number): Buffer {
  const headEnd = whole.indexOf('\r\n\r\n');
  const head = whole
    .subarray(0, headEnd)
    .toString('latin1')
    .replace(/^content-length: *(\d+)/im, (_, length) => {
      return `Content-Length: ${Math.max(0, Number(length) + by)}`;
    });
  return Buffer.concat([Buffer.from(head, 'latin1'), whole.subarray(headEnd)]);
}
