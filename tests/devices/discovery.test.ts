/** Scanners found by their announcements, over real packets between two speakers of multicast DNS on the loopback network. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { discoverScanners } from '../../electron/devices/escl-discovery';
import { openKnownScanners } from '../../electron/devices/known-scanners';
import { createScanners } from '../../electron/devices/scanners';
import { startFakeEscl } from '../support/fake-escl';
import type { Announcement, MdnsResponder } from '../support/mdns-responder';
import { responseFor, startMdnsResponder } from '../support/mdns-responder';
import { scratchFolder } from '../support/scratch-folder';

const listenMs = 700;
let responder: MdnsResponder | undefined;
afterEach(async () => {
  await responder?.close();
  responder = undefined;
});

const announced = (more: Partial<Announcement> = {}): Announcement => ({
  type: 'uscan',
  name: '望潮 MFP 4100',
  host: 'wangchao-4100',
  port: 8080,
  address: '192.168.7.20',
  txt: ['ty=望潮 MFP 4100 & Co', 'rs=eSCL', 'UUID=6F1B2C9E-0A51-4A0E-8A83-6C2F0A6D4C11'],
  ...more,
});

async function found(
  announcements: readonly Announcement[],
  also: readonly Buffer[] = [],
  signal = AbortSignal.timeout(20_000),
) {
  responder = await startMdnsResponder(announcements, also);
  return discoverScanners(signal, listenMs, responder.place);
}

describe('scanners in the network', () => {
  it('are asked for and told by name, address and both ways in, the encrypted one first', async () => {
    const devices = await found([
      announced(),
      announced({ type: 'uscans', port: 8443 }),
      announced({ name: 'flat', host: 'flat', address: '10.1.2.3', txt: ['rs=scan/eSCL'] }),
    ]);
    expect(responder?.asked('uscan')).toBeGreaterThan(0);
    expect(responder?.asked('uscans')).toBeGreaterThan(0);
    expect(devices.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))).toMatchObject([
      { name: 'flat', address: '10.1.2.3', bases: ['http://10.1.2.3:8080/scan/eSCL'] },
      {
        id: 'escl:6f1b2c9e-0a51-4a0e-8a83-6c2f0a6d4c11',
        name: '望潮 MFP 4100 & Co',
        address: '192.168.7.20',
        bases: ['https://192.168.7.20:8443/eSCL', 'http://192.168.7.20:8080/eSCL'],
      },
    ]);
  });

  it('are left out when they are not near, or lead elsewhere than to a plain path', async () => {
    const devices = await found([
      announced({ name: 'a', host: 'a', address: '8.8.8.8', txt: ['UUID=a'] }),
      announced({ name: 'b', host: 'b', txt: ['rs=eSCL?to=1', 'UUID=b'] }),
      announced({ name: 'c', host: 'c', port: 0, txt: ['UUID=c'] }),
      announced({ name: 'near', host: 'near', txt: ['UUID=near'] }),
    ]);
    expect(devices.map(({ id }) => id)).toEqual(['escl:near']);
  });

  it('are found beside packets that say nothing, or lie about themselves', async () => {
    const whole = responseFor(announced({ name: 'x', host: 'x' }));
    const loop = Buffer.concat([
      Buffer.from([0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0]),
      Buffer.from([0xc0, 12, 0, 12, 0, 1, 0, 0, 0, 9, 0, 2, 0xc0, 12]),
    ]);
    const cut = Array.from({ length: 12 }, (_, index) => whole.subarray(0, 12 + index * 9));
    const wrong = Array.from({ length: 60 }, (_, index) => {
      const bytes = Buffer.from(whole);
      bytes[12 + ((index * 7) % (bytes.length - 12))] = (index * 37) & 255;
      return bytes;
    });
    const noise = [Buffer.alloc(0), randomBytes(40), randomBytes(900), loop, ...cut, ...wrong];
    const devices = await found([announced()], noise);
    expect(devices.map(({ address }) => address)).toContain('192.168.7.20');
  });

  it('are no more than a list can show, however many announce themselves', async () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      announced({ name: `n${index}`, host: `h${index}`, txt: [`UUID=${index}`] }),
    );
    const devices = await found(many);
    expect(devices.length).toBeGreaterThan(0);
    expect(devices.length).toBeLessThanOrEqual(100);
  });

  it('are none where nobody answers, and the search ends when it is told to', async () => {
    expect(await found([])).toEqual([]);
    await responder?.close();
    const began = performance.now();
    responder = await startMdnsResponder([announced()]);
    await discoverScanners(AbortSignal.timeout(50), 20_000, responder.place);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('can be used as they were announced', async () => {
    const fake = await startFakeEscl();
    const { port } = new URL(fake.url);
    responder = await startMdnsResponder([announced({ port: Number(port), address: '127.0.0.1' })]);
    const { place } = responder;
    const known = openKnownScanners(join(scratchFolder('discovery'), 'scanners.json'));
    const scanners = createScanners(known, {
      drivers: async () => ({ state: 'absent' }),
      network: (signal) => discoverScanners(signal, listenMs, place),
    });
    try {
      const { devices } = await scanners.list(true);
      expect(devices).toMatchObject([{ name: '望潮 MFP 4100 & Co', typed: false }]);
      const facts = await scanners.facts(devices[0]?.id ?? '');
      expect(facts).toMatchObject({ ok: true, value: { line: 'open' } });
      expect(fake.asked).toContain('GET /eSCL/ScannerCapabilities');
    } finally {
      await fake.close();
    }
  });
});
