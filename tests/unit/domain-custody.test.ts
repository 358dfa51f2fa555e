/** 原件收存: kept under a number once, told on the receipt, given back once, and no archive before that. */
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { letterContent } from '../../shared/archive/letter-text';
import { deadlineOf } from '../../shared/domain/deadline';
import { custodiesOf, openCustodies } from '../../shared/domain/custodies';
import { isCustodyNumber } from '../../shared/domain/numbering';
import { err } from '../../shared/domain/result';
import { aDeskOnPaper, admin, aPage, completeForm, noHome } from '../support/case-builders';
import { aDecision, aReceipt } from '../support/case-scenarios';
import { pack, sampleCode } from '../support/papers-samples';

const context = {
  operatorName: '程望',
  fieldName: String,
  code: sampleCode,
  marks: [],
};
const paper = { sha256: 'b'.repeat(64), bytes: 1, pages: 1, missingGlyphs: [] };
const facts = {
  items: [
    { title: '户口簿', count: 1 },
    { title: '出生医学证明', count: 2 },
  ],
  handedBy: '尉迟砚',
  reason: '送派出所核对',
  until: '2026-08-06',
};

/** A desk with a case that has a child, and no more. */
function aDesk() {
  const desk = aDeskOnPaper();
  const { caseId } = desk;
  desk.give({ name: 'openCase', caseId, answers: noHome });
  desk.give({ name: 'editForm', caseId, changes: completeForm });
  const keep = (letterId = uuidv7(), change: Partial<typeof facts> = {}) =>
    desk.give({ name: 'keepOriginals', caseId, letterId, ...facts, ...change });
  const giveBack = (letterId: string, at?: string) =>
    desk.give({ name: 'returnOriginals', caseId, letterId, to: '尉迟砚', note: '' }, admin, at);
  return { ...desk, keep, giveBack };
}

it('keeps originals under one custody number, however often it is asked', () => {
  const { keep, current } = aDesk();
  const letterId = uuidv7();
  keep(letterId);
  expect(keep(letterId)).toEqual({ ok: true, value: [] });
  const [letter, ...more] = custodiesOf(current());
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ kind: 'custodyReceipt', custody: facts });
  expect(isCustodyNumber(letter?.number ?? '')).toBe(true);
});

it('refuses a day that is past, is none or is too far away', () => {
  const { keep } = aDesk();
  for (const until of ['2026-08-01', '2026-07-31', '2026-02-30', '2026-10-31']) {
    expect(keep(uuidv7(), { until }), until).toEqual(err({ kind: 'deadlineWrong', mostDays: 90 }));
  }
  expect(keep(uuidv7(), { until: '2026-08-02' })).toMatchObject({ ok: true });
});

it('gives them back once, not when the receipt is void, and never what another letter is', () => {
  const { caseId, give, keep, giveBack, current } = aDesk();
  const [first, second] = [uuidv7(), uuidv7()];
  keep(first);
  expect(giveBack(first)).toMatchObject({ ok: true });
  expect(giveBack(first)).toEqual(err({ kind: 'originalsReturned' }));
  give({ name: 'voidLetter', caseId, letterId: first, reason: '家长要求' }, admin);
  expect(giveBack(first)).toEqual(err({ kind: 'letterVoid' }));
  keep(second);
  expect(openCustodies(current()).map(({ id }) => id)).toEqual([second]);
  expect(giveBack(uuidv7())).toEqual(err({ kind: 'letterUnknown' }));
});

it('stays in the record when its receipt is void: another one lists the same, under a number of its own', () => {
  const { caseId, give, keep, giveBack, current } = aDesk();
  const first = uuidv7();
  keep(first);
  give({ name: 'voidLetter', caseId, letterId: first, reason: '打印损坏' }, admin);
  const [old, again, ...more] = current().letters;
  expect(more).toEqual([]);
  expect(old).toMatchObject({ id: first, voided: { reason: '打印损坏' } });
  expect(again).toMatchObject({ kind: 'custodyReceipt', custody: facts, printedCopies: 0 });
  expect([old?.drawn?.serial, again?.drawn?.serial]).toEqual([1, 2]);
  expect(isCustodyNumber(again?.number ?? '')).toBe(true);
  expect(openCustodies(current()).map(({ id }) => id)).toEqual([again?.id]);
  expect(giveBack(first)).toEqual(err({ kind: 'letterVoid' }));
  expect(giveBack(again?.id ?? '')).toMatchObject({ ok: true });
  give({ name: 'voidLetter', caseId, letterId: again?.id ?? '', reason: '家长退回' }, admin);
  expect(openCustodies(current())).toEqual([]);
  expect(current().letters).toHaveLength(2);
});

it('is a term of the case until they are given back', () => {
  const { keep, giveBack, current } = aDesk();
  const [later, sooner] = [uuidv7(), uuidv7()];
  keep(later);
  keep(sooner, { until: '2026-08-04' });
  expect(deadlineOf(current())).toEqual({ kind: 'custody', day: '2026-08-04' });
  giveBack(sooner);
  expect(deadlineOf(current())).toEqual({ kind: 'custody', day: '2026-08-06' });
  giveBack(later);
  expect(deadlineOf(current())).toBeUndefined();
});

