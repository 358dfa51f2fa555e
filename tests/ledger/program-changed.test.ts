/** Which version of the program has the record is in the record: once for each version, and for records of before it was noted. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newKey } from '../../electron/vault/seal';
import { pick } from '../../shared/i18n/messages';
import { entryWords } from '../../shared/i18n/station-trace-words';
import { trailKindOf } from '../../shared/ledger/trail-line';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import {
  eventsIn,
  founder,
  newProgram,
  record,
  startProgram,
  valueOf,
} from '../support/station-people';

const root = scratchFolder('program-changed');
const changes = (events: readonly { readonly type: string }[]) =>
  events.filter(({ type }) => type === 'programChanged');

it('is noted by the station itself at the first unlock of another version, and not again', async () => {
  const folder = join(root, 'station');
  const first = await newProgram(folder, { version: '0.1.0' });
  expect(changes(await eventsIn(first))).toEqual([]);
  await first.lifecycle.lock('asked');
  valueOf(await first.lifecycle.unlock(founder.passphrase));
  expect(changes(await eventsIn(first))).toEqual([]);
  await first.lifecycle.lock('asked');
  const next = startProgram(folder, { version: '0.2.0' });
  for (let i = 0; i < 2; i += 1) {
    valueOf(await next.lifecycle.unlock(founder.passphrase));
    await next.lifecycle.lock('asked');
  }
  // Back to the one before, which reads what this one wrote.
  const back = startProgram(folder, { version: '0.1.0' });
  valueOf(await back.lifecycle.unlock(founder.passphrase));
  const noted = (await record(back)).filter(({ events }) => changes(events).length > 0);
  expect(noted).toEqual([
    { by: '本站', events: [{ type: 'programChanged', from: '0.1.0', to: '0.2.0' }] },
    { by: '本站', events: [{ type: 'programChanged', from: '0.2.0', to: '0.1.0' }] },
  ]);
  await back.lifecycle.lock('asked');
});

it('is noted in a record of a program that did not note it, without guessing which one that was', async () => {
  const folder = join(root, 'older');
  const older = await newProgram(folder);
  await older.lifecycle.lock('asked');
  const program = startProgram(folder, { version: '0.2.0' });
  valueOf(await program.lifecycle.unlock(founder.passphrase));
  expect(changes(await eventsIn(program))).toEqual([{ type: 'programChanged', to: '0.2.0' }]);
  await program.lifecycle.lock('asked');
});

it('keeps nobody out where it cannot be written, and is noted at the next opening', async () => {
  const folder = join(root, 'full');
  const key = newKey();
  await (await openStationAt(folder, key, { version: '0.1.0' })).close();
  const gate = { before: () => ({ ok: true }), after: () => ({ ok: false }) } as never;
  const told: string[] = [];
  const log = (event: string) => void told.push(event);
  const full = await openStationAt(folder, key, { version: '0.2.0', gate, log });
  expect(full.facts().program).toBe('0.1.0');
  expect(told).toContain('programNotNoted');
  await full.close();
  const station = await openStationAt(folder, key, { version: '0.2.0' });
  expect(station.facts().program).toBe('0.2.0');
  await station.close();
});

it('is told in words, the updates that were chosen too', () => {
  const said = (event: object) => {
    const body = {
      v: 1,
      at: '2026-08-03T02:00:00.000Z',
      command: 'station',
      stationEvents: [event],
    };
    const actor = { id: 'station', name: '本站', role: 'station' };
    const entry = { ...body, actor } as unknown as Parameters<typeof entryWords>[1];
    expect(trailKindOf(entry)).toBe('door');
    return entryWords(pick('zh-CN'), entry);
  };
  const [version, type] = ['0.2.0', 'programChanged'];
  expect(said({ type, from: '0.1.0', to: version })).toContain('程序由 0.1.0 换成 0.2.0');
  expect(said({ type, to: version })).toContain('之前的版本没有留痕');
  const chosen = { type: 'updateChosen', version };
  expect(said({ ...chosen, from: 'stick' })).toBe('从 U盘选定程序更新 0.2.0');
  expect(said({ ...chosen, from: 'server' })).toBe('从更新服务器选定程序更新 0.2.0');
  const decided = { type: 'updateDecided', version };
  expect(said({ ...decided, decision: 'closing' })).toBe('安排退出程序时安装更新 0.2.0');
  expect(said({ ...decided, decision: 'dropped' })).toBe('不安装更新 0.2.0');
});
