/** 由本窗口决定: who may, with which place, and what becomes of it when the platform has spoken. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../shared/domain/case';
import type { Actor, CaseCommand } from '../../shared/domain/command';
import type { Decision } from '../../shared/domain/delivery';
import type { DeskVerdict } from '../../shared/domain/desk-decision';
import { questionOf } from '../../shared/domain/fact-standing';
import { isDisputed } from '../../shared/domain/desk-standing';
import { isValid } from '../../shared/domain/letter';
import { err } from '../../shared/domain/result';
import { drawPlace, leftOf } from '../../shared/domain/place-quota';
import type { HeldQuota } from '../../shared/domain/place-quota';
import { reportsOf } from '../../shared/protocol/desk-report';
import {
  aDeskOnPaper,
  admin,
  aQuota,
  aRefusalReason,
  aSchool,
  completeForm,
  fillCase,
  noHome,
} from '../support/case-builders';
import { aDecision } from '../support/case-scenarios';

const reviewer: Actor = { id: uuidv7(), name: '邢望', role: 'reviewer' };
const otherAdmin: Actor = { id: uuidv7(), name: '袁亭', role: 'admin' };
const platform: Actor = { id: 'platform', name: '平台', role: 'platform' };
const accepted: DeskVerdict = { outcome: 'accepted', school: 'S1' };
const there: Decision = { ...aDecision('accepted'), school: aSchool };

type Facts = { readonly quotas?: readonly HeldQuota[]; readonly decides?: boolean };

/** A family whose case was submitted, at a desk that may decide by itself and holds two places. */
function submitted({ quotas = [aQuota()], decides = true }: Facts = {}) {
  const desk = aDeskOnPaper([], decides ? { quotas } : {});
  const { caseId, give } = desk;
  give({ name: 'openCase', caseId, answers: noHome });
  fillCase(desk, completeForm);
  give({ name: 'submitCase', caseId });
  const entry = { id: uuidv7(), caseId, revision: 1, queuedAt: '2026-08-01T02:00:00.000Z' };
  const outbox: Case['outbox'] = {
    ...entry,
    submission: { sha256: 'c'.repeat(64), bytes: 1 },
    state: 'queued',
  };
  Object.assign(desk.current(), { state: 'queued', outbox });
  const decisionId = uuidv7();
  return {
    ...desk,
    decisionId,
    decide: (verdict: DeskVerdict = accepted, actor = reviewer, id = decisionId) =>
      give({ name: 'decideAtDesk', caseId, decisionId: id, verdict }, actor),
    issue: (kind: 'placeNotice' | 'refusalNotice' = 'placeNotice') =>
      give({ name: 'issueLetter', caseId, letterId: uuidv7(), kind }, reviewer),
    hears: (decision: Decision, changeId = uuidv7()) =>
      give({ name: 'recordDecision', caseId, changeId, decision }, platform),
    settle: (choice: 'accept' | 'object', reason = '与平台核对') =>
      give({ name: 'settleDisagreement', caseId, decisionId, choice, reason }, reviewer),
    last: () => desk.current().deskDecisions?.at(-1),
    notices: () => desk.current().letters.filter(({ kind }) => kind === 'placeNotice'),
  };
}

/** A question that was asked at the desk, and denied when the case was on its way. */
function deniedOnTheWay(current: Case): string {
  const asked = questionOf(current, 'register') ?? {};
  const [id, at] = [uuidv7(), '2026-08-01T02:00:00.000Z'];
  const who = { by: '程望', byId: uuidv7() };
  const said = { verdict: 'mismatch', source: '公安机关', evidence: 'HY1', at, fields: [] };
  const question = { id, fact: 'register', asked, at, ...who, answer: said };
  Object.assign(current, { verifications: [question] });
  return id;
}

