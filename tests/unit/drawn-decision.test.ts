/** The desk decides by itself only when every drawn paper was read by another person 第二人核验. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Asked } from '../../shared/domain/command';
import { err } from '../../shared/domain/result';
import { admin, aQuota, pageIdsOf } from '../support/case-builders';
import { filled, reviewer } from '../support/second-reading';

describe('a decision of the desk', () => {
  function submitted(...draws: boolean[]) {
    const desk = filled({
      quotas: [aQuota()],
      drawsReading: () => draws.shift() ?? false,
    });
    const { caseId } = desk;
    desk.give({ name: 'submitCase', caseId });
    const entry = { id: uuidv7(), caseId, revision: 1, queuedAt: '2026-08-01T02:00:00.000Z' };
    const submission = { sha256: 'c'.repeat(64), bytes: 1 };
    Object.assign(desk.current(), {
      state: 'queued',
      outbox: { ...entry, submission, state: 'queued' },
    });
    const decide = (read?: Asked<'decideAtDesk'>['read']) =>
      desk.give(
        {
          name: 'decideAtDesk',
          caseId,
          decisionId: uuidv7(),
          verdict: { outcome: 'accepted', school: 'S1' },
          ...(read && { read }),
        },
        reviewer,
      );
    return { ...desk, decide };
  }
  const pagesOf = (desk: ReturnType<typeof submitted>) => ({
    documentId: desk.documentId,
    pages: pageIdsOf(desk.current(), desk.documentId),
  });

  it('waits for every drawn paper to be read by another person', () => {
    const desk = submitted(true, true);
    expect(desk.decide()).toEqual(err({ kind: 'secondReadingMissing', count: 2 }));
    expect(desk.decide([pagesOf(desk)])).toEqual(err({ kind: 'secondReadingMissing', count: 1 }));
    expect(desk.current().decision).toBeUndefined();
  });

  it('records with it what was read from the pictures, of the pages that are there', () => {
    const desk = submitted(true);
    const other = desk.decide([{ documentId: desk.documentId, pages: [] }]);
    expect(other).toEqual(err({ kind: 'pagesChanged' }));
    const done = desk.decide([pagesOf(desk)]);
    expect(done.ok && done.value.map(({ type }) => type)).toEqual([
      'secondReadingRecorded',
      'decidedAtDesk',
    ]);
    expect(desk.document().readings).toMatchObject([
      { verdict: 'originalSeen', byId: reviewer.id, fromPictures: true },
    ]);
    expect(desk.current().decision?.outcome).toBe('accepted');
  });

  it('asks for nothing that was read before, or not drawn', () => {
    const desk = submitted(true);
    desk.read('originalSeen', admin);
    expect(desk.decide().ok).toBe(true);
    const none = submitted();
    expect(none.decide([pagesOf(none)]).ok).toBe(true);
    expect(none.document().readings).toBeUndefined();
  });

  it('is not made while somebody doubts, whoever that is', () => {
    const desk = submitted(true);
    desk.read('doubtful');
    expect(desk.decide([pagesOf(desk)])).toEqual(err({ kind: 'originalsNotSeen', count: 1 }));
  });
});
