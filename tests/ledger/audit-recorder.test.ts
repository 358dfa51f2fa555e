/** What people do and what is refused them is in the trail, on a real disk; nobody can fill it, skip it or hide in it. */
import { cp } from 'node:fs/promises';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusalIn } from '../../electron/desk/audit-refusals';
import { err } from '../../shared/domain/result';
import type { AuditDesk } from '../support/audit-desk';
import { auditDesk, minuteMs, stationKey } from '../support/audit-desk';
import { scratchFolder } from '../support/scratch-folder';
import { entriesOf, openStationAt } from '../support/station-on-disk';

let desk: AuditDesk;
beforeEach(async () => {
  desk = await auditDesk();
});
afterEach(() => desk.close());

describe('a view', () => {
  it('is an entry once in ten minutes for the same thing, and again afterwards', async () => {
    const caseId = await desk.openCase();
    const page = { what: 'page' as const, caseId, id: uuidv7() };
    for (const view of [{ what: 'case' as const, caseId }, page, page, { ...page, id: uuidv7() }]) {
      expect(await desk.recorder.viewed(view)).toMatchObject({ ok: true });
    }
    expect((await desk.ofType('caseViewed')).map(({ what }) => what)).toEqual([
      'case',
      'page',
      'page',
    ]);
    desk.pass(11 * minuteMs);
    await desk.recorder.tick();
    await desk.recorder.viewed(page);
    expect(await desk.ofType('caseViewed')).toHaveLength(4);
  });

  it('of a list is an entry once while the station is open', async () => {
    for (let i = 0; i < 3; i += 1) await desk.recorder.viewed({ what: 'home' });
    await desk.lock();
    await desk.unlock();
    await desk.recorder.viewed({ what: 'home' });
    expect(await desk.ofType('listViewed')).toHaveLength(2);
  });

  it('is on the disk when it is answered, also when the process dies at that moment', async () => {
    const caseId = await desk.openCase();
    await desk.recorder.viewed({ what: 'case', caseId });
    const copy = scratchFolder('audit-killed');
    await cp(desk.folder, copy, { recursive: true });
    const second = await openStationAt(copy, stationKey, { now: desk.now });
    const last = await second.cases.entry(second.ledger.durableHead());
    expect(last.ok && last.value.body.stationEvents).toEqual([
      { type: 'caseViewed', caseId, what: 'case' },
    ]);
    await second.close();
  });

  it('cannot be skipped by locking at once: what was under way is written at the next opening', async () => {
    const caseId = await desk.openCase();
    const { id } = desk.station().operator;
    const [, viewed] = await Promise.all([
      desk.recorder.closing(),
      desk.recorder.viewed({ what: 'case', caseId }),
    ]);
    expect(viewed).toMatchObject({ ok: true });
    await desk.station().close();
    expect(await desk.recorder.viewed({ what: 'capture', caseId })).toMatchObject({ ok: true });
    desk.pass(minuteMs);
    expect(await desk.recorder.viewed({ what: 'letter', caseId })).toMatchObject({ ok: false });
    await desk.unlock();
    const [first, late] = await desk.ofType('caseViewed');
    expect(first).toEqual({ type: 'caseViewed', caseId, what: 'case' });
    expect(late).toMatchObject({
      what: 'capture',
      late: { by: id, at: '2026-08-03T02:00:00.000Z' },
    });
  });

  it('of a case that does not exist is refused, and no flood of views fills the disk', async () => {
    expect(await desk.recorder.viewed({ what: 'case', caseId: uuidv7() })).toMatchObject({
      ok: false,
    });
    const caseId = await desk.openCase();
    for (let i = 0; i < 2_500; i += 1)
      await desk.recorder.viewed({ what: 'page', caseId, id: uuidv7() });
    desk.pass(11 * minuteMs);
    await desk.recorder.tick();
    expect(await desk.ofType('caseViewed')).toHaveLength(2_000);
    expect(await desk.ofType('viewsCrowded')).toMatchObject([{ count: 500 }]);
  });
});

