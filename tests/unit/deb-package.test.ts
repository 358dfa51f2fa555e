/** The Debian package of a packed program: equal folders give equal bytes, and it says what it needs and what it is. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeDeb } from '../../build/deb.mjs';
import { scratchFolder } from '../support/scratch-folder';

const root = scratchFolder('deb-package');

/** A packed program as small as can be, written at that time by somebody whose files only they may read. */
async function packedAt(name: string, time: Date): Promise<string> {
  const folder = join(root, name);
  await mkdir(join(folder, 'resources'), { recursive: true, mode: 0o700 });
  for (const [file, mode] of [
    ['enrollment-station', 0o700],
    ['chrome-sandbox', 0o700],
    ['LICENSE.electron.txt', 0o600],
    ['resources/app.asar', 0o600],
  ] as const) {
    await writeFile(join(folder, file), `${file}\n`);
    await chmod(join(folder, file), mode);
    await utimes(join(folder, file), time, time);
  }
  return folder;
}

const made = async (packed: string, name: string) => {
  await mkdir(join(root, name), { recursive: true });
  return makeDeb({ packed, to: join(root, name), quick: true });
};
const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

it('is the same byte for byte whenever and by whomever it is packed', async () => {
  const [first, second] = [
    await made(await packedAt('packed-1', new Date('2026-11-01T08:00:00Z')), 'deb-1'),
    await made(await packedAt('packed-2', new Date('2026-11-28T20:00:00Z')), 'deb-2'),
  ];
  expect(await sha256(second)).toBe(await sha256(first));
});

it('names what it needs, gives everybody the program to read, and nobody but root to write', async () => {
  const deb = await made(await packedAt('packed-3', new Date()), 'deb-3');
  const { version } = JSON.parse(
    await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { version: string };
  const field = (name: string) => execFileSync('dpkg-deb', ['-f', deb, name]).toString().trim();
  expect(field('Package')).toBe('enrollment-station');
  expect(field('Version')).toBe(version);
  expect(field('Depends')).toContain('libgtk-3-0 | libgtk-3-0t64');
  const files = execFileSync('dpkg-deb', ['-c', deb]).toString().trim().split('\n');
  for (const line of files) expect(line).toMatch(/^(d|-|l)rw.r.[x-]r.[x-] root\/root /);
  const of = (path: string) => files.find((line) => line.includes(` ./${path}`)) ?? '';
  expect(of('opt/enrollment-station/enrollment-station')).toMatch(/^-rwxr-xr-x/);
  expect(of('opt/enrollment-station/resources/app.asar')).toMatch(/^-rw-r--r--/);
  expect(of('usr/bin/enrollment-station')).toContain(
    '-> ../../opt/enrollment-station/enrollment-station',
  );
  for (const size of ['16x16', '256x256', '512x512']) {
    expect(of(`usr/share/icons/hicolor/${size}/apps/enrollment-station.png`)).not.toBe('');
  }
  const entry = execFileSync('bash', [
    '-c',
    'dpkg-deb --fsys-tarfile "$0" | tar -xO ./usr/share/applications/enrollment-station.desktop',
    deb,
  ]).toString();
  expect(entry).toContain('Name=入学帮办站');
});
