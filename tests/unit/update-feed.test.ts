/** Updates from a static server: a real one on this computer, that has what it should have, or does what servers and networks do. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { appendFile, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { writeUpdateFolder } from '../../build/update-folder.mjs';
import { usualThresholds } from '../../electron/disk/disk-level';
import { freeBytes } from '../../electron/disk/disk-room';
import { handOut, installerOf, publisher } from '../support/handed-out';
import { scratchFolder } from '../support/scratch-folder';
import { startUpdateServer, type UpdateServer } from '../support/update-server';
import { updateStanding } from '../support/update-standing';

const root = scratchFolder('update-feed');
const fresh = Buffer.from('the new program\n'.repeat(90_000));
let server: UpdateServer;

beforeAll(async () => {
  server = await startUpdateServer();
});
beforeEach(async () => {
  server.instead();
  server.serve(await handedOut('0.2.0'));
  server.asked.length = 0;
});
afterAll(() => server.stop());

const handedOut = (version: string, key?: Pick<typeof publisher, 'sign'>) =>
  handOut(root, version, fresh, { key });

const standing = (name: string, address = server.url, room?: number) =>
  updateStanding({ folder: join(root, name), publicKey: publisher.publicPem, address, room });

const error = (kind: string, facts: object = {}) => ({ ok: false, error: { kind, ...facts } });

it('asks nobody before an address is set, nor after it is taken away', async () => {
  const { calls, feed } = await standing('silent', '');
  await feed.daily();
  expect(await calls.seek(undefined)).toEqual(error('updateNoServer'));
  await calls.setServer({ address: server.url });
  await calls.setServer({ address: ' ' });
  await feed.daily();
  expect(await calls.download(undefined)).toEqual(error('updateNoServer'));
  const status = await calls.status(undefined);
  expect(status.ok && status.value.server).toBeUndefined();
  expect(server.asked).toEqual([]);
});

it('takes https anywhere, and http only to this computer or an address inside the network', async () => {
  const { calls, settings } = await standing('addresses', '');
  const set = async (address: string) => (await calls.setServer({ address })).ok;
  for (const good of ['https://rx.example.gov.cn/gx/', 'http://10.1.2.3/gx', 'http://localhost']) {
    expect(await set(good), good).toBe(true);
  }
  expect((await settings.read()).updateServer.address).toBe('http://localhost');
  const bad = ['http://rx.example.gov.cn', 'ftp://10.1.2.3', 'https://a:b@rx.example.gov.cn', 'x'];
  for (const address of bad) expect(await set(address), address).toBe(false);
  expect((await settings.read()).updateServer.address).toBe('http://localhost');
});

it('finds what is newer, says what is new, and downloads nothing before it is wanted', async () => {
  const { calls, kept } = await standing('found');
  const found = await calls.seek(undefined);
  expect(found).toMatchObject({
    ok: true,
    value: { server: { offered: { version: '0.2.0', size: fresh.length } } },
  });
  expect(server.asked.map(({ name }) => name)).toEqual(['release.json', 'release.json.sig']);
  expect(await kept()).toEqual([]);
});

it('keeps what it downloaded as one from a stick is kept, and leaves nothing else behind', async () => {
  const { calls, folder, told } = await standing('kept');
  const came = await calls.download(undefined);
  expect(came).toMatchObject({ ok: true, value: { ready: { version: '0.2.0' } } });
  const file = join(folder, 'updates', installerOf('0.2.0'));
  expect((await readFile(file)).equals(fresh)).toBe(true);
  expect((await readdir(folder)).toSorted()).toEqual(['devices.json', 'updates']);
  expect(told).toEqual(['updateServerAsked ok', 'updateDownloaded ok']);
  expect(await calls.install({ when: 'closing' })).toMatchObject({ ok: true });
});

it('says in the trail who chose it before anything of it comes, and takes nothing where that cannot be written', async () => {
  const { calls, trail, shutTrail, kept } = await standing('trail');
  await calls.seek(undefined);
  expect(trail).toEqual([]);
  await calls.download(undefined);
  expect(trail).toEqual([{ type: 'updateChosen', version: '0.2.0', from: 'server' }]);
  await calls.discard(undefined);
  server.asked.length = 0;
  shutTrail();
  expect(await calls.download(undefined)).toEqual(error('stationLocked'));
  expect(server.asked.map(({ name }) => name)).not.toContain(installerOf('0.2.0'));
  expect(await kept()).toEqual([]);
});

it('says nothing of the station to the server: no version, no number of its own, no cookie', async () => {
  const { calls } = await standing('quiet');
  await calls.download(undefined);
  const names = ['release.json', 'release.json.sig', installerOf('0.2.0')];
  expect(server.asked.map(({ name }) => name)).toEqual(names);
  for (const { headers } of server.asked) {
    const { host: _, connection: __, accept: ___, ...rest } = headers;
    expect(Object.values(rest).join()).not.toMatch(/0\.1\.0|[0-9a-f]{8}-/);
    expect(Object.keys(rest)).not.toContain('cookie');
    expect(Object.keys(rest)).not.toContain('x-user-staging-id');
  }
});

it('refuses a foreign signature, a missing one, an older version, the same one, and what is for another computer', async () => {
  const { calls, kept } = await standing('refused');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3_072 });
  const foreign = { sign: (bytes: Buffer) => sign('sha256', bytes, privateKey) };
  const download = async (folder: string) => {
    server.serve(folder);
    return calls.download(undefined);
  };
  expect(await download(await handedOut('0.3.0', foreign))).toEqual(error('updateUnsigned'));
  const older = { version: '0.0.9', installed: '0.1.0' };
  expect(await download(await handedOut('0.0.9'))).toEqual(error('updateOlder', older));
  const same = error('updateSame', { version: '0.1.0' });
  expect(await download(await handedOut('0.1.0'))).toEqual(same);
  const bare = await handedOut('0.4.0');
  await rm(join(bare, 'release.json.sig'));
  expect(await download(bare)).toEqual(error('updateUnsigned'));
  const installer = join(root, 'enrollment-station_0.5.0_amd64.deb');
  await writeFile(installer, fresh);
  const notes = { 'zh-CN': '无', en: 'none' };
  const request = { installers: [installer], version: '0.5.0', publisher, notes, arch: 'x64' };
  const other = writeUpdateFolder({ ...request, to: join(root, 'out-deb') });
  expect(await download(other)).toEqual(error('updateNotForThis', { version: '0.5.0' }));
  expect(await kept()).toEqual([]);
  expect(server.asked.some(({ name }) => /AppImage|deb/.test(name))).toBe(false);
});

it('refuses a file that is changed, longer, endless or gone, and keeps what it had', async () => {
  const { calls, kept, folder } = await standing('changed');
  await calls.download(undefined);
  const before = await kept();
  const out = await handedOut('0.3.0');
  server.serve(out);
  const file = join(out, installerOf('0.3.0'));
  const damaged = error('updateServerDamaged', { name: installerOf('0.3.0') });
  const changed = Buffer.from(fresh);
  changed[70_000] = 0;
  await writeFile(file, changed);
  expect(await calls.download(undefined)).toEqual(damaged);
  await appendFile(file, 'more');
  expect(await calls.download(undefined)).toEqual(damaged);
  const endless = (answer: ServerResponse) => {
    const more = (): void => void (answer.destroyed || answer.write(fresh, more));
    answer.writeHead(200);
    more();
    return true;
  };
  server.instead((name, _, answer) => name.endsWith('.AppImage') && endless(answer));
  expect(await calls.download(undefined)).toEqual(damaged);
  server.instead();
  await rm(file);
  expect(await calls.download(undefined)).toEqual(damaged);
  expect(await kept()).toEqual(before);
  expect((await readdir(folder)).toSorted()).toEqual(['devices.json', 'updates']);
});

it('knows the log-in page of a network, wherever it comes in between', async () => {
  const { calls } = await standing('portal');
  const page = '<!DOCTYPE html><title>Wi-Fi</title>';
  const portals: readonly ((answer: ServerResponse) => void)[] = [
    (answer) => void answer.writeHead(200, { 'Content-Type': 'text/html' }).end(page),
    (answer) => void answer.writeHead(200).end(`\n  ${page}`),
    (answer) => void answer.writeHead(302, { Location: 'http://127.0.0.1:9/login' }).end(),
    (answer) => void answer.writeHead(511).end(page),
    (answer) => void answer.writeHead(200).end(Buffer.alloc(300_000, 'x')),
  ];
  for (const portal of portals) {
    server.instead((_name, _question, answer) => (portal(answer), true));
    expect(await calls.seek(undefined)).toEqual(error('updateServerOther'));
  }
  for (const portal of [portals[0], portals[2]]) {
    server.instead((name, _, answer) => name.endsWith('.AppImage') && (portal?.(answer), true));
    expect(await calls.download(undefined)).toEqual(error('updateServerOther'));
  }
});

it('says apart: nothing there, a refusal, something unreadable, and nobody', async () => {
  const { calls } = await standing('answers');
  server.serve(join(root, 'nowhere'));
  expect(await calls.seek(undefined)).toEqual(error('updateServerMissing'));
  server.instead((_name, _question, answer) => (answer.writeHead(503).end(), true));
  expect(await calls.seek(undefined)).toEqual(error('updateServerRefused', { status: 503 }));
  const text = Buffer.from('{"format":2}');
  server.instead((name, _question, answer) => {
    answer.writeHead(200).end(name.endsWith('.sig') ? publisher.sign(text) : text);
    return true;
  });
  expect(await calls.seek(undefined)).toEqual(error('updateUnreadable'));
  server.instead((_name, question) => (question.socket.destroy(), true));
  expect(await calls.seek(undefined)).toEqual(error('updateServerUnreachable'));
  server.instead((_name, _question, answer) => {
    answer.writeHead(200, { 'Content-Length': 900 }).write('{', () => answer.destroy());
    return true;
  });
  expect(await calls.seek(undefined)).toEqual(error('updateServerUnreachable'));
});

it('asks once a day, and again within it only when nobody answered', async () => {
  const { feed, at, calls } = await standing('daily');
  const asked = () => server.asked.filter(({ name }) => name === 'release.json').length;
  server.instead((_name, question) => (question.socket.destroy(), true));
  await feed.daily();
  server.instead();
  at('2026-05-20T03:00:00.000Z');
  await feed.daily();
  expect(asked()).toBe(2);
  expect(await calls.status(undefined)).toMatchObject({
    value: { server: { offered: { version: '0.2.0' } } },
  });
  at('2026-05-21T02:59:00.000Z');
  await feed.daily();
  expect(asked()).toBe(2);
  at('2026-05-21T03:00:00.000Z');
  await feed.daily();
  expect(asked()).toBe(3);
  // The clock was years ahead, and is right again.
  at('2020-01-01T00:00:00.000Z');
  await feed.daily();
  expect(asked()).toBe(4);
});

it('says how much room is wanted before it fills a disk, and downloads nothing into it', async () => {
  const { calls } = await standing(
    'full',
    server.url,
    2 * fresh.length + usualThresholds.tight - 1,
  );
  // What keeps the desk from being tight stays free.
  const needed = 2 * fresh.length + usualThresholds.tight;
  expect(await calls.download(undefined)).toEqual(error('updateDiskFull', { needed }));
  expect(server.asked.some(({ name }) => name.endsWith('.AppImage'))).toBe(false);
  expect(await freeBytes(root)).toBeGreaterThan(needed);
});