it('writes a receipt before the case has a number: every original, why, until when, and a record to sign', () => {
  const { keep, current } = aDesk();
  keep();
  const [letter] = custodiesOf(current());
  if (letter === undefined) throw new Error('Not kept');
  const content = letterContent(current(), letter, pack, context);
  if (!content.ok) throw new Error(content.error.kind);
  const { rows, paragraphs, stub, caseNumber } = content.value;
  expect(caseNumber).toBe('');
  expect(rows.slice(-2)).toEqual([
    { label: '收存原件1', value: '户口簿　1件' },
    { label: '收存原件2', value: '出生医学证明　2件' },
  ]);
  expect(paragraphs.join('')).toContain('送派出所核对');
  expect(paragraphs.join('')).toContain('2026年8月6日前归还');
  expect(stub?.rows).toContainEqual({ label: '收存原件', value: '共2种3件' });
});

/** Everything the checklist asks is captured, seen, sent and accepted; the notice is made. */
function decided(desk: ReturnType<typeof aDesk>): void {
  const { caseId, give, current } = desk;
  for (const [requirementId, kind, roles] of [
    ['register', 'hukou', ['cover', 'child']],
    ['noHome', 'noHome', ['first']],
  ] as const) {
    const documentId = uuidv7();
    const captured = roles.map(aPage);
    for (const page of captured) {
      give({ name: 'addPage', caseId, documentId, requirementId, kind, page });
    }
    const seen = { verdict: 'originalSeen' as const, lookedAt: [], note: '' };
    const pages = captured.map(({ id }) => id);
    give({ name: 'inspectDocument', caseId, documentId, pages, ...seen });
  }
  expect(give({ name: 'submitCase', caseId })).toMatchObject({ ok: true });
  const queued = { revision: 1, submission: { sha256: 'c'.repeat(64), bytes: 1 } };
  const entry = { state: 'queued' as const, id: uuidv7(), caseId, ...queued };
  Object.assign(current(), { state: 'queued', outbox: { ...entry, queuedAt: '2026-08-01' } });
  const platform = { id: 'platform', name: '平台', role: 'platform' as const };
  const receipt = aReceipt(caseId, 1);
  give({ name: 'recordReceipt', caseId, entryId: entry.id, receipt }, platform);
  const decision = aDecision('accepted');
  give({ name: 'recordDecision', caseId, changeId: uuidv7(), decision }, platform);
  give({ name: 'issueLetter', caseId, letterId: uuidv7(), kind: 'placeNotice' }, admin);
}

it('is told on the receipt as it was when the receipt got its number, whatever happened before it was printed', () => {
  const desk = aDesk();
  const { caseId, give, keep, giveBack, current } = desk;
  const [before, kept, recounted] = [uuidv7(), uuidv7(), uuidv7()];
  keep(before);
  giveBack(before, '2026-08-01T01:59:00.000Z');
  keep(kept);
  keep(recounted);
  decided(desk);
  const receipt = current().letters.find(({ kind }) => kind === 'receipt');
  if (receipt === undefined) throw new Error('No receipt');
  const written = () => {
    const content = letterContent(current(), receipt, pack, context);
    if (!content.ok) throw new Error(content.error.kind);
    return content.value;
  };
  const first = written();
  const told = first.rows.filter(({ label }) => label === '收存未退原件');
  const numberOf = (id: string) => current().letters.find((one) => one.id === id)?.number ?? '';
  expect(told).toEqual([
    { label: '收存未退原件', value: expect.stringContaining(numberOf(kept)) as string },
    { label: '收存未退原件', value: expect.stringContaining(numberOf(recounted)) as string },
  ]);
  const later = '2026-08-01T02:05:00.000Z';
  expect(giveBack(kept, later)).toMatchObject({ ok: true });
  const reason = '件数写错';
  give({ name: 'voidLetter', caseId, letterId: recounted, reason }, admin, later);
  expect(keep()).toMatchObject({ ok: true });
  expect(written()).toEqual(first);
});

it('is told on the receipt of the case, and keeps the archive open until it ends', () => {
  const desk = aDesk();
  const { caseId, give, keep, giveBack, current } = desk;
  const kept = uuidv7();
  keep(kept);
  decided(desk);
  const receipt = current().letters.find(({ kind }) => kind === 'receipt');
  if (receipt === undefined) throw new Error('No receipt');
  const content = letterContent(current(), receipt, pack, context);
  const value = expect.stringContaining('户口簿1件、出生医学证明2件') as string;
  expect(content.ok && content.value.rows).toContainEqual({ label: '收存未退原件', value });
  expect(content.ok && content.value.paragraphs.join('')).toContain('除下列收存的以外均已退还');
  const station = { id: 'station', name: '本站', role: 'station' as const };
  for (const { id: letterId } of current().letters) {
    give({ name: 'recordLetterMade', caseId, letterId, file: paper }, station);
  }
  const seal = () => give({ name: 'sealArchive', caseId, archiveId: uuidv7() }, admin);
  expect(seal()).toEqual(err({ kind: 'originalsKept', count: 1 }));
  giveBack(kept);
  expect(seal()).toMatchObject({ ok: true });
});
