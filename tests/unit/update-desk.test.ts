/** The update of the program: nothing is replaced before the end, nothing that is not verified at that moment, and the next start says what came of it. */
import { appendFile, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findPublisher } from '../../build/publisher.mjs';
import { writeUpdateFolder } from '../../build/update-folder.mjs';
import { appImageOf, installedForm } from '../../electron/update/installed-form';
import { replaceAppImage } from '../../electron/update/put-in-place';
import { createUpdateDesk } from '../../electron/update/update-desk';
import { scratchFolder } from '../support/scratch-folder';
import { updateTrail } from '../support/update-trail';

const root = scratchFolder('update-desk');
const publisher = findPublisher();
const old = 'the old program\n';
const fresh = 'the new program\n'.repeat(5_000);

/** A program of one file, what the stick has for it, and its desk; `version` is that of the program as it starts. */
async function standing(name: string) {
  const folder = join(root, name);
  const program = join(folder, 'station.AppImage');
  await mkdir(folder, { recursive: true });
  await writeFile(program, old, { mode: 0o755 });
  const installer = join(folder, 'enrollment-station-0.2.0-linux-x64.AppImage');
  await writeFile(installer, fresh);
  const stick = writeUpdateFolder({
    ...{ to: join(folder, 'stick'), installers: [installer], version: '0.2.0', publisher },
    notes: { 'zh-CN': '修好了打印。', en: 'Printing works again.' },
    arch: 'x64',
  });
  const told: string[] = [];
  const { trail, note, shutTrail } = updateTrail();
  const start = (version = '0.1.0', bySelf = true) =>
    createUpdateDesk({
      folder: join(folder, 'data'),
      installed: async () => ({
        ...{ version, form: 'appimage', arch: 'x64' },
        publicKey: publisher.publicPem,
      }),
      putInPlace: bySelf ? (update) => replaceAppImage(update, program) : undefined,
      note,
      log: (event, { kind } = {}) => told.push(`${event} ${String(kind)}`),
      quit: () => told.push('quit'),
    });
  await mkdir(join(folder, 'data'));
  return { folder, program, stick, start, told, trail, shutTrail };
}

it('replaces the program at its end, and the next start says so and keeps nothing', async () => {
  const { folder, program, stick, start, told } = await standing('good');
  const desk = start();
  const looked = await desk.look(stick);
  expect(looked).toMatchObject({
    ok: true,
    value: { version: '0.1.0', ready: { version: '0.2.0' } },
  });
  expect(await desk.install('closing')).toMatchObject({ ok: true, value: { atClosing: true } });
  expect(await readFile(program, 'utf8')).toBe(old);
  await desk.finish();
  expect(await readFile(program, 'utf8')).toBe(fresh);
  expect((await stat(program)).mode & 0o777).toBe(0o755);
  expect(told).toEqual(['updateLookedAt ok', 'updatePutInPlace ok']);
  const next = await start('0.2.0').status();
  expect(next.ok && next.value).toEqual({
    ...{ version: '0.2.0', form: 'appimage', bySelf: true },
    last: { from: '0.1.0', to: '0.2.0', done: true },
  });
  expect(await readdir(join(folder, 'data'))).toEqual(['update-tried.json']);
});

it('says in the trail who chose what, and when it is to be installed, before anything is kept', async () => {
  const { folder, program, stick, start, trail, shutTrail } = await standing('trail');
  const desk = start();
  await desk.look(folder);
  expect(trail).toEqual([]);
  await desk.look(stick);
  await desk.install('closing');
  await desk.install('now');
  await desk.discard();
  // Nothing waits any more: there is nothing that somebody did not want.
  await desk.discard();
  const version = '0.2.0';
  expect(trail).toEqual([
    { type: 'updateChosen', version, from: 'stick' },
    { type: 'updateDecided', version, decision: 'closing' },
    { type: 'updateDecided', version, decision: 'now' },
    { type: 'updateDecided', version, decision: 'dropped' },
  ]);
  await desk.look(stick);
  shutTrail();
  const refused = { ok: false, error: { kind: 'stationLocked' } };
  expect(await desk.install('closing')).toEqual(refused);
  await desk.finish();
  expect(await readFile(program, 'utf8')).toBe(old);
  expect(await desk.discard()).toEqual(refused);
  expect(await desk.status()).toMatchObject({ value: { ready: { version } } });
  const other = start();
  await rm(join(folder, 'data/updates'), { recursive: true });
  expect(await other.look(stick)).toEqual(refused);
  expect(await readdir(join(folder, 'data'))).toEqual([]);
});

it('closes the program only where it was asked for, and after the window was answered', async () => {
  const { stick, start, told } = await standing('now');
  const desk = start();
  await desk.look(stick);
  await desk.install('closing');
  expect(told).not.toContain('quit');
  expect((await desk.install('now')).ok).toBe(true);
  await expect.poll(() => told).toContain('quit');
});

