/** Real sane-airscan in front of our fake network scanner: what our client is tested against is a scanner to others too. */
import { afterEach, expect, it, vi } from 'vitest';
import { findSaneScanners, saneScanner } from '../../electron/devices/sane-scanner';
import { readImageHeader } from '../../shared/capture/image-header';
import type { FakeEscl } from '../support/fake-escl';
import { startFakeEscl } from '../support/fake-escl';
import { airscan } from '../support/sane-rig';
import { scratchFolder } from '../support/scratch-folder';

let fake: FakeEscl | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await fake?.close();
});
const never = new AbortController().signal;

async function behindAirscan(sheets: number) {
  fake = await startFakeEscl(sheets);
  const folder = scratchFolder('airscan');
  for (const [name, value] of Object.entries(airscan(folder, fake.url))) vi.stubEnv(name, value);
  vi.stubEnv('TMPDIR', folder);
  const found = await findSaneScanners(never);
  const device = found.state === 'there' ? found.devices[0] : undefined;
  if (device === undefined) throw new Error('sane-airscan did not accept the scanner');
  return { fake, device };
}

async function scan(
  device: Awaited<ReturnType<typeof behindAirscan>>['device'],
  source: 'flatbed' | 'feeder' | 'duplex',
) {
  const pages: Buffer[] = [];
  const result = await saneScanner.scan(
    device,
    { source, dpi: 200, colour: 'grey', paper: 'a4' },
    {
      signal: never,
      onProgress: () => undefined,
      onPage: async (bytes) => {
        pages.push(bytes);
        return 'go on';
      },
    },
  );
  return { result, sizes: pages.map((page) => readImageHeader(page)) };
}
const done = { ok: true, value: undefined };
const whole = { ok: true, value: { format: 'jpeg' } };

it('finds the scanner, and reads glass, feeder and both sides out of what airscan says of it', async () => {
  const { device } = await behindAirscan(0);
  expect(device.saneName).toMatch(/^airscan:/);
  const input = { dpi: [200, 300, 600], colours: ['colour', 'grey'], papers: ['a4', 'full'] };
  expect(await saneScanner.facts(device, never)).toEqual({
    ok: true,
    value: {
      line: 'direct',
      inputs: ['flatbed', 'feeder', 'duplex'].map((source) => ({ source, ...input })),
    },
  });
});

it('scans the glass and the whole feeder, both sides of it too', async () => {
  const { fake: network, device } = await behindAirscan(3);
  const glass = await scan(device, 'flatbed');
  expect(glass.result).toEqual(done);
  expect(glass.sizes).toMatchObject([whole]);
  const feeder = await scan(device, 'feeder');
  expect(feeder.result).toEqual(done);
  expect(feeder.sizes).toMatchObject([whole, whole, whole]);
  network.state.sheets = 2;
  const both = await scan(device, 'duplex');
  expect(both.result).toEqual(done);
  expect(both.sizes).toHaveLength(4);
  expect((await scan(device, 'feeder')).result).toEqual({
    ok: false,
    error: { kind: 'scannerNoPaper' },
  });
});

it('keeps three pages of a feeder that jams at the fourth, and goes on from there', async () => {
  const { fake: network, device } = await behindAirscan(5);
  network.state.jamsAt = 4;
  const before = await scan(device, 'feeder');
  expect(before.result).toEqual({ ok: false, error: { kind: 'scannerJam' } });
  expect(before.sizes).toMatchObject([whole, whole, whole]);
  network.state.jamsAt = undefined;
  const after = await scan(device, 'feeder');
  expect(after.result).toEqual(done);
  expect(after.sizes).toHaveLength(2);
});
