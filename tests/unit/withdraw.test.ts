/** 撤回: what ends a draft, what keeps it from ending, and what is left of it. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../shared/domain/case';
import { isOpenCase, isRival, openCaseBefore, takeOver } from '../../shared/domain/child-record';
import type { Actor } from '../../shared/domain/command';
import { allowed } from '../../shared/domain/command';
import { openVerifications } from '../../shared/domain/completeness';
import {
  recordVerification,
  recordVerificationRefused,
} from '../../shared/domain/decide-verification';
import { daysOfWithdrawn, retentionState } from '../../shared/domain/retention';
import { asksReading } from '../../shared/domain/second-reading';
import { traceWords } from '../../shared/i18n/trace-words';
import { pick } from '../../shared/i18n/messages';
import { caseFacts } from '../../shared/statistics/case-facts';
import { reckonStatistics } from '../../shared/statistics/statistics';
import { aDeskOnPaper, admin, completeForm, fillCase, noHome } from '../support/case-builders';

const at = '2026-08-01T02:00:00.000Z';
const reason = '家长决定回原籍就读';

function aDraft(others: readonly Case[] = []) {
  const desk = aDeskOnPaper(others);
  desk.give({ name: 'openCase', caseId: desk.caseId, answers: noHome });
  return desk;
}
function filled(others: readonly Case[] = []) {
  const desk = aDraft(others);
  fillCase(desk, completeForm);
  return desk;
}
const withdraw = ({ give, caseId }: ReturnType<typeof aDraft>, actor: Actor = admin) =>
  give({ name: 'withdrawCase', caseId, reason }, actor);

describe('a draft that is withdrawn', () => {
  it('keeps who, when and why, what was typed and captured, and ends for every command but its letters', () => {
    const desk = filled();
    const before = desk.current();
    expect(withdraw(desk)).toEqual({
      ok: true,
      value: [{ type: 'caseWithdrawn', at, by: admin.name, byId: admin.id, reason }],
    });
    const withdrawn = { at, by: admin.name, byId: admin.id, reason };
    expect(desk.current()).toEqual({ ...before, state: 'withdrawn', withdrawn });
    const left = Object.entries(allowed).filter(
      ([, { states }]) => states !== 'new' && states.includes('withdrawn'),
    );
    expect(left.map(([name]) => name).toSorted()).toEqual([
      'recordLetterMade',
      'recordLetterPrinted',
      'recordLetterSaved',
      'recordLetterServed',
      'recordVerification',
      'recordVerificationRefused',
    ]);
    const { caseId } = desk;
    const late = desk.give({ name: 'editForm', caseId, changes: { 'child.name': '欧' } });
    expect(late).toMatchObject({ error: { kind: 'notAllowedInState', state: 'withdrawn' } });
    expect(withdraw(desk)).toMatchObject({ error: { kind: 'notAllowedInState' } });
  });

  it('was never sent: what is at the platform is not ended here, also when it is back at the desk', () => {
    const desk = filled();
    const { caseId } = desk;
    expect(desk.give({ name: 'submitCase', caseId })).toMatchObject({ ok: true });
    // Also one that came back to be corrected and stands at the desk.
    const sent = desk.current();
    expect(sent.revision).toBe(1);
    expect(withdraw(desk)).toMatchObject({ error: { kind: 'notAllowedInState' } });
    expect(desk.current()).toBe(sent);
  });

  it('waits for the originals of the family, and leaves the numbers of its letters as they are', () => {
    const desk = filled();
    const { caseId } = desk;
    const letterId = uuidv7();
    const kept = { items: [{ title: '户口簿', count: 1 }], reason: '核对', handedBy: '尉迟砚' };
    desk.give({ name: 'keepOriginals', caseId, letterId, ...kept, until: '2026-08-10' });
    expect(withdraw(desk)).toEqual({ ok: false, error: { kind: 'originalsKept', count: 1 } });
    desk.give({ name: 'returnOriginals', caseId, letterId, to: '尉迟砚', note: '' });
    const { letters } = desk.current();
    expect(withdraw(desk)).toMatchObject({ ok: true });
    expect(desk.current().letters).toEqual(letters);
  });

  it("is its owner's or an administrator's to end, and nobody else's", () => {
    const desk = filled();
    const stranger: Actor = { id: uuidv7(), name: '甲', role: 'clerk' };
    expect(withdraw(desk, stranger)).toEqual({ ok: false, error: { kind: 'caseOfAnother' } });
    const reviewer: Actor = { ...admin, role: 'reviewer' };
    expect(withdraw(desk, reviewer)).toMatchObject({ error: { kind: 'notAllowedForRole' } });
    const family: Actor = { ...admin, byFamily: true };
    expect(withdraw(desk, family)).toEqual({ ok: false, error: { kind: 'notForFamily' } });
    const other: Actor = { id: uuidv7(), name: '乙', role: 'admin' };
    expect(withdraw(desk, other)).toMatchObject({ ok: true });
  });

  it('takes in nothing more about the family: an answer that comes late is heard and not kept', () => {
    const desk = filled();
    const verificationId = uuidv7();
    const question = {
      ...{ id: verificationId, fact: 'register' as const, asked: {} },
      ...{ at, by: admin.name, byId: admin.id },
    };
    const asked: Case = { ...desk.current(), verifications: [question] };
    const said = { source: '公安机关', evidence: 'HY1', at, fields: [] };
    const answered = {
      ...{ name: 'recordVerification' as const, caseId: desk.caseId, changeId: uuidv7() },
      ...{ verificationId, answer: { verdict: 'match' as const, ...said } },
    };
    const refused = {
      ...{ name: 'recordVerificationRefused' as const, caseId: desk.caseId },
      ...{ verificationId, detail: 'no' },
    };
    expect(recordVerification(asked, answered)).toMatchObject({ ok: true, value: [{}] });
    expect(recordVerificationRefused(asked, refused)).toHaveLength(1);
    const ended: Case = { ...asked, state: 'withdrawn' };
    expect(openVerifications(asked)).toHaveLength(1);
    expect(openVerifications(ended)).toEqual([]);
    expect(recordVerification(ended, answered)).toEqual({ ok: true, value: [] });
    expect(recordVerificationRefused(ended, refused)).toEqual([]);
  });

  it('asks no colleague any more to look at a paper that was in doubt', () => {
    const desk = filled();
    const { caseId } = desk;
    const [{ id: documentId, pages } = { id: '', pages: [] }] = desk.current().documents;
    const seen = { pages: pages.map(({ id }) => id), verdict: 'doubtful' as const };
    desk.give({ name: 'inspectDocument', caseId, documentId, ...seen, lookedAt: [], note: '' });
    expect(asksReading(desk.current())).toBe(true);
    expect(withdraw(desk)).toMatchObject({ ok: true });
    expect(asksReading(desk.current())).toBe(false);
  });

  it('is told in the traces in both languages, with the reason', () => {
    const event = { type: 'caseWithdrawn' as const, at, by: '甲', byId: 'a', reason };
    expect(traceWords(pick('zh-CN'), event)).toBe(`撤回草稿：${reason}`);
    expect(traceWords(pick('en'), event)).toContain(reason);
  });
});

describe('the child of a draft that nobody goes on with', () => {
  const earlier = (current: Case): Case => ({ ...current, season: current.season - 1 });

  it('is not kept out by a withdrawn one', () => {
    const first = filled();
    const second = filled([first.current()]);
    const submit = { name: 'submitCase' as const, caseId: second.caseId };
    expect(second.give(submit)).toMatchObject({ error: { kind: 'childHasOpenCase' } });
    withdraw(first);
    expect(isOpenCase(first.current())).toBe(false);
    const third = filled([first.current()]);
    expect(third.give({ name: 'submitCase', caseId: third.caseId })).toMatchObject({ ok: true });
  });

  it('is not kept out by a draft of an earlier season, whose texts it may take over', () => {
    const old = earlier(filled().current());
    const desk = filled([old]);
    expect(isRival(desk.current(), old)).toBe(false);
    expect(openCaseBefore(desk.current(), [old])).toBeUndefined();
    expect(desk.give({ name: 'submitCase', caseId: desk.caseId })).toMatchObject({ ok: true });
    const fresh = aDraft([old]).current();
    expect(takeOver(fresh.form, old)).toContainEqual(['child.name', completeForm['child.name']]);
  });

  it('is kept out by a draft of its own season, and by what was sent in an earlier one and is open', () => {
    const first = filled();
    const second = filled([first.current()]).current();
    expect(openCaseBefore(second, [first.current()])?.id).toBe(first.caseId);
    first.give({ name: 'submitCase', caseId: first.caseId });
    const sent = earlier(first.current());
    expect(isRival(second, sent)).toBe(true);
    expect(openCaseBefore(second, [sent])?.id).toBe(first.caseId);
  });

  it('does not lock the old draft and the new one against each other', () => {
    const old = { ...earlier(filled().current()), openedAt: '2025-06-01T00:00:00.000Z' };
    const fresh = filled().current();
    expect(openCaseBefore(old, [fresh])).toBeUndefined();
    expect(openCaseBefore(fresh, [old])).toBeUndefined();
  });
});

describe('the data of a withdrawn draft', () => {
  const after = (days: number) => new Date(Date.parse(at) + days * 864e5).toISOString();

  it('may be destroyed sixty days on, and not before; without the word of a pack never', () => {
    const desk = filled();
    withdraw(desk);
    const judged = (days: number, kept: { days: number } | undefined = { days: 1095 }) =>
      retentionState(desk.current(), kept, after(days));
    expect(judged(59)).toEqual({ kind: 'tooEarly', dueAt: after(60) });
    expect(judged(60)).toEqual({ kind: 'due', dueAt: after(60) });
    expect(retentionState(desk.current(), undefined, after(9_999))).toEqual({
      kind: 'packSaysNothing',
    });
    // A pack that keeps finished cases no longer than thirty days keeps a draft no longer either.
    expect(judged(30, { days: 30 })).toEqual({ kind: 'due', dueAt: after(30) });
    expect(daysOfWithdrawn({ days: 30 })).toBe(30);
  });

  it('of a draft that nobody withdrew stay: it may still be gone on with', () => {
    const open = filled().current();
    expect(retentionState(open, { days: 1 }, after(9_999))).toEqual({ kind: 'notFinished' });
  });
});

it('counts among the cases that were opened, and not among those whose result is waited for', () => {
  const desk = filled();
  withdraw(desk);
  const facts = caseFacts(desk.current(), [], { pack: undefined, originOf: () => '' });
  const { progress, outcomes } = reckonStatistics([facts], { season: desk.current().season });
  expect(progress).toEqual({ cases: 1, submitted: 0, received: 0, decided: 0, archived: 0 });
  expect(outcomes).toEqual([]);
});