describe('a refused call', () => {
  it('is an entry at once, and its repeats are one entry with a count', async () => {
    const refusal = { command: 'sync.pair', reason: 'role', role: 'clerk' as const };
    for (let i = 0; i < 40; i += 1) desk.recorder.refused(refusal);
    desk.pass(11 * minuteMs);
    await desk.recorder.tick();
    expect(await desk.ofType('callRefused')).toMatchObject([
      { ...refusal, count: 1 },
      { ...refusal, count: 39 },
    ]);
  });

  it('of a hostile page cannot fill the trail, whatever it makes up', async () => {
    for (let i = 0; i < 10_000; i += 1) {
      desk.recorder.refused({ command: 'desk.execute', reason: `made-up-${i}`, caseId: uuidv7() });
    }
    await desk.lock();
    await desk.unlock();
    const refused = await desk.ofType('callRefused');
    expect(refused.length).toBeLessThanOrEqual(65);
    expect(refused.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
    expect(refused.every(({ caseId }) => caseId === undefined)).toBe(true);
  });

  it('while the station is locked is told at the next opening', async () => {
    await desk.lock();
    for (let i = 0; i < 3; i += 1)
      desk.recorder.refused({ command: 'blobs.read', reason: 'sender' });
    await desk.unlock();
    expect(await desk.ofType('callRefused')).toMatchObject([{ command: 'blobs.read', count: 3 }]);
  });

  it('is kept, with its repeats, while the disk takes nothing, and written when it does again', async () => {
    const refusal = { command: 'desk.execute', reason: 'role' };
    const disk = vi.spyOn(desk.station(), 'appendStation');
    for (const failing of [
      () => disk.mockResolvedValue(err({ kind: 'storageFull' })),
      () => disk.mockRejectedValue(new Error('gone')),
    ]) {
      failing();
      for (let i = 0; i < 3; i += 1) desk.recorder.refused(refusal);
      for (let i = 0; i < 10_000; i += 1) {
        desk.recorder.refused({ command: 'ledger.read', reason: `made-up-${i}` });
      }
      for (let i = 0; i < 3; i += 1) {
        desk.pass(11 * minuteMs);
        await desk.recorder.tick();
      }
    }
    disk.mockRestore();
    await desk.recorder.tick();
    const refused = await desk.ofType('callRefused');
    expect(refused.find(({ reason }) => reason === 'role')).toMatchObject({ ...refusal, count: 6 });
    expect(refused.reduce((sum, { count }) => sum + count, 0)).toBe(20_006);
    expect(refused.length).toBeLessThanOrEqual(66);
  });

  it('names the command and the case; a full disk and a question too early are no refusals', () => {
    const caseId = uuidv7();
    const issue = { name: 'issueLetter', caseId, letterId: uuidv7(), kind: 'receipt' };
    expect(refusalIn('desk.execute', issue, { kind: 'notAccepted' })).toEqual({
      command: 'issueLetter',
      reason: 'notAccepted',
      caseId,
    });
    const print = { caseId, letterId: uuidv7(), copies: 1 };
    expect(refusalIn('papers.printLetter', print, { kind: 'printerMissing' })).toMatchObject({
      command: 'papers.printLetter',
      caseId,
    });
    expect(refusalIn('papers.letterPdf', print, { kind: 'paperNotReady' })).toBeUndefined();
    expect(refusalIn('desk.execute', issue, { kind: 'storageFull' })).toBeUndefined();
  });
});

describe('the clock', () => {
  it('that jumps while the program runs is an entry, in either direction; a slow correction is not', async () => {
    desk.pass(30_000);
    desk.turn(1_500);
    await desk.recorder.tick();
    desk.pass(30_000);
    desk.turn(3 * minuteMs);
    await desk.recorder.tick();
    desk.pass(30_000);
    desk.turn(-2 * minuteMs);
    await desk.recorder.tick();
    expect(await desk.ofType('clockJumped')).toEqual([
      { type: 'clockJumped', byMs: 180_000, direction: 'forward', seen: 'running' },
      { type: 'clockJumped', byMs: -120_000, direction: 'back', seen: 'running' },
    ]);
  });

  it('that is behind the newest entry at unlocking is an entry and a warning until it has caught up', async () => {
    await desk.openCase();
    await desk.lock();
    desk.turn(-20 * minuteMs);
    await desk.unlock();
    expect(desk.recorder.clock()).toEqual({
      behindMs: 20 * minuteMs,
      entryAt: '2026-08-03T02:00:00.000Z',
    });
    const [behind, jumped] = await desk.ofType('clockJumped');
    expect(behind).toMatchObject({ byMs: -1_200_000, direction: 'back', seen: 'atOpening' });
    expect(jumped).toMatchObject({ direction: 'back', seen: 'running' });
    desk.pass(25 * minuteMs);
    await desk.recorder.tick();
    expect(desk.recorder.clock()).toBeUndefined();
    expect(desk.clockStates.map((state) => state?.behindMs)).toEqual([1_200_000, undefined]);
  });

  it('that jumps while the disk takes nothing is an entry when it does again', async () => {
    const disk = vi.spyOn(desk.station(), 'appendStation');
    disk.mockResolvedValue(err({ kind: 'storageFull' }));
    for (const byMs of [3 * minuteMs, -2 * minuteMs, 0]) {
      desk.pass(30_000);
      desk.turn(byMs);
      await desk.recorder.tick();
    }
    disk.mockRestore();
    await desk.recorder.tick();
    await desk.recorder.tick();
    expect((await desk.ofType('clockJumped')).map(({ byMs }) => byMs)).toEqual([180_000, -120_000]);
  });

  it('never changes the order: entries are numbered as they were written', async () => {
    await desk.openCase();
    desk.turn(-100 * minuteMs);
    await desk.openCase();
    const times = (await entriesOf(desk.station())).map(({ body }) => body.at);
    expect(times).not.toEqual(times.toSorted());
    expect(await desk.verified()).toMatchObject({ entries: times.length });
  });
});