it('leaves the program alone when nothing was decided, it was thrown away, or it is not whole any more', async () => {
  const { folder, program, stick, start } = await standing('alone');
  const desk = start();
  await desk.look(stick);
  await desk.finish();
  await desk.install('closing');
  await desk.discard();
  await desk.finish();
  expect(await desk.install('now')).toEqual({ ok: false, error: { kind: 'updateNotReady' } });
  await desk.look(stick);
  await desk.install('closing');
  await appendFile(join(folder, 'data/updates/enrollment-station-0.2.0-linux-x64.AppImage'), 'x');
  await desk.finish();
  expect(await readFile(program, 'utf8')).toBe(old);
  expect(await desk.status()).toMatchObject({ ok: true, value: { version: '0.1.0' } });
  expect(await readdir(join(folder, 'data'))).toEqual([]);
});

it('says at the next start that an update did not come through, and offers it again', async () => {
  const { program, stick, start, told } = await standing('failed');
  const desk = start();
  // Where it would be written first, a folder stands that is not empty.
  await mkdir(`${program}.new/held`, { recursive: true });
  await desk.look(stick);
  await desk.install('closing');
  await desk.finish();
  expect(told.at(-1)).toBe('updatePutInPlace updateNotKept');
  expect(await readFile(program, 'utf8')).toBe(old);
  const next = await start().status();
  expect(next).toMatchObject({
    ok: true,
    value: { ready: { version: '0.2.0' }, last: { from: '0.1.0', to: '0.2.0', done: false } },
  });
});

it('says why whoever has the rights did not install it, and nothing that the file does not say', async () => {
  const { folder, program, stick, start } = await standing('refused');
  const desk = start();
  await mkdir(`${program}.new/held`, { recursive: true });
  const outcome = join(folder, 'data/update-outcome');
  await desk.look(stick);
  // Of an earlier try: it is not the reason of this one.
  await writeFile(outcome, '28\n');
  await desk.install('closing');
  await desk.finish();
  const refusal = async () => (await start().status()).value.last?.refusal;
  expect(await refusal()).toBeUndefined();
  await writeFile(outcome, '126\n');
  expect(await refusal()).toBe('dismissed');
  for (const other of ['0\n', 'x'.repeat(1_000_000), '23\n23\n']) {
    await writeFile(outcome, other);
    expect(await refusal()).toBeUndefined();
  }
  await writeFile(outcome, '23\n');
  const done = await start('0.2.0').status();
  expect(done.ok && done.value.last).toEqual({ from: '0.1.0', to: '0.2.0', done: true });
});

it('says nothing any more of one that did not come through once a later one was installed otherwise', async () => {
  const { program, stick, start } = await standing('later');
  const desk = start();
  await mkdir(`${program}.new/held`, { recursive: true });
  await desk.look(stick);
  await desk.install('closing');
  await desk.finish();
  const later = await start('0.3.0').status();
  expect(later.ok && later.value.last).toBeUndefined();
});

it('does what was decided also where no room is left to note that it was tried', async () => {
  const { folder, program, stick, start, told } = await standing('full');
  const desk = start();
  await desk.look(stick);
  await desk.install('closing');
  // Where the note would be written, a folder stands that is not empty.
  await mkdir(join(folder, 'data/update-tried.json/held'), { recursive: true });
  await desk.finish();
  expect(await readFile(program, 'utf8')).toBe(fresh);
  expect(told.at(-1)).toBe('updatePutInPlace ok');
});

it('where the program cannot replace itself it keeps what was verified, and says so', async () => {
  const { stick, start } = await standing('by-hand');
  const desk = start('0.1.0', false);
  expect(await desk.look(stick)).toMatchObject({ ok: true, value: { bySelf: false } });
  expect(await desk.install('now')).toEqual({ ok: false, error: { kind: 'updateByHand' } });
});

it('knows how it was installed, and is not taken in by the variables of another program', () => {
  const env = { APPIMAGE: '/home/clerk/station.AppImage', APPDIR: '/tmp/.mount_stati' };
  const linux = { isPackaged: true, platform: 'linux', env };
  expect(installedForm({ ...linux, exe: '/tmp/.mount_stati/enrollment-station' })).toBe('appimage');
  const deb = { ...linux, exe: '/opt/enrollment-station/enrollment-station' };
  expect(installedForm(deb)).toBe('deb');
  expect(appImageOf(deb)).toBeUndefined();
  expect(installedForm({ ...linux, exe: '/home/clerk/station/enrollment-station' })).toBe('tar');
  expect(installedForm({ ...deb, isPackaged: false })).toBe('sources');
  const windows = { isPackaged: true, platform: 'win32', exe: 'C:\\station.exe' };
  expect(installedForm({ ...windows, env: {} })).toBe('nsis');
  const portable = { PORTABLE_EXECUTABLE_FILE: 'D:\\station.exe' };
  expect(installedForm({ ...windows, env: portable })).toBe('portable');
  expect(installedForm({ ...linux, platform: 'darwin', exe: '/Applications/x' })).toBe('dmg');
});
