/** The digests of the days attest the trail, and an auditor reads it page by page. */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDigests } from '../../electron/audit/digest-files';
import { readTrail } from '../../electron/desk/trail-reader';
import type { TrailFilter } from '../../shared/ledger/trail-line';
import type { AuditDesk } from '../support/audit-desk';
import { auditDesk, minuteMs } from '../support/audit-desk';
import { aPage, completeForm } from '../support/case-builders';
import { scratchFolder } from '../support/scratch-folder';
import { packCopy, packInstalled } from '../support/shipped-packs';

let desk: AuditDesk;
beforeEach(async () => {
  desk = await auditDesk();
});
afterEach(() => desk.close());

describe('the digest', () => {
  it('of a day is made when the next one begins, at locking and when asked for, and agrees with the trail', async () => {
    await desk.openCase();
    await desk.lock();
    await desk.unlock();
    await desk.openCase();
    await desk.recorder.tick();
    // Past midnight in Beijing, which is 16:00 in Greenwich.
    desk.pass(15 * 60 * minuteMs);
    await desk.openCase();
    await desk.recorder.tick();
    await desk.lock();
    await desk.unlock();
    expect((await readdir(join(desk.folder, 'digests'))).sort()).toEqual([
      '2026-08-03.json',
      '2026-08-04.json',
    ]);
    const { good } = await readDigests(join(desk.folder, 'digests'));
    const [first, second] = good.map(({ content }) => content.digest);
    expect(first?.fromSeq).toBe(1);
    expect(second?.fromSeq).toBe((first?.toSeq ?? 0) + 1);
    expect(await desk.verified()).toMatchObject({ whole: true, digestsAgreed: 2 });
    const keeper = desk.recorder.digests();
    const asked = await keeper?.make(Infinity);
    expect(await keeper?.make(Infinity)).toEqual(asked);
    expect(await desk.verified()).toMatchObject({ whole: true, digestsAgreed: 2 });
  });

  it('that an auditor keeps shows a trail that was cut off or began anew from a copy', async () => {
    await desk.openCase();
    await desk.lock();
    const early = scratchFolder('audit-early');
    await cp(desk.folder, early, { recursive: true });
    await desk.unlock();
    await desk.openCase();
    await desk.lock();
    const kept = join(desk.folder, 'digests');
    const { digest } = (await readDigests(kept)).good[0]?.content ?? {};
    // The same record as it was before: what came later is not in it.
    const forger = await auditDesk(early);
    await forger.lock();
    await rm(join(early, 'digests'), { recursive: true });
    const cut = await forger.verified(kept);
    expect(cut).toMatchObject({ whole: false, broken: { untilSeq: digest?.toSeq } });
    expect(cut.broken?.what).toBe('endMissing');
    expect(cut.broken?.seq).toBe((cut.entries ?? 0) + 1);
    await forger.unlock();
    for (let i = 0; i < 3; i += 1) await forger.openCase();
    const other = await forger.verified(kept);
    expect(other).toMatchObject({ whole: false, broken: { what: 'digestDisagrees' } });
    await forger.lock();
    // The station itself does not write over what contradicts it.
    await cp(kept, join(early, 'digests'), { recursive: true });
    await forger.unlock();
    await forger.openCase();
    await forger.lock();
    expect(await forger.verified()).toMatchObject({ whole: false });
    await desk.unlock();
  });

  it('that was forged proves nothing and is named', async () => {
    await desk.openCase();
    await desk.lock();
    await desk.unlock();
    const path = join(desk.folder, 'digests', '2026-08-03.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/"toSeq": \d+/, '"toSeq": 1'));
    expect(await desk.verified()).toMatchObject({
      whole: false,
      badDigests: [{ file: '2026-08-03.json', why: 'badSignature' }],
    });
    await writeFile(path, '{');
    expect(await desk.verified()).toMatchObject({ badDigests: [{ why: 'unreadable' }] });
  });

  it('holds nobody’s name and no number', async () => {
    await desk.openCase();
    await desk.lock();
    await desk.unlock();
    const text = await readFile(join(desk.folder, 'digests', '2026-08-03.json'), 'utf8');
    const secrets = [...Object.values(completeForm), '程望', '望潮小学'].filter(
      (one) => one.length > 1,
    );
    for (const secret of secrets.filter((one) => !/^\d{1,3}$/.test(one))) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('the trail', () => {
  const read = async (filter: TrailFilter, before?: number, limit = 100) => {
    const page = await readTrail(
      { station: desk.station(), digests: desk.recorder.digests() },
      { limit, locale: 'zh-CN', filter, ...(before === undefined ? {} : { before }) },
    );
    if (!page.ok) throw new Error(page.error.kind);
    return page.value;
  };

  it('is read newest first, page by page, in words and without what was typed', async () => {
    const caseId = await desk.openCase();
    await desk.recorder.viewed({ what: 'case', caseId });
    const first = await read({}, undefined, 2);
    expect(first.lines.map(({ what }) => what)).toEqual([
      '查看办件',
      expect.stringContaining('填写信息：学生姓名') as string,
    ]);
    const rest = await read({}, first.searchedTo);
    expect(rest.done).toBe(true);
    expect(rest.lines[0]?.seq).toBe((first.lines[1]?.seq ?? 0) - 1);
    const text = JSON.stringify([first, rest]);
    for (const secret of ['尉玥宁', '15400000001']) expect(text).not.toContain(secret);
  });

  it('calls a paper as the pack calls it under which the case was opened', async () => {
    const capture = async (caseId: string) => {
      const { desk: cases, actor } = desk.station();
      const what = { documentId: uuidv7(), requirementId: 'register', kind: 'hukou' };
      const page = aPage('cover');
      const added = await cases.execute({ name: 'addPage', caseId, ...what, page }, actor);
      if (!added.ok) throw new Error(added.error.kind);
      return (await read({ caseId }, undefined, 1)).lines[0]?.what;
    };
    const before = await desk.openCase();
    const present = packCopy('fiveGroups');
    const requirements = present.requirements.map((one) =>
      one.id === 'register' ? { ...one, title: '户籍页' } : one,
    );
    const { actor, appendStation } = desk.station();
    await appendStation([packInstalled({ ...present, version: '2026.5', requirements }, actor)]);
    const after = await desk.openCase();
    const title = present.requirements.find(({ id }) => id === 'register')?.title ?? '';
    expect(await capture(before)).toContain(title);
    expect(await capture(after)).toContain('户籍页');
  });

  it('answers by day, person, case and kind', async () => {
    const caseId = await desk.openCase();
    await desk.openCase();
    await desk.recorder.viewed({ what: 'case', caseId });
    await desk.lock();
    desk.pass(24 * 60 * minuteMs);
    await desk.unlock();
    await desk.openCase();
    await desk.recorder.tick();
    const views = await read({ kind: 'view' });
    expect(views.lines).toMatchObject([{ caseId, what: '查看办件', who: '程望' }]);
    const about = await read({ caseId });
    expect(about.lines.map(({ kind }) => kind)).toEqual(['view', 'work', 'work']);
    expect((await read({ who: '不在' })).lines).toEqual([]);
    const yesterday = await read({ toDay: '2026-08-03' });
    const today = await read({ fromDay: '2026-08-04' });
    expect(yesterday.lines.at(0)?.at).toBe('2026-08-03T02:00:00.000Z');
    expect(today.lines.at(-1)?.at).toBe('2026-08-04T02:00:00.000Z');
    expect(yesterday.lines.length + today.lines.length).toBe(desk.station().ledger.durableHead());
  });

  it('says of an entry whose key was destroyed that it was, and is still whole', async () => {
    const caseId = await desk.openCase();
    await desk.openCase();
    const { destroyCase, actor } = desk.station();
    expect(await destroyCase(caseId, actor)).toMatchObject({ ok: true });
    const { lines } = await read({ caseId });
    expect(lines.map(({ what }) => what).slice(1)).toEqual(
      Array(2).fill('内容已按规定销毁，只保留这一条的位置'),
    );
    expect(await desk.verified()).toMatchObject({ whole: true, keysDestroyed: 2 });
    await desk.openCase();
    await desk.lock();
    expect(await desk.verified()).toMatchObject({ whole: true, digestsAgreed: 1 });
    await desk.unlock();
  });
});
