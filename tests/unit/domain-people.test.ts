/** 身份核验 and 走访: kept once, bounded, dated by days that were, and part of the archive in words. */
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { archivePlan } from '../../shared/archive/archive-plan';
import type { Case } from '../../shared/domain/case';
import { aDeskOnPaper, noHome } from '../support/case-builders';
import { pack, sampleCase } from '../support/papers-samples';
import { sampleLabels } from '../support/sample-labels';

const finding = () => ({
  id: uuidv7(),
  person: 'guardian1' as const,
  name: '尉迟砚',
  paper: 'residentId' as const,
  verdict: 'same' as const,
  note: '',
});
const visit = (day: string) => ({
  id: uuidv7(),
  day,
  address: '望潮街道2号',
  visitors: '程望',
  finding: 'livesThere' as const,
  note: '',
});

function openedDesk() {
  const desk = aDeskOnPaper();
  desk.give({ name: 'openCase', caseId: desk.caseId, answers: noHome });
  return desk;
}

test('a finding handed over twice is kept once, and no more than a case can bear', () => {
  const { caseId, give, current } = openedDesk();
  const first = finding();
  for (let turn = 0; turn < 2; turn += 1) {
    expect(give({ name: 'checkIdentity', caseId, finding: first }).ok).toBe(true);
  }
  expect(current().identityChecks).toHaveLength(1);
  expect(current().identityChecks?.[0]).toMatchObject({ by: '程望', name: '尉迟砚' });
  for (let more = 1; more < 30; more += 1)
    give({ name: 'checkIdentity', caseId, finding: finding() });
  expect(give({ name: 'checkIdentity', caseId, finding: finding() })).toEqual({
    ok: false,
    error: { kind: 'tooManyNotes', limit: 30 },
  });
});

test('an agent cannot authorise what only a guardian can', () => {
  const { caseId, give, current } = openedDesk();
  const signature = {
    sha256: 'a'.repeat(64),
    bytes: 900,
    mediaType: 'image/png' as const,
    widthPx: 600,
    heightPx: 200,
  };
  const signed = { version: '2026-1', text: '同意', signature };
  const agent = { ...finding(), person: 'agent' as const, authorisation: signed };
  expect(give({ name: 'checkIdentity', caseId, finding: agent })).toEqual({
    ok: false,
    error: { kind: 'guardianSigns' },
  });
  expect(current().identityChecks).toBeUndefined();
});

test.each([
  ['2026-08-01', true],
  // 02:00 UTC on 1 August is the morning of that day in Beijing.
  ['2026-08-02', false],
  ['2026-02-30', false],
  ['2025-12-31', true],
])('a visit on %s is taken: %s', (day, taken) => {
  const { caseId, give, current } = openedDesk();
  const result = give({ name: 'addHomeVisit', caseId, visit: visit(day) });
  if (taken) expect(current().homeVisits).toHaveLength(1);
  else expect(result).toEqual({ ok: false, error: { kind: 'visitDayWrong' } });
});

test('only the counter checks who is there, and an auditor notes nothing', () => {
  const { caseId, give } = openedDesk();
  const as = (role: 'reviewer' | 'auditor') => ({ id: uuidv7(), name: '另一位', role });
  for (const role of ['reviewer', 'auditor'] as const) {
    expect(give({ name: 'checkIdentity', caseId, finding: finding() }, as(role))).toMatchObject({
      error: { kind: 'notAllowedForRole' },
    });
  }
  expect(
    give({ name: 'addHomeVisit', caseId, visit: visit('2026-07-30') }, as('auditor')),
  ).toMatchObject({ error: { kind: 'notAllowedForRole' } });
});

test('the archive says who was checked, what was signed and what the visit found, in the order of time', () => {
  const { sha256 } = { sha256: 'a'.repeat(64) };
  const signature = {
    sha256,
    bytes: 900,
    mediaType: 'image/png' as const,
    widthPx: 600,
    heightPx: 200,
  };
  const by = { by: '程望', byId: uuidv7() };
  const current: Case = {
    ...sampleCase(),
    homeVisits: [{ ...visit('2026-08-05'), ...by, at: '2026-08-05T09:00:00.000Z' }],
    identityChecks: [
      {
        ...finding(),
        ...by,
        at: '2026-08-06T02:00:00.000Z',
        authorisation: { version: '2026-1', text: '同意', signature },
      },
    ],
  };
  const input = { pack, traces: [], labels: sampleLabels, sealedAt: '2026-09-01T01:00:00.000Z' };
  const made = archivePlan({ ...input, current });
  const sheets = made.ok ? (made.value.chapters[1]?.sheets ?? []) : [];
  expect(sheets.map(({ title }) => title)).toEqual(['原件核验记录', '身份核验、授权与走访']);
  const text = JSON.stringify(sheets[1]);
  expect(text).toContain(`签名图像SHA-256 ${sha256}`);
  expect(text.indexOf('走访望潮街道2号')).toBeGreaterThan(0);
  expect(text.indexOf('走访望潮街道2号')).toBeLessThan(text.indexOf('监护人一 尉迟砚'));
  const before = archivePlan({ ...input, current: sampleCase() });
  expect(before.ok && before.value.chapters[1]?.sheets).toHaveLength(1);
});
