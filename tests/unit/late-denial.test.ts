/** A department denies what was submitted already: the case comes back to be put right, and goes on when that is settled. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../shared/domain/case';
import { termOf } from '../../shared/domain/deadline';
import { evolve } from '../../shared/domain/evolve';
import { openMismatches } from '../../shared/domain/fact-standing';
import { deniedFields, deniedPapers } from '../../shared/domain/late-denial';
import type { VerificationAnswer } from '../../shared/domain/verification';
import {
  aDeskOnPaper,
  aPage,
  completeForm,
  fillCase,
  noHome,
  shippedPack,
} from '../support/case-builders';

const platform = { id: 'platform', name: '平台', role: 'platform' } as const;
const at = '2026-07-10T03:00:00.000Z';

/** A case that was asked about and handed over before the answer came. */
function submitted() {
  const desk = aDeskOnPaper();
  const { caseId, give, current } = desk;
  give({ name: 'openCase', caseId, answers: noHome });
  fillCase(desk, completeForm);
  const authorisation = {
    version: '2026-1',
    text: '同意',
    signature: aPage('signature').original,
  };
  const who = { person: 'guardian1', name: '尉迟砚', paper: 'residentId' } as const;
  const finding = { id: uuidv7(), ...who, verdict: 'same', note: '', authorisation } as const;
  give({ name: 'checkIdentity', caseId, finding });
  const ask = () => {
    const id = uuidv7();
    const questions = [{ id, fact: 'register' as const }];
    expect(give({ name: 'askVerification', caseId, questions }).ok).toBe(true);
    return id;
  };
  const said = (id: string, verdict: VerificationAnswer['verdict'], isNamed = true) => {
    const named = { key: 'register.head', verdict: 'mismatch', returned: '尉迟石' } as const;
    const fields = verdict === 'mismatch' && isNamed ? [named] : [];
    const answer = { verdict, source: '公安机关', evidence: 'HY1', at, fields };
    const told = { caseId, changeId: uuidv7(), verificationId: id, answer };
    return give({ name: 'recordVerification', ...told }, platform);
  };
  const receive = (revision = 1) => {
    const { outbox } = current();
    const receipt = {
      ...{ caseId, revision, manifestSha256: 'a'.repeat(64), matterNumber: 'M1' },
      ...{ receivedAt: at, keyId: 'k', signature: 's' },
    };
    return give(
      { name: 'recordReceipt', caseId, entryId: outbox?.id ?? uuidv7(), receipt },
      platform,
    );
  };
  const step = () =>
    give(
      {
        name: 'recordReviewStep',
        caseId,
        changeId: uuidv7(),
        step: { step: 'systemCheck', passed: true, note: '', at },
      },
      platform,
    );
  const id = ask();
  expect(give({ name: 'submitCase', caseId }).ok).toBe(true);
  // What the desk itself adds to a submission.
  const entry = {
    ...{ state: 'queued' as const, id: uuidv7(), caseId, revision: 1, queuedAt: at },
    submission: { sha256: 'b'.repeat(64), bytes: 1 },
  };
  Object.assign(current(), evolve(current(), caseId, { type: 'outboxQueued', entry }));
  return { ...desk, id, ask, said, receive, step };
}

const openFacts = (current: Case) => openMismatches(current).map(({ fact }) => fact);

describe('a denial after the submission', () => {
  it('brings the case back with its fields, its paper and the day until which the platform answers', () => {
    const { current, id, said, receive } = submitted();
    receive();
    expect(current().state).toBe('received');
    said(id, 'mismatch');
    expect(current()).toMatchObject({ state: 'correctionAsked', denied: { from: 'received' } });
    const [denied] = openMismatches(current());
    if (denied === undefined) throw new Error('Nothing denied');
    expect(deniedFields(denied)).toEqual(['register.head']);
    expect(deniedPapers(denied, shippedPack.checklistFor(current()))).toEqual(['register']);
    // Seven working days after Friday, 10 July.
    expect(termOf(current())).toEqual({ kind: 'correction', day: '2026-07-21' });
  });

  it('waits for the receipt where the submission is still under way', () => {
    const { current, id, said, receive } = submitted();
    said(id, 'noSuchPerson');
    expect(current()).toMatchObject({ state: 'queued' });
    expect(current().denied).toBeUndefined();
    receive();
    expect(current()).toMatchObject({ state: 'correctionAsked', denied: { from: 'received' } });
  });

  it('is over when the same is confirmed later, and the case goes on where the platform has it', () => {
    const { current, id, ask, said, receive, step } = submitted();
    receive();
    said(id, 'mismatch');
    step();
    expect(current().state).toBe('correctionAsked');
    const again = ask();
    said(again, 'timedOut');
    expect(current().state).toBe('correctionAsked');
    said(ask(), 'match');
    expect(current()).toMatchObject({ state: 'underReview', revision: 1 });
    expect(current().denied).toBeUndefined();
  });

  it('is over when somebody proves it, and what was submitted stands', () => {
    const { caseId, current, give, id, said, receive } = submitted();
    receive();
    said(id, 'mismatch');
    const settled = { kind: 'verificationMismatch', key: id, outcome: 'evidence' } as const;
    give({ name: 'settleFinding', caseId, ...settled, reason: '户口簿刚换' });
    expect(current()).toMatchObject({ state: 'received', revision: 1 });
    expect(current().denied).toBeUndefined();
  });

  it('is submitted again once something was changed, whatever departments say meanwhile', () => {
    const { caseId, current, give, id, said, receive } = submitted();
    receive();
    said(id, 'mismatch');
    give({ name: 'editForm', caseId, changes: { 'register.head': '尉迟石' } });
    expect(openFacts(current())).toEqual([]);
    expect(current()).toMatchObject({ state: 'ready', denied: { touched: true } });
    give({ name: 'editForm', caseId, changes: { 'register.head': '尉迟砚' } });
    const settled = { kind: 'verificationMismatch', key: id, outcome: 'evidence' } as const;
    give({ name: 'settleFinding', caseId, ...settled, reason: '户口簿刚换' });
    expect(current().state).toBe('ready');
    expect(give({ name: 'submitCase', caseId }).ok).toBe(true);
    expect(current()).toMatchObject({ revision: 2 });
    expect(current().denied).toBeUndefined();
  });

  it('is none where a department could not answer, nor after the platform decided', () => {
    const gap = submitted();
    gap.receive();
    gap.said(gap.id, 'timedOut');
    expect(gap.current().state).toBe('received');
    const decided = submitted();
    decided.receive();
    const decision = {
      ...{ outcome: 'refused' as const, at, reasonCode: 'r', reason: '不符合' },
      ...{ legalBasis: '', remedy: '可以复核' },
    };
    const { caseId, give, current, id, said } = decided;
    give({ name: 'recordDecision', caseId, changeId: uuidv7(), decision }, platform);
    said(id, 'mismatch');
    expect(current().state).toBe('decided');
    expect(openFacts(current())).toEqual(['register']);
  });
});