describe('deciding at the desk', () => {
  it('gives no place while a department denies what was sent, until that is settled', () => {
    const desk = submitted();
    const key = deniedOnTheWay(desk.current());
    expect(desk.decide()).toEqual(err({ kind: 'notComplete', openCount: 1 }));
    const { caseId } = desk;
    const proof = { key, outcome: 'evidence', reason: '户口簿刚换' } as const;
    desk.give({ name: 'settleFinding', caseId, kind: 'verificationMismatch', ...proof });
    expect(desk.decide().ok).toBe(true);
  });

  it('refuses a place whatever a department says', () => {
    const desk = submitted();
    deniedOnTheWay(desk.current());
    const refused = { outcome: 'refused', reasonCode: '', reason: '不符合条件' } as const;
    expect(desk.decide(refused).ok).toBe(true);
  });

  it('draws a place, says who decided, and the notice can be issued at once', () => {
    const desk = submitted();
    expect(desk.decide().ok).toBe(true);
    expect(desk.last()).toMatchObject({
      by: reviewer.name,
      byId: reviewer.id,
      standing: 'waiting',
      place: { quotaId: 'Q1', place: 1 },
    });
    expect(desk.current()).toMatchObject({
      state: 'queued',
      decision: { outcome: 'accepted', school: { name: aQuota().school.name } },
    });
    expect(desk.issue().ok).toBe(true);
    // Handed over again because the answer was lost, and given a second time.
    expect(desk.decide()).toEqual({ ok: true, value: [] });
    expect(desk.decide(accepted, reviewer, uuidv7())).toEqual(err({ kind: 'deskDecidedAlready' }));
  });

  it('is not for who had a part in the case, whatever the role', () => {
    const desk = submitted();
    expect(desk.decide(accepted, admin)).toEqual(err({ kind: 'ownCase' }));
    expect(desk.decide(accepted, { ...admin, role: 'reviewer' })).toEqual(err({ kind: 'ownCase' }));
    expect(desk.decide(accepted, { ...reviewer, role: 'clerk' })).toEqual(
      err({ kind: 'notAllowedForRole', command: 'decideAtDesk' }),
    );
    const [seen] = desk.current().documents;
    if (seen?.inspection !== undefined) {
      Object.assign(seen, { inspectedById: reviewer.id });
    }
    expect(desk.decide()).toEqual(err({ kind: 'ownCase' }));
    expect(desk.decide(accepted, otherAdmin).ok).toBe(true);
  });

  it('needs a pack that says so, originals that were seen, and a submitted case', () => {
    expect(submitted({ decides: false }).decide()).toEqual(err({ kind: 'deskDoesNotDecide' }));
    const desk = submitted();
    const [first] = desk.current().documents;
    if (first?.inspection !== undefined) {
      Object.assign(first, { inspection: { ...first.inspection, verdict: 'copyOnly' } });
    }
    expect(desk.decide()).toEqual(err({ kind: 'originalsNotSeen', count: 1 }));
    const draft = aDeskOnPaper([], { quotas: [aQuota()] });
    draft.give({ name: 'openCase', caseId: draft.caseId, answers: noHome }, otherAdmin);
    const command: CaseCommand = {
      name: 'decideAtDesk',
      caseId: draft.caseId,
      decisionId: uuidv7(),
      verdict: accepted,
    };
    expect(draft.give(command, otherAdmin).ok).toBe(false);
  });

  it('promises no place that the station does not hold', () => {
    const none = err({ kind: 'noPlaceLeft' });
    expect(submitted({ quotas: [] }).decide()).toEqual(none);
    expect(submitted().decide({ outcome: 'accepted', school: 'S2' })).toEqual(none);
    expect(submitted({ quotas: [aQuota({ season: 2025 })] }).decide()).toEqual(none);
    expect(submitted({ quotas: [aQuota({ kind: 'junior' })] }).decide()).toEqual(none);
    expect(submitted({ quotas: [{ ...aQuota(), closed: true }] }).decide()).toEqual(none);
  });

  it('draws every place once, from one quota after the other', () => {
    const quotas = [aQuota({ places: 1 }), aQuota({ id: 'Q2', places: 2 })];
    const drawn = new Map<string, number>();
    const wanted = { season: 2026, kind: 'primary', school: 'S1' } as const;
    const places: string[] = [];
    for (;;) {
      const next = drawPlace(quotas, drawn, wanted)?.drawn;
      if (next === undefined) break;
      drawn.set(next.quotaId, next.place);
      places.push(`${next.quotaId} ${next.place}`);
    }
    expect(places).toEqual(['Q1 1', 'Q2 1', 'Q2 2']);
    expect(quotas.map((quota) => leftOf(quota, drawn))).toEqual([0, 0]);
  });

  it.each(['refused', 'transferred'] as const)('%s says why, by code or in words', (outcome) => {
    const missing = err({ kind: 'reasonMissing' });
    const desk = submitted();
    expect(desk.decide({ outcome, reasonCode: '', reason: ' ' })).toEqual(missing);
    expect(desk.decide({ outcome, reasonCode: 'R99', reason: '已有学籍' })).toEqual(missing);
    expect(desk.decide({ outcome, reasonCode: 'R01', reason: '' }).ok).toBe(true);
    expect(desk.current().decision).toMatchObject({
      outcome,
      reasonCode: 'R01',
      reason: aRefusalReason.text,
      remedy: aRefusalReason.remedy,
    });
    expect(desk.last()?.place).toBeUndefined();
    const written = submitted();
    written.decide({ outcome, reasonCode: '', reason: ' 已有学籍 ' });
    expect(written.current().decision).toMatchObject({ reason: '已有学籍' });
    expect(written.current().decision?.remedy).toContain('行政复议');
    expect(written.issue()).toEqual(err({ kind: 'notAccepted' }));
    const inWriting = written.issue('refusalNotice');
    const refusal = written.current().letters.find(({ kind }) => kind === 'refusalNotice');
    expect(refusal?.appealWhole).toBe(outcome === 'refused' ? true : undefined);
    expect(inWriting.ok || inWriting.error.kind).toBe(outcome === 'refused' || 'notRefused');
  });
});

