/** 免交 on paper: the receipt, the notice of what is missing and the archive tell waived lines as waived, with the evidence. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { archivePlan } from '../../shared/archive/archive-plan';
import { letterContent } from '../../shared/archive/letter-text';
import { waivedPapers } from '../../shared/archive/waived-papers';
import type { Case } from '../../shared/domain/case';
import { pick } from '../../shared/i18n/messages';
import {
  aDeskOnPaper,
  aPage,
  completeForm,
  fillCase,
  noHome,
  shippedPack,
} from '../support/case-builders';
import { sampleLabels } from '../support/sample-labels';

const words = pick('zh-CN');
const { facts } = words.verification;

/** A desk where the register was asked, and answered so. */
function asked(verdict: 'match' | 'mismatch', isFilled = false) {
  const desk = aDeskOnPaper();
  const { caseId, give, current } = desk;
  give({
    name: 'openCase',
    caseId,
    answers: noHome,
  });
  if (isFilled) fillCase(desk, completeForm);
  else give({ name: 'editForm', caseId, changes: completeForm });
  const authorisation = { version: '1', text: '同意', signature: aPage('signature').original };
  const who = {
    person: 'guardian1',
    name: '尉迟砚',
    paper: 'residentId',
    verdict: 'same',
  } as const;
  give({
    name: 'checkIdentity',
    caseId,
    finding: { id: uuidv7(), ...who, note: '', authorisation },
  });
  const id = uuidv7();
  give({ name: 'askVerification', caseId, questions: [{ id, fact: 'register' }] });
  const at = '2026-08-01T03:00:00.000Z';
  const answer = { verdict, source: '公安机关', evidence: 'HY0123456789', at, fields: [] };
  const platform = { id: 'platform', name: '平台', role: 'platform' } as const;
  const answered = { changeId: uuidv7(), verificationId: id, answer };
  give({ name: 'recordVerification', caseId, ...answered }, platform);
  return { ...desk, current };
}

function rowsOf(current: Case): readonly { label: string; value: string }[] {
  const letter = current.letters.at(-1);
  if (letter === undefined) throw new Error('No letter');
  const content = letterContent(current, letter, shippedPack.pack, {
    operatorName: '程望',
    fieldName: (key) => key,
    waived: waivedPapers(current, shippedPack.checklistFor(current), facts),
    code: '',
    marks: [],
  });
  if (!content.ok) throw new Error(content.error.kind);
  return content.value.rows;
}

describe('a waived line', () => {
  it('is told as waived and not as missing in the notice of what is missing', () => {
    const { give, caseId, current } = asked('match');
    const told = give({
      name: 'noticeMissing',
      caseId,
      letterId: uuidv7(),
      deadline: '2026-08-10',
    });
    expect(told.ok).toBe(true);
    const rows = rowsOf(current());
    expect(rows.filter(({ label }) => label === '免交材料').map(({ value }) => value)).toEqual([
      '户口簿：户籍经公安机关数据核验一致，核验编号HY0123456789，2026年8月1日 11时00分。',
    ]);
    expect(rows.some(({ label }) => label.endsWith('. 户口簿'))).toBe(false);
  });

  it('is no waived line when the department denies it', () => {
    const { give, caseId, current } = asked('mismatch');
    give({ name: 'noticeMissing', caseId, letterId: uuidv7(), deadline: '2026-08-10' });
    const labels = rowsOf(current()).map(({ label }) => label);
    expect(labels).not.toContain('免交材料');
    expect(labels.some((label) => label.endsWith('. 户口簿'))).toBe(true);
  });

  it('and a denial alone make no notice: there is nothing to bring', () => {
    const { give, caseId, current } = asked('mismatch', true);
    expect(current().state).toBe('inspecting');
    const told = give({
      name: 'noticeMissing',
      caseId,
      letterId: uuidv7(),
      deadline: '2026-08-10',
    });
    expect(told).toEqual({ ok: false, error: { kind: 'nothingMissing' } });
  });

  it('stands in the archive with every question that was asked', () => {
    const { give, caseId, current } = asked('match', true);
    give({ name: 'submitCase', caseId });
    const file = { sha256: 'b'.repeat(64), bytes: 1, pages: 1, missingGlyphs: [] };
    const sealed = { ...current(), letters: current().letters.map((one) => ({ ...one, file })) };
    const input = { current: sealed, pack: shippedPack.pack, traces: [], labels: sampleLabels };
    const waived = waivedPapers(sealed, shippedPack.checklistFor(sealed), facts);
    const plan = archivePlan({ ...input, waived, sealedAt: '2026-09-01T01:00:00.000Z' });
    const text = JSON.stringify(plan);
    for (const part of ['数据核验记录', '免交材料', '公安机关 HY0123456789', '"一致"']) {
      expect(text).toContain(part);
    }
    const before = { ...sealed };
    delete before.verifications;
    const old = archivePlan({ ...input, current: before, sealedAt: '2026-09-01T01:00:00.000Z' });
    expect(JSON.stringify(old)).not.toContain('数据核验记录');
  });
});
