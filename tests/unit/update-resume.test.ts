/** A download of the program over a bad line: it goes on where it broke off, and nothing but what was signed comes of it. */
import { readFile, readdir, rename, symlink, truncate, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { usualThresholds } from '../../electron/disk/disk-level';
import { handOut, installerOf, publisher } from '../support/handed-out';
import { scratchFolder } from '../support/scratch-folder';
import type { Instead, UpdateServer } from '../support/update-server';
import { brokenLine, startUpdateServer } from '../support/update-server';
import { updateStanding } from '../support/update-standing';

const root = scratchFolder('update-resume');
/** What is made durable as it comes. */
const mebibyte = 1024 * 1024;
const fresh = randomBytes(3 * mebibyte + 4_321);
/** Where the line breaks. */
const cut = mebibyte + 300_000;
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

const handedOut = (version: string, bytes: Buffer = fresh) => handOut(root, version, bytes);

const standing = (name: string, more: { version?: string; room?: number } = {}) =>
  updateStanding({
    ...{ folder: join(root, name), publicKey: publisher.publicPem, address: server.url },
    ...more,
  });
type Standing = Awaited<ReturnType<typeof standing>>;

const error = (kind: string, facts: object = {}) => ({ ok: false, error: { kind, ...facts } });
const damaged = error('updateServerDamaged', { name: installerOf('0.2.0') });
const ready = { ok: true, value: { ready: { version: '0.2.0' } } };

/** Where the questions for the installer began; `0`: with its first byte. */
const begun = () =>
  server.asked
    .filter(({ name }) => name.endsWith('.AppImage'))
    .map(({ headers }) => Number(/^bytes=(\d+)-$/.exec(headers.range ?? 'bytes=0-')?.[1]));

/** Only the installer's answers are changed. */
const installer =
  (instead: Instead): Instead =>
  (name, question, answer) =>
    name.endsWith('.AppImage') && instead(name, question, answer);

/** So much of the file comes, and the line is gone for good. */
function breaksOnce(): void {
  let times = 0;
  server.instead(
    installer((name, question, answer) => {
      times += 1;
      if (times === 1) return brokenLine(name, fresh, cut)(name, question, answer);
      question.socket.destroy();
      return true;
    }),
  );
}

async function brokenOff(name: string): Promise<Standing> {
  const station = await standing(name);
  breaksOnce();
  expect(await station.calls.download(undefined)).toEqual(error('updateBrokenOff'));
  server.instead();
  server.asked.length = 0;
  return station;
}

const partOf = async ({ folder }: Standing) => {
  const names = await readdir(join(folder, 'update-part')).catch(() => []);
  return names.map((name) => join(folder, 'update-part', name));
};
const offered = async ({ calls }: Standing) => {
  const status = await calls.status(undefined);
  return status.ok ? status.value.server?.offered : undefined;
};
const wholeIn = async ({ folder }: Standing) =>
  (await readFile(join(folder, 'updates', installerOf('0.2.0')))).equals(fresh);

it('goes on where the line broke, says meanwhile how much is here, and leaves nothing but the update', async () => {
  const station = await brokenOff('broke');
  expect(await offered(station)).toMatchObject({ kept: cut, size: fresh.length });
  const seen: unknown[] = [];
  server.instead(
    installer((_name, _question, answer) => {
      void station.calls.status(undefined).then((status) => {
        seen.push(status.ok && status.value.server);
        const range = `bytes ${String(cut)}-${String(fresh.length - 1)}/${String(fresh.length)}`;
        answer.writeHead(206, { 'Content-Range': range }).end(fresh.subarray(cut));
      });
      return true;
    }),
  );
  expect(await station.calls.download(undefined)).toMatchObject(ready);
  expect(begun()).toEqual([cut]);
  expect(seen).toMatchObject([{ received: cut }]);
  expect(await wholeIn(station)).toBe(true);
  expect((await readdir(station.folder)).toSorted()).toEqual(['devices.json', 'updates']);
});

it('takes a line up again by itself as long as something comes of it, and asks for no byte twice', async () => {
  const station = await standing('again');
  const atOnce = 200_000;
  server.instead(brokenLine(installerOf('0.2.0'), fresh, atOnce));
  expect(await station.calls.download(undefined)).toMatchObject(ready);
  expect(begun()).toEqual(
    Array.from({ length: Math.ceil(fresh.length / atOnce) }, (_, i) => i * atOnce),
  );
  expect(await wholeIn(station)).toBe(true);
});

it('does not ask for ever where next to nothing comes', async () => {
  const station = await standing('drops');
  server.instead(brokenLine(installerOf('0.2.0'), fresh, 1_000));
  expect(await station.calls.download(undefined)).toEqual(error('updateBrokenOff'));
  expect(begun()).toEqual([0]);
});

it('keeps what came when somebody stops it, and when the program ends', async () => {
  const station = await standing('stopped');
  for (const [end, at] of [
    [() => station.calls.stop(undefined), 0],
    [() => station.feed.rest(), cut],
  ] as const) {
    server.instead(
      installer((_name, _question, answer) => {
        const range = `bytes ${String(at)}-${String(fresh.length - 1)}/${String(fresh.length)}`;
        const headers = { 'Content-Length': fresh.length - at, 'Content-Range': range };
        answer.writeHead(at === 0 ? 200 : 206, headers).write(fresh.subarray(at, at + cut));
        return true;
      }),
    );
    const download = station.calls.download(undefined);
    const received = async () => {
      const status = await station.calls.status(undefined);
      return status.ok ? status.value.server?.received : undefined;
    };
    await expect.poll(received).toBe(at + cut);
    await end();
    expect(await download).toEqual(error('updateStopped'));
    expect(await offered(station)).toMatchObject({ kept: at + cut });
  }
  server.instead();
  server.asked.length = 0;
  expect(await station.calls.download(undefined)).toMatchObject(ready);
  expect(begun()).toEqual([2 * cut]);
});

it('goes on after the power failed from what was made durable by then, and not from what may be nothing but zeros', async () => {
  const station = await brokenOff('power');
  const [part = ''] = await partOf(station);
  const bytes = await readFile(part);
  expect(bytes.equals(fresh.subarray(0, cut))).toBe(true);
  bytes.fill(0, mebibyte);
  await writeFile(part, bytes);
  // Nobody saw the end coming: it is still called what it is called while it comes.
  await rename(part, part.replace(/\.part$/, '.coming'));
  expect(await (await standing('power')).calls.download(undefined)).toMatchObject(ready);
  expect(begun()).toEqual([mebibyte]);
  expect(await wholeIn(station)).toBe(true);
});

it('begins anew where what came is not of the file that was signed, and says when the server has another', async () => {
  const station = await brokenOff('changed');
  const [part = ''] = await partOf(station);
  await writeFile(part, randomBytes(cut));
  expect(await station.calls.download(undefined)).toMatchObject(ready);
  expect(begun()).toEqual([cut, 0]);
  const other = await brokenOff('other');
  const changed = Buffer.from(fresh);
  changed[fresh.length - 7] = 255 - (changed[fresh.length - 7] ?? 0);
  server.instead(brokenLine(installerOf('0.2.0'), changed, fresh.length));
  expect(await other.calls.download(undefined)).toEqual(damaged);
  expect(begun()).toEqual([cut, 0]);
  expect(await partOf(other)).toEqual([]);
  expect(await other.kept()).toEqual([]);
});

it('begins anew on a server that knows no parts, or answers with another part, another file, or none', async () => {
  const range = (from: number, size: number) =>
    `bytes ${String(from)}-${String(fresh.length - 1)}/${String(size)}`;
  const { length } = fresh;
  const answers: readonly [string, number, object][] = [
    ['whole', 200, {}],
    ['elsewhere', 206, { 'Content-Range': range(0, length) }],
    ['larger', 206, { 'Content-Range': range(cut, length + 1) }],
    ['unsaid', 206, {}],
    ['none', 416, {}],
  ];
  for (const [name, status, headers] of answers) {
    const station = await brokenOff(name);
    server.instead(
      installer((_name, question, answer) => {
        if (question.headers.range === undefined) return false;
        answer.writeHead(status, { ...headers }).end(status === 416 ? '' : fresh);
        return true;
      }),
    );
    expect(await station.calls.download(undefined), name).toMatchObject(ready);
    expect(begun(), name).toEqual(status === 200 ? [cut] : [cut, 0]);
    expect(await wholeIn(station), name).toBe(true);
  }
});

it('takes no byte more than was signed, whatever a server says of a part', async () => {
  const station = await brokenOff('more');
  const said = `bytes ${String(cut)}-${String(fresh.length - 1)}/${String(fresh.length)}`;
  let most = 0;
  server.instead(
    installer((_name, { headers }, answer) => {
      const more = (): void => {
        if (answer.destroyed) return;
        most += mebibyte;
        answer.write(randomBytes(mebibyte), more);
      };
      answer.writeHead(headers.range === undefined ? 200 : 206, { 'Content-Range': said });
      more();
      return true;
    }),
  );
  expect(await station.calls.download(undefined)).toEqual(damaged);
  expect(most).toBeGreaterThan(fresh.length);
  expect((await readdir(station.folder)).toSorted()).toEqual(['devices.json']);
});

it('keeps it through answers that say nothing of the file, and asks nobody for what is whole already', async () => {
  const station = await brokenOff('kept');
  for (const [status, kind] of [
    [503, error('updateServerRefused', { status: 503 })],
    [302, error('updateServerOther')],
    [404, damaged],
  ] as const) {
    server.instead(installer((_name, _question, answer) => (answer.writeHead(status).end(), true)));
    expect(await station.calls.download(undefined)).toEqual(kind);
    expect(await offered(station)).toMatchObject({ kept: cut });
  }
  const whole = await brokenOff('whole-already');
  const [part = ''] = await partOf(whole);
  await writeFile(part, fresh);
  server.asked.length = 0;
  expect(await whole.calls.download(undefined)).toMatchObject(ready);
  expect(begun()).toEqual([]);
});

it('clears it away when another version is offered, when that one runs, and when no server is set any more', async () => {
  const station = await brokenOff('another');
  server.serve(await handedOut('0.3.0', randomBytes(50_000)));
  await station.calls.seek(undefined);
  expect(await partOf(station)).toEqual([]);
  expect((await offered(station))?.kept).toBeUndefined();

  server.serve(await handedOut('0.2.0'));
  await brokenOff('runs');
  const runs = await standing('runs', { version: '0.2.0' });
  expect(await partOf(runs)).toHaveLength(1);
  expect(await runs.calls.seek(undefined)).toEqual(error('updateSame', { version: '0.2.0' }));
  expect(await partOf(runs)).toEqual([]);

  const off = await brokenOff('off');
  await off.calls.setServer({ address: '' });
  expect(await partOf(off)).toEqual([]);
});

it('is not misled by what lies in its place: longer than was signed, or a link', async () => {
  const station = await brokenOff('misled');
  const [part = ''] = await partOf(station);
  await truncate(part, fresh.length + 1);
  expect((await offered(station))?.kept).toBeUndefined();
  expect(await station.calls.download(undefined)).toMatchObject(ready);
  expect(begun()).toEqual([0]);
  const linked = await brokenOff('linked');
  const [link = ''] = await partOf(linked);
  const elsewhere = join(root, 'link-target');
  await rename(link, elsewhere);
  await symlink(elsewhere, link);
  expect(await linked.calls.download(undefined)).toMatchObject(ready);
  expect(begun()).toEqual([0]);
  expect((await readFile(elsewhere)).equals(fresh.subarray(0, cut))).toBe(true);
});

it('counts what is here already when it looks for room', async () => {
  await brokenOff('room');
  const room = 2 * fresh.length - cut + usualThresholds.tight;
  const full = await standing('room', { room: room - 1 });
  expect(await full.calls.download(undefined)).toEqual(error('updateDiskFull', { needed: room }));
  const fits = await standing('room', { room });
  expect(await fits.calls.download(undefined)).toMatchObject(ready);
});