describe('the platform, later', () => {
  it('confirms with the same outcome and school, once', () => {
    const desk = submitted();
    desk.decide();
    desk.issue();
    const changeId = uuidv7();
    expect(desk.hears(there, changeId).ok).toBe(true);
    expect(desk.current()).toMatchObject({ state: 'decided' });
    expect(desk.last()).toMatchObject({ standing: 'confirmed', platform: there });
    expect(desk.hears(there, changeId)).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['another outcome', aDecision('refused')],
    ['another school', { ...there, school: { ...aSchool, name: '别的小学' } }],
    ['a correction', aDecision('correction')],
  ])('disagrees with %s, and nothing changes until a person settles it', (_, theirs) => {
    const desk = submitted();
    desk.decide();
    desk.issue();
    const { decision, letters } = desk.current();
    desk.hears(theirs);
    expect(isDisputed(desk.current())).toBe(true);
    expect(desk.current()).toMatchObject({ state: 'conflicted', decision, letters });
    expect(desk.last()).toMatchObject({ standing: 'disputed', platform: theirs });
    // A receipt or a step that was late does not hide it.
    const receipt = { ...aReceiptOf(desk.current()) };
    desk.give({ name: 'recordReceipt', caseId: desk.caseId, ...receipt }, platform);
    expect(desk.current().state).toBe('conflicted');
    expect(desk.issue().ok).toBe(false);
    const [notice] = desk.notices();
    const letterId = notice?.id ?? uuidv7();
    const reason = '写错';
    expect(
      desk.give({ name: 'voidLetter', caseId: desk.caseId, letterId, reason }, reviewer),
    ).toEqual(err({ kind: 'disagreementOpen' }));
  });

  it('is followed: the notice is void with the reason, and the place goes back', () => {
    const desk = submitted();
    desk.decide();
    desk.issue();
    desk.hears(aDecision('refused'));
    const done = desk.settle('accept', '学籍系统里已有学籍');
    expect(done.ok && done.value[0]).toMatchObject({ givenBack: { quotaId: 'Q1', place: 1 } });
    expect(desk.notices().map(isValid)).toEqual([false]);
    expect(desk.notices()[0]?.voided).toMatchObject({
      reason: '学籍系统里已有学籍',
      by: reviewer.name,
    });
    expect(desk.current()).toMatchObject({ state: 'decided', decision: { outcome: 'refused' } });
    expect(desk.settle('object')).toEqual(
      err({ kind: 'notAllowedInState', command: 'settleDisagreement', state: 'decided' }),
    );
  });

  it('is followed after a refusal: the notice of it is void, and the place can be told', () => {
    const desk = submitted();
    desk.decide({ outcome: 'refused', reasonCode: 'R01', reason: '' });
    desk.issue('refusalNotice');
    desk.hears(there);
    expect(desk.current().state).toBe('conflicted');
    expect(desk.issue()).toEqual(err({ kind: 'disagreementOpen' }));
    desk.settle('accept', '平台核实后准予入学');
    const refusal = desk.current().letters.find(({ kind }) => kind === 'refusalNotice');
    expect(refusal?.voided).toMatchObject({ reason: '平台核实后准予入学' });
    expect(desk.issue().ok).toBe(true);
  });

  it('is followed into a correction, after which the desk may decide again', () => {
    const desk = submitted();
    desk.decide();
    desk.hears(aDecision('correction'));
    desk.settle('accept');
    expect(desk.current()).toMatchObject({ state: 'correctionAsked' });
  });

  it('is objected to: decision and notice stay', () => {
    const desk = submitted();
    desk.decide();
    desk.issue();
    desk.hears(aDecision('transferred'));
    expect(desk.settle('object', '家长已在规定时间内报名').ok).toBe(true);
    expect(desk.current()).toMatchObject({ state: 'decided', decision: { outcome: 'accepted' } });
    expect(desk.last()).toMatchObject({
      standing: 'objected',
      settled: { choice: 'object', reason: '家长已在规定时间内报名' },
    });
    expect(desk.notices().map(isValid)).toEqual([true]);
  });

  it('settles nothing without a disagreement', () => {
    const desk = submitted();
    desk.decide();
    expect(desk.settle('accept').ok).toBe(false);
    const archived = { ...desk.current(), state: 'archived' };
    Object.assign(desk.current(), archived);
    expect(desk.settle('object')).toEqual(err({ kind: 'nothingToSettle' }));
  });
});

