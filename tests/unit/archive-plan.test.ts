import { describe, expect, it } from 'vitest';
import { archivePlan } from '../../shared/archive/archive-plan';
import { archivePlanSchema } from '../../shared/archive/archive-plan-schema';
import { documentPlans } from '../../shared/archive/document-plan';
import type { Case } from '../../shared/domain/case';
import { fieldKeys } from '../../shared/domain/form';
import {
  pack,
  planWithFiles,
  sampleCase,
  sampleLetter,
  samplePlan,
  sampleTraces,
} from '../support/papers-samples';
import { sampleLabels } from '../support/sample-labels';

const plan = (current: Case) =>
  archivePlan({
    current,
    pack,
    traces: sampleTraces(3),
    labels: sampleLabels,
    sealedAt: '2026-09-01T01:00:00.000Z',
  });

describe('archive plan', () => {
  it('has a cover, every field, inspections, review, traces and the digest of every file', () => {
    const letter = { letter: sampleLetter('receipt'), pdf: Buffer.from('%PDF'), pages: 2 };
    const current = sampleCase();
    const { plan: made } = planWithFiles(current, [], [letter], 3);
    expect(archivePlanSchema.parse(made)).toEqual(made);
    expect(made.cover).toContainEqual({ label: '受理编号', value: 'LS01-2026-00012K' });
    expect(made.cover).toContainEqual({ label: '办理结果', value: '予以入学' });
    expect(made.cover).toContainEqual({ label: '封存时间', value: '2026年9月1日 09时00分' });
    expect(made.cover).toContainEqual({
      label: '件内组成',
      value: '材料3种5页，文书1份，办理痕迹3条',
    });
    const text = JSON.stringify(made);
    for (const key of fieldKeys) expect(text).toContain(`"字段${key}"`);
    for (const trace of sampleTraces(3)) expect(text).toContain(trace.entryHash);
    for (const { corrected, original } of current.documents.flatMap(({ pages }) => pages)) {
      expect(text).toContain(corrected.sha256);
      expect(text).toContain(original.sha256);
    }
    expect(made.letters).toMatchObject([{ title: '受理回执', pages: 2 }]);
    expect(made.documents.map(({ pages }) => pages.length)).toEqual([3, 1, 1]);
  });

  it('lists every second reading, and what was drawn and read by nobody', () => {
    const current = sampleCase();
    const [first, second] = current.documents;
    const at = '2026-08-30T02:00:00.000Z';
    const read = { note: '打电话问过', pages: [], at, by: '邓若谷', byId: 'k8' };
    const readings = [
      { verdict: 'doubtful' as const, lookedAt: ['公章'], ...read },
      { verdict: 'originalSeen' as const, lookedAt: [], ...read, fromPictures: true as const },
      { verdict: 'originalSeen' as const, lookedAt: [], ...read, alone: true as const },
    ];
    expect(JSON.stringify(plan(current))).not.toContain('第二人核验');
    if (first !== undefined) Object.assign(first, { readings });
    if (second !== undefined) Object.assign(second, { drawnForReading: true });
    const made = plan(current);
    if (!made.ok) throw new Error(made.error.kind);
    expect(archivePlanSchema.parse(made.value)).toEqual(made.value);
    const sheet = made.value.chapters
      .flatMap(({ sheets }) => sheets)
      .find(({ title }) => title === '第二人核验记录');
    const lines = sheet?.kind === 'table' ? sheet.lines : [];
    expect(lines.map((line) => [line[0], ...line.slice(2, 5)])).toEqual([
      ['1', '存疑', '公章；打电话问过', '邓若谷'],
      ['1', '看过照片，没有疑问', '打电话问过', '邓若谷'],
      ['1', '已核验原件', '打电话问过；本站没有其他同事', '邓若谷'],
      ['2', '未核验', '—', '—'],
    ]);
  });

  it('hands the flavour of PDF/A on to the archive and to each of its documents', () => {
    const input = { current: sampleCase(), pack, traces: [], labels: sampleLabels };
    const made = archivePlan({ ...input, sealedAt: '2026-09-01T01:00:00.000Z', flavour: '1b' });
    if (!made.ok) throw new Error(made.error.kind);
    expect(made.value.flavour).toBe('1b');
    const documents = documentPlans(made.value);
    expect(documents.map(({ flavour }) => flavour)).toEqual(['1b', '1b', '1b']);
    expect(documents.map(({ pages }) => pages)).toEqual(
      made.value.documents.map(({ pages }) => pages),
    );
    const usual = plan(sampleCase());
    expect(usual.ok && 'flavour' in usual.value).toBe(false);
  });

  it('tells which pages stay in spite of a fault, by whom and why; an archive without any has no such sheet', () => {
    const current = sampleCase();
    const [document, ...others] = current.documents;
    const [page, ...pages] = document?.pages ?? [];
    if (document === undefined || page === undefined) throw new Error('No page');
    const who = { at: '2026-08-01T01:00:00.000Z', by: '安以宁' };
    const kept = { reason: '原件年久褪色', faults: ['blurred', 'dark'] as const, ...who };
    const faulty = {
      ...page,
      faults: [...kept.faults],
      kept: { ...kept, faults: [...kept.faults] },
    };
    const documents = [{ ...document, pages: [faulty, ...pages] }, ...others];
    const told = JSON.stringify(samplePlan({ ...current, documents }));
    expect(told).toContain('模糊、太暗');
    expect(told).toContain('原件年久褪色');
    expect(told).toContain('影像保留说明');
    expect(JSON.stringify(samplePlan(current))).not.toContain('影像保留说明');
  });

  it('takes along what was read on a page, unless the page was cut anew since', () => {
    const current = sampleCase();
    const [document, ...others] = current.documents;
    const [read, cutAnew, ...pages] = document?.pages ?? [];
    if (document === undefined || read === undefined || cutAnew === undefined) {
      throw new Error('No pages');
    }
    const text = { sha256: 'e'.repeat(64), bytes: 300, of: read.corrected.sha256 };
    const old = { ...text, of: 'f'.repeat(64) };
    const documents = [
      { ...document, pages: [{ ...read, text }, { ...cutAnew, text: old }, ...pages] },
      ...others,
    ];
    const made = samplePlan({ ...current, documents });
    expect(made.documents[0]?.pages.map((page) => page.text)).toEqual([text, undefined, undefined]);
    expect(archivePlanSchema.parse(made)).toEqual(made);
  });

  it('names who wrote the case down and who sent it, each time', () => {
    const at = '2026-08-01T01:00:00.000Z';
    const current = { ...sampleCase(), openedBy: '安以宁' };
    const once = [{ revision: 1, at, by: '卞知秋', byId: '2' }];
    const twice = [...once, { revision: 2, at, by: '安以宁', byId: '1' }];
    const cover = (submissions: Case['submissions']) =>
      samplePlan({ ...current, submissions }).cover;
    expect(cover(once)).toContainEqual({ label: '受理人', value: '安以宁' });
    expect(cover(once)).toContainEqual({ label: '提交人', value: '卞知秋' });
    expect(cover(twice)).toContainEqual({
      label: '提交人',
      value: '卞知秋（第1次）、安以宁（第2次）',
    });
    expect(samplePlan(current).cover.map(({ label }) => label)).not.toContain('提交人');
  });

  it('shows words for choices and a dash for a field never filled', () => {
    const [data] = samplePlan(sampleCase()).chapters;
    const rows = data?.sheets.flatMap((sheet) => (sheet.kind === 'rows' ? sheet.rows : []));
    expect(rows).toContainEqual({ label: '字段child.sex', value: '女' });
    expect(rows).toContainEqual({ label: '字段reason.note', value: '—' });
  });

  it('refuses a case that was never submitted, a letter not made, a paper without a name', () => {
    const current = sampleCase();
    expect(plan({ ...current, caseNumber: undefined })).toEqual({
      ok: false,
      error: { kind: 'notSubmitted' },
    });
    const letter = sampleLetter('receipt');
    expect(plan({ ...current, letters: [letter] })).toEqual({
      ok: false,
      error: { kind: 'letterNotMade', letterId: letter.id },
    });
    const documents = current.documents.map((document) => ({ ...document, kind: 'unheard' }));
    expect(plan({ ...current, documents })).toEqual({
      ok: false,
      error: { kind: 'untitledDocument', documentKind: 'unheard' },
    });
  });

  it('is equal for an equal case', () => {
    expect(samplePlan(sampleCase())).toEqual(samplePlan(sampleCase()));
  });
});
