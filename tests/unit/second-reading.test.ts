/** 第二人核验: a doubt is settled by another person, and some papers are drawn to be looked at once more. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../shared/domain/case';
import { caseEventSchema, caseSchema } from '../../shared/domain/case';
import { completeness } from '../../shared/domain/completeness';
import { evolveAll } from '../../shared/domain/evolve';
import { err } from '../../shared/domain/result';
import { asksReading, readingWanted } from '../../shared/domain/second-reading';
import { submissionOf } from '../../shared/protocol/submission';
import {
  aDeskOnPaper,
  admin,
  aPage,
  completeForm,
  fillCase,
  noHome,
  pageIdsOf,
  shippedPack,
} from '../support/case-builders';
import { auditor, clerk, filled, reviewer } from '../support/second-reading';

function statusOf(current: Case, documentId: string) {
  const { requirements, state } = completeness(current, shippedPack.checklistFor(current));
  const line = requirements.find(({ document }) => document?.id === documentId);
  return [line?.status, state];
}

describe('a doubt', () => {
  it('is not taken back by who has it, nor by whoever works on the case after', () => {
    const desk = filled();
    desk.inspect('doubtful');
    expect(desk.current().state).toBe('inspecting');
    for (const verdict of ['originalSeen', 'copyOnly'] as const) {
      expect(desk.inspect(verdict)).toEqual(err({ kind: 'secondReadingDue' }));
      expect(desk.read(verdict, clerk)).toEqual(err({ kind: 'ownInspection' }));
    }
    const to = admin.id;
    desk.give({ name: 'handOverCase', caseId: desk.caseId, to, note: '' });
    expect(desk.inspect('originalSeen', admin)).toEqual(err({ kind: 'secondReadingDue' }));
    expect(desk.document().inspection?.verdict).toBe('doubtful');
    expect(desk.document().readings).toBeUndefined();
  });

  it('is settled by another person, and both verdicts stay', () => {
    const desk = filled();
    desk.inspect('doubtful');
    expect(readingWanted(desk.document())).toBe('doubt');
    expect(desk.read('originalSeen').ok).toBe(true);
    expect(statusOf(desk.current(), desk.documentId)).toEqual(['done', 'ready']);
    expect(desk.current().state).toBe('ready');
    expect(desk.document()).toMatchObject({
      inspection: { verdict: 'doubtful', by: clerk.name, note: '章看不清' },
      inspectedById: clerk.id,
      readings: [{ verdict: 'originalSeen', by: reviewer.name, byId: reviewer.id }],
    });
    expect(desk.document().readings?.[0]).not.toHaveProperty('alone');
    expect(readingWanted(desk.document())).toBeUndefined();
    // Nobody rubs it out by inspecting the same pages again.
    expect(desk.inspect('originalSeen')).toEqual(err({ kind: 'secondReadingDue' }));
  });

  it('stays while the other person doubts as well, and that person or a third may look again', () => {
    const desk = filled();
    desk.inspect('doubtful');
    desk.read('doubtful');
    expect(desk.current().state).toBe('inspecting');
    expect(asksReading(desk.current())).toBe(true);
    desk.read('copyOnly', admin);
    expect(statusOf(desk.current(), desk.documentId)[1]).toBe('inspecting');
    expect(desk.read('originalSeen').ok).toBe(true);
    expect(desk.current().state).toBe('ready');
    expect(desk.document().readings?.map(({ by, verdict }) => [by, verdict])).toEqual([
      [reviewer.name, 'doubtful'],
      [admin.name, 'copyOnly'],
      [reviewer.name, 'originalSeen'],
    ]);
  });

  it('is answered in words, for the pages that are there, and only where one was asked for', () => {
    const desk = filled();
    expect(desk.read('originalSeen', admin)).toEqual(err({ kind: 'secondReadingNotAsked' }));
    desk.inspect('doubtful');
    const empty = desk.read('originalSeen', reviewer, { note: ' ' });
    expect(empty).toEqual(err({ kind: 'readingNoteMissing' }));
    const other = desk.read('originalSeen', reviewer, { pages: [uuidv7()] });
    expect(other).toEqual(err({ kind: 'pagesChanged' }));
    expect(desk.read('originalSeen', auditor)).toEqual(
      err({ kind: 'notAllowedForRole', command: 'readSecond' }),
    );
  });

  it('is for nobody who may not see the draft: it is seen while a paper waits, and no longer', () => {
    const desk = filled();
    expect(desk.read('originalSeen')).toEqual(err({ kind: 'caseOfAnother' }));
    const stranger = { ...reviewer, id: uuidv7() };
    desk.inspect('doubtful');
    const changes = { 'child.nation': '回' };
    expect(desk.give({ name: 'editForm', caseId: desk.caseId, changes }, stranger).ok).toBe(false);
    expect(desk.read('originalSeen', stranger).ok).toBe(true);
    expect(desk.read('originalSeen', stranger)).toEqual(err({ kind: 'caseOfAnother' }));
  });

  it('is over with another paper that was photographed, and not with a page less', () => {
    const desk = filled();
    const second = desk.shoot();
    desk.inspect('doubtful');
    const { caseId, documentId } = desk;
    desk.give({ name: 'removePage', caseId, documentId, pageId: second });
    expect(desk.inspect('originalSeen')).toEqual(err({ kind: 'secondReadingDue' }));
    expect(desk.inspect('doubtful').ok).toBe(true);
    desk.shoot(desk.document().pages[0]?.id);
    expect(readingWanted(desk.document())).toBeUndefined();
    expect(desk.inspect('originalSeen').ok).toBe(true);
    expect(desk.current().state).toBe('ready');
    expect(desk.document().inspection?.verdict).toBe('originalSeen');
  });

  it('is settled by who has it where nobody else works, and the record says so', () => {
    const alone = aDeskOnPaper([], { colleagues: [auditor] });
    alone.give({ name: 'openCase', caseId: alone.caseId, answers: noHome });
    fillCase(alone, completeForm);
    const [document] = alone.current().documents;
    const documentId = document?.id ?? '';
    const pages = pageIdsOf(alone.current(), documentId);
    const look = { caseId: alone.caseId, documentId, pages, lookedAt: [] };
    alone.give({ name: 'inspectDocument', ...look, verdict: 'doubtful', note: '章看不清' });
    expect(
      alone.give({ name: 'inspectDocument', ...look, verdict: 'originalSeen', note: '' }),
    ).toEqual(err({ kind: 'secondReadingDue' }));
    const settled = { ...look, verdict: 'originalSeen' as const, note: '打电话问过' };
    expect(alone.give({ name: 'readSecond', ...settled }).ok).toBe(true);
    const [read] = alone.current().documents;
    expect(read?.readings).toMatchObject([{ by: admin.name, alone: true, note: '打电话问过' }]);
    expect(alone.current().state).toBe('ready');
  });

  it('travels as it was settled, in the words the platform knows', () => {
    const desk = filled();
    desk.inspect('doubtful');
    desk.read('originalSeen');
    desk.give({ name: 'submitCase', caseId: desk.caseId });
    const sent = submissionOf(desk.current(), clerk.name).documents;
    const { inspection } = sent.find(({ id }) => id === desk.documentId) ?? {};
    expect(inspection).toEqual({
      verdict: 'originalSeen',
      lookedAt: [],
      note: '打电话问过',
      pages: pageIdsOf(desk.current(), desk.documentId),
      at: '2026-08-01T02:00:00.000Z',
      by: reviewer.name,
    });
    expect(sent.flatMap((one) => Object.keys(one))).not.toContain('readings');
  });
});

describe('a draw', () => {
  const drawing = (...draws: boolean[]) => filled({ drawsReading: () => draws.shift() ?? false });

  it('is in the record, so that it is the same whenever it is read again', () => {
    const desk = drawing(false, true);
    const [first, second] = desk.current().documents;
    expect([first?.drawnForReading, second?.drawnForReading]).toEqual([undefined, true]);
    const again = desk.events.map((event) => caseEventSchema.parse(structuredClone(event)));
    expect(evolveAll(undefined, desk.caseId, again)).toEqual(desk.current());
    expect(caseSchema.parse(structuredClone(desk.current()))).toEqual(desk.current());
  });

  it('keeps no case back, and is answered by another person also after it left', () => {
    const desk = drawing(true);
    expect(desk.current().state).toBe('ready');
    expect(desk.give({ name: 'submitCase', caseId: desk.caseId }).ok).toBe(true);
    expect(readingWanted(desk.document())).toBe('drawn');
    expect(desk.read('originalSeen', clerk)).toEqual(err({ kind: 'ownInspection' }));
    const seen = desk.read('originalSeen', reviewer, { note: '', fromPictures: true });
    expect(seen.ok).toBe(true);
    expect(desk.document().readings).toMatchObject([{ byId: reviewer.id, fromPictures: true }]);
    expect(readingWanted(desk.document())).toBeUndefined();
  });

  it('opens the line again where the other person doubts', () => {
    const desk = drawing(true);
    desk.read('doubtful');
    expect(desk.current().state).toBe('inspecting');
    expect(desk.inspect('originalSeen')).toEqual(err({ kind: 'secondReadingDue' }));
    expect(desk.read('originalSeen', admin).ok).toBe(true);
    expect(desk.current().state).toBe('ready');
  });

  it('is made once for a paper: inspecting it again, or photographing it, changes nothing of it', () => {
    const draws = [false, ...Array.from({ length: 40 }, () => true)];
    const desk = filled({ drawsReading: () => draws.shift() ?? true });
    const left = draws.length;
    desk.inspect('originalSeen');
    expect(desk.document().drawnForReading).toBeUndefined();
    expect(draws.length).toBe(left);
    const drawn = drawing(true);
    drawn.shoot(drawn.document().pages[0]?.id);
    drawn.inspect('originalSeen');
    expect(drawn.document().drawnForReading).toBe(true);
    const { caseId, documentId } = drawn;
    const { requirementId, kind, pages } = drawn.document();
    for (const { id: pageId } of pages) {
      drawn.give({ name: 'removePage', caseId, documentId, pageId });
    }
    const other = uuidv7();
    const page = aPage('cover');
    drawn.give({ name: 'addPage', caseId, documentId: other, requirementId, kind, page });
    const look = { documentId: other, pages: [page.id], verdict: 'originalSeen' as const };
    drawn.give({ name: 'inspectDocument', caseId, ...look, lookedAt: [], note: '' });
    expect(drawn.current().documents.find(({ id }) => id === other)?.drawnForReading).toBe(true);
  });

  it('is not made for a copy, nor where nobody else could look', () => {
    let draws = 0;
    const drawsReading = () => (draws += 1) > 0;
    const alone = aDeskOnPaper([], { colleagues: [auditor], drawsReading });
    alone.give({ name: 'openCase', caseId: alone.caseId, answers: noHome });
    fillCase(alone, completeForm);
    expect(draws).toBe(0);
    const desk = filled({ drawsReading: () => false });
    desk.inspect('copyOnly');
    expect(desk.document().drawnForReading).toBeUndefined();
  });
});

it('reads what was inspected before second readings were kept', () => {
  const desk = filled();
  const old = structuredClone(desk.current());
  for (const document of old.documents) delete document.inspectedById;
  expect(caseSchema.parse(old)).toEqual(old);
  const [first] = old.documents;
  if (first?.inspection === undefined) throw new Error('Not inspected');
  expect(readingWanted(first)).toBeUndefined();
  expect(
    readingWanted({ ...first, inspection: { ...first.inspection, verdict: 'doubtful' } }),
  ).toBe('doubt');
});