it('tells the platform of every decision and settlement in turn, word for word the same', () => {
  const desk = submitted();
  const before = desk.current();
  const decided = desk.decide();
  const [first] = reportsOf(before, decided.ok ? decided.value : []);
  expect(reportsOf(before, decided.ok ? decided.value : [])).toEqual([first]);
  expect(JSON.parse(first?.text ?? '')).toMatchObject({
    n: 1,
    type: 'decided',
    place: { quotaId: 'Q1', place: 1 },
  });
  Object.assign(desk.current(), { deskReports: [first] });
  desk.hears(aDecision('refused'));
  const current = desk.current();
  const settled = desk.settle('object', '核对过');
  const [second] = reportsOf(current, settled.ok ? settled.value : [], true);
  expect(JSON.parse(second?.text ?? '')).toMatchObject({
    n: 2,
    type: 'settled',
    choice: 'object',
    drill: true,
  });
});

function aReceiptOf({ id: caseId, outbox }: Case) {
  const facts = { caseId, revision: 1, manifestSha256: 'c'.repeat(64), matterNumber: 'BJ-1' };
  const receipt = { ...facts, keyId: 'k', receivedAt: '2026-08-05T00:00:00.000Z' };
  return { entryId: outbox?.id ?? uuidv7(), receipt: { ...receipt, signature: 'c2ln' } };
}
