/** 复核: what of a case waits for a second pair of eyes, whose it is, and that the desk's judgement agrees. */
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import type { Case } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/command';
import type { Decision } from '../../shared/domain/delivery';
import { closingSince, letterDue, mayReview, reviewTaskOf } from '../../shared/domain/review-task';
import { err } from '../../shared/domain/result';
import { documentsToRead, pageName, pagesToRead } from '../../renderer/features/review/case-pages';
import { unseenIn } from '../../renderer/features/review/seen-pages';
import {
  aDeskOnPaper,
  admin,
  aQuota,
  aSchool,
  completeForm,
  fillCase,
  noHome,
  shippedPack,
} from '../support/case-builders';
import { aDecision } from '../support/case-scenarios';

const reviewer: Actor = { id: uuidv7(), name: '邢望', role: 'reviewer' };
const clerk: Actor = { id: uuidv7(), name: '安以宁', role: 'clerk' };
const platform: Actor = { id: 'platform', name: '平台', role: 'platform' };

/** Submitted at a desk that may decide by itself. */
function submitted() {
  const desk = aDeskOnPaper([], { quotas: [aQuota()] });
  const { caseId, give } = desk;
  give({ name: 'openCase', caseId, answers: noHome });
  fillCase(desk, completeForm);
  give({ name: 'submitCase', caseId });
  const outbox: Case['outbox'] = {
    id: uuidv7(),
    caseId,
    revision: 1,
    queuedAt: '2026-08-01T02:00:00.000Z',
    submission: { sha256: 'c'.repeat(64), bytes: 1 },
    state: 'queued',
  };
  Object.assign(desk.current(), { state: 'queued', outbox });
  const decisionId = uuidv7();
  const verdict = { outcome: 'accepted', school: 'S1' } as const;
  return {
    ...desk,
    task: () => reviewTaskOf(desk.current(), true),
    decide: (actor = reviewer) =>
      give({ name: 'decideAtDesk', caseId, decisionId, verdict }, actor),
    issue: (kind: 'placeNotice' | 'refusalNotice', actor = reviewer) =>
      give({ name: 'issueLetter', caseId, letterId: uuidv7(), kind }, actor),
    hears: (decision: Decision) =>
      give({ name: 'recordDecision', caseId, changeId: uuidv7(), decision }, platform),
    settle: (choice: 'accept' | 'object') =>
      give({ name: 'settleDisagreement', caseId, decisionId, choice, reason: '核对过' }, reviewer),
  };
}

it('is one task after the other, from the decision to its letter, and nothing after that', () => {
  const desk = submitted();
  expect(desk.task()).toBe('decide');
  expect(reviewTaskOf(desk.current(), false)).toBeUndefined();
  expect(closingSince(desk.current())).toBeUndefined();
  expect(desk.decide().ok).toBe(true);
  expect(desk.task()).toBe('letter');
  expect(letterDue(desk.current())).toBe('placeNotice');
  expect(closingSince(desk.current())).toBe('2026-08-01');
  expect(desk.issue('placeNotice').ok).toBe(true);
  expect(desk.task()).toBeUndefined();
});

it('is a disagreement first, and the letter of what was settled then', () => {
  const desk = submitted();
  desk.decide();
  desk.hears({ ...aDecision('refused'), at: '2026-08-06T02:00:00.000Z' });
  expect(desk.task()).toBe('settle');
  expect(letterDue(desk.current())).toBeUndefined();
  expect(closingSince(desk.current())).toBe('2026-08-06');
  expect(desk.settle('accept').ok).toBe(true);
  expect(desk.task()).toBe('letter');
  expect(letterDue(desk.current())).toBe('refusalNotice');
  expect(desk.issue('refusalNotice').ok).toBe(true);
  expect(desk.task()).toBeUndefined();
});

it('waits again where the letter was declared void', () => {
  const desk = submitted();
  desk.decide();
  desk.issue('placeNotice');
  const letterId = desk.current().letters.at(-1)?.id ?? '';
  const { caseId } = desk;
  desk.give({ name: 'voidLetter', caseId, letterId, reason: '打错' }, reviewer);
  expect(desk.task()).toBe('letter');
});

it('is a letter alone where the platform decides', () => {
  const desk = submitted();
  desk.hears({ ...aDecision('accepted'), school: aSchool });
  expect(reviewTaskOf(desk.current(), false)).toBe('letter');
});

it('is told to be whose the desk lets do it', () => {
  const desk = submitted();
  const asReviewer: Actor = { ...admin, role: 'reviewer' };
  for (const [actor, may, refusal] of [
    [admin, 'own', err({ kind: 'ownCase' })],
    [asReviewer, 'own', err({ kind: 'ownCase' })],
    [clerk, 'no', err({ kind: 'notAllowedForRole', command: 'decideAtDesk' })],
  ] as const) {
    expect(mayReview(desk.current(), 'decide', actor)).toBe(may);
    expect(desk.decide(actor)).toEqual(refusal);
  }
  expect(mayReview(desk.current(), 'decide', reviewer)).toBe('yes');
  desk.decide();
  // A small school has nobody but its administrator to issue what was decided.
  expect(mayReview(desk.current(), 'letter', asReviewer)).toBe('own');
  expect(desk.issue('placeNotice', asReviewer)).toEqual(err({ kind: 'ownCase' }));
  expect(mayReview(desk.current(), 'letter', admin)).toBe('yes');
  expect(desk.issue('placeNotice', admin).ok).toBe(true);
});

it('has every page of every paper to be seen, each under the name of its paper', () => {
  const current = submitted().current();
  const documents = documentsToRead(current, shippedPack.pack, '其他页');
  const pages = pagesToRead(documents, shippedPack.pack);
  expect(pages.map(({ page }) => page.id)).toEqual(
    current.documents.flatMap((one) => one.pages.map(({ id }) => id)),
  );
  expect(pages.map(pageName)[0]).toMatch(/户口簿.*·/u);
  const seen = new Set<string>();
  const has = ({ id }: { readonly id: string }) => seen.has(id);
  const all = current.documents.filter((one) => one.pages.length > 0).length;
  expect(unseenIn(current, { has })).toMatchObject({ documents: all });
  for (const { page } of pages.slice(1)) seen.add(page.id);
  expect(unseenIn(current, { has })).toEqual({ documents: 1, pages: [pages[0]?.page] });
  seen.add(pages[0]?.page.id ?? '');
  expect(unseenIn(current, { has })).toEqual({ documents: 0, pages: [] });
});
