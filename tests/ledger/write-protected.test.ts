/** A data folder that is write-protected when the program starts: said at the door, nothing changed, nothing lost. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDiskGuard } from '../../electron/disk/disk-guard';
import { completeForm, noHome } from '../support/case-builders';
import { scratchFolder } from '../support/scratch-folder';
import type { SmallDisk } from '../support/small-disk';
import { mountSmallDisk, whyNoSmallDisk } from '../support/small-disk';
import { aProgram } from '../support/vault-on-disk';
import { filesBelow } from '../torture/files-below';

const reason = whyNoSmallDisk();
const passphrase = 'correct horse';
const caseId = uuidv7();
let scratch: string;
let disk: SmallDisk | undefined;
beforeEach(async () => {
  scratch = scratchFolder('write-protected');
  if (reason === undefined) disk = await mountSmallDisk(join(scratch, 'station'), 32);
});
afterEach(() => {
  disk?.remove();
});

async function hashes(folder: string): Promise<string[]> {
  const files = await filesBelow(folder);
  return Promise.all(
    files.map(
      async (path) =>
        `${path} ${createHash('sha256')
          .update(await readFile(path))
          .digest('hex')}`,
    ),
  );
}

const edit = (program: ReturnType<typeof aProgram>, name: string) => {
  const station = program.lifecycle.current();
  if (station === undefined) throw new Error('Nobody unlocked it');
  const changes = { ...completeForm, 'child.name': name };
  return station.desk.execute({ name: 'editForm', caseId, changes }, station.actor);
};

async function aStation(folder: string) {
  const program = aProgram(folder);
  const facts = { passphrase, operatorName: '程望', school: '望潮小学' };
  expect(await program.lifecycle.create(facts)).toMatchObject({ ok: true });
  const { desk, actor } = program.lifecycle.current() ?? {};
  if (desk === undefined || actor === undefined) throw new Error('No station');
  expect(await desk.execute({ name: 'openCase', caseId, answers: noHome }, actor)).toMatchObject({
    ok: true,
  });
  expect(await edit(program, '尉望潮')).toMatchObject({ ok: true });
  return program;
}

const nameNow = async (program: ReturnType<typeof aProgram>) => {
  const read = await program.lifecycle.current()?.view.read({ after: 0, limit: 1000 });
  return JSON.stringify(read);
};

it('is named, and opens with everything in it once it can be written to', async ({ skip }) => {
  if (disk === undefined) return skip(reason);
  await (await aStation(disk.folder)).lifecycle.lock('asked');
  const before = await hashes(disk.folder);
  disk.makeReadOnly();
  const program = aProgram(disk.folder);
  const guard = createDiskGuard({
    folder: disk.folder,
    log: () => undefined,
    onChange: () => undefined,
    onAnother: () => undefined,
  });
  const opened = await program.lifecycle.unlock(passphrase);
  expect(opened.ok).toBe(false);
  // What the door shows, as the handler of the call puts it.
  if (!opened.ok) {
    expect(await guard.explain(opened.error)).toEqual({ kind: 'dataFolderReadOnly' });
  }
  expect(program.lifecycle.current()).toBeUndefined();
  expect(await hashes(disk.folder)).toEqual(before);
  disk.makeWritable();
  expect(await program.lifecycle.unlock(passphrase)).toMatchObject({ ok: true });
  expect(await nameNow(program)).toContain('尉望潮');
  await program.lifecycle.lock('asked');
});
