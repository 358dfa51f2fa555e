/** The station's half of courier files agrees with the platform's, and with the standard. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { courierKeyOf, courierPorts } from '../../electron/sync/courier-crypto';
import { courierKey } from '../../platform/courier/courier-key';
import { courierPorts as platformPorts } from '../../platform/courier/courier-ports';
import { readCourierFile, sealCourierFile } from '../../shared/protocol/courier-file';

const hex = (text: string) => Buffer.from(text, 'hex');
const id = '019a0000-0000-7000-8000-000000000001';

async function* streamOf(...pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

describe('keys of the station', () => {
  it('are those of RFC 7748, section 6.1', () => {
    const alice = hex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a');
    const known = hex('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a');
    expect(courierKeyOf(alice).publicKey).toBe(known.toString('base64'));
  });

  it('come to the same cipher as the platform’s, in both directions', () => {
    const [ours, theirs] = [randomBytes(32), randomBytes(32)];
    const place = Uint8Array.of(0, 0, 0, 7, 1);
    const here = courierKeyOf(ours).cipherWith(courierKey(theirs).publicKey, 'text');
    const there = courierKey(theirs).cipherWith(courierKeyOf(ours).publicKey, 'text');
    const chunk = randomBytes(1000);
    expect(Buffer.from(there.open(here.seal(chunk, place), place))).toEqual(chunk);
    expect(Buffer.from(here.open(there.seal(chunk, place), place))).toEqual(chunk);
    const sealed = there.seal(chunk, place);
    expect(() => here.open(sealed, Uint8Array.of(0, 0, 0, 8, 1))).toThrow();
    expect(() => here.open(sealed.subarray(1), place)).toThrow();
    const other = courierKeyOf(ours).cipherWith(courierKey(theirs).publicKey, 'other text');
    expect(() => other.open(sealed, place)).toThrow();
  });

  it('agree on no secret with a key of small order', () => {
    const nothing = Buffer.alloc(32).toString('base64');
    expect(() => courierKeyOf(randomBytes(32)).cipherWith(nothing, 'text')).toThrow();
  });
});

describe('files of the station', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 300_000])(
    'of %i bytes are opened by the platform',
    async (length) => {
      const platformKey = courierKey(randomBytes(32));
      const content = randomBytes(length);
      const header = {
        direction: 'toPlatform',
        packageId: id,
        number: 1,
        stationId: id,
        recipientKey: platformKey.publicKey,
      } as const;
      const oneTimeKey = courierKeyOf(randomBytes(32));
      const sign = () => Buffer.alloc(64).toString('base64');
      const file = await collect(
        sealCourierFile({ header, oneTimeKey, sign }, streamOf(content), courierPorts),
      );
      const opened = await readCourierFile(streamOf(file), platformPorts);
      expect((await collect(opened.open(platformKey))).equals(content)).toBe(true);
      const strange = (await readCourierFile(streamOf(file), courierPorts)).open;
      expect(() => strange(courierKeyOf(randomBytes(32)))).toThrow('forAnother');
    },
  );
});
