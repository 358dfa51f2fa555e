/** A page that cannot be read holds the case until another picture or a reason answers for it. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { completeness } from '../../shared/domain/completeness';
import type { PageFaultKind } from '../../shared/domain/page-judgement';
import { submissionSchema } from '../../shared/protocol/messages';
import { submissionOf } from '../../shared/protocol/submission';
import { blockingFaults, openFaults, pageShapeSchema } from '../../shared/domain/page-judgement';
import {
  aCut,
  aDeskOnPaper,
  aPage,
  completeForm,
  fillCase,
  noHome,
  shippedPack,
} from '../support/case-builders';

/** A case that is ready but for one page, photographed again with these faults. */
function withFaults(faults: PageFaultKind[]) {
  const desk = aDeskOnPaper();
  const { caseId, give, current } = desk;
  give({ name: 'openCase', caseId, answers: noHome });
  fillCase(desk, completeForm);
  const document = current().documents[0];
  const [first] = document?.pages ?? [];
  if (document === undefined || first === undefined) throw new Error('No page');
  const { id: documentId, requirementId, kind } = document;
  const page = { ...aPage(first.role), faults };
  give({ name: 'addPage', caseId, documentId, requirementId, kind, page, replaces: first.id });
  const judged = () => {
    const { requirements, state } = completeness(current(), shippedPack.checklistFor(current()));
    const line = requirements.find(({ requirement }) => requirement.id === requirementId);
    return { status: line?.status, faulty: line?.faultyPages.map(({ id }) => id), state };
  };
  const onPage = { caseId, documentId, pageId: page.id };
  const pageNow = () => current().documents[0]?.pages.find(({ id }) => id === page.id);
  const inspect = () => {
    const pages = current().documents[0]?.pages.map(({ id }) => id) ?? [];
    const verdict = 'originalSeen';
    give({ name: 'inspectDocument', caseId, documentId, pages, verdict, lookedAt: [], note: '' });
  };
  return { ...desk, onPage, page, pageNow, judged, inspect };
}

describe('a faulty page', () => {
  it('holds the case, also when the original was seen', () => {
    const { caseId, page, give, judged, inspect, current } = withFaults(['blurred', 'glare']);
    expect(judged()).toEqual({ status: 'pagesFaulty', faulty: [page.id], state: 'incomplete' });
    inspect();
    expect(judged().status).toBe('pagesFaulty');
    expect(give({ name: 'submitCase', caseId }).ok).toBe(false);
    expect(current().state).toBe('incomplete');
  });

  it('stays for a reason, which is kept with the name and the hour', () => {
    const { onPage, give, judged, pageNow, inspect, current } = withFaults(['blurred']);
    give({ name: 'keepPage', ...onPage, reason: '原件本身模糊' });
    expect(pageNow()?.kept).toMatchObject({ reason: '原件本身模糊', faults: ['blurred'] });
    expect(pageNow()?.kept?.at).toBe('2026-08-01T02:00:00.000Z');
    inspect();
    expect(judged()).toEqual({ status: 'done', faulty: [], state: 'ready' });
    expect(give({ name: 'submitCase', caseId: onPage.caseId }).ok).toBe(true);
    const sent = submissionSchema.parse(submissionOf(current(), '程望'));
    const pages = sent.documents.flatMap((document) => document.pages);
    const kept = pages.flatMap((page) => (page.kept === undefined ? [] : [page.kept]));
    expect(kept).toMatchObject([{ reason: '原件本身模糊', faults: ['blurred'] }]);
  });

  it('needs no reason twice, and none where nothing is wrong', () => {
    const { onPage, give, pageNow } = withFaults(['dark']);
    give({ name: 'keepPage', ...onPage, reason: '一' });
    const again = give({ name: 'keepPage', ...onPage, reason: '二' });
    expect(again).toEqual({ ok: true, value: [] });
    expect(pageNow()?.kept?.reason).toBe('一');
    const sound = withFaults([]);
    expect(sound.give({ name: 'keepPage', ...sound.onPage, reason: '一' })).toMatchObject({
      value: [],
    });
  });

  it('is put right by a new cut, which leaves original and inspection as they were', () => {
    const { onPage, give, pageNow, page, judged, inspect } = withFaults(['cut']);
    inspect();
    const { corrected } = aPage('x');
    give({ name: 'adjustPage', ...onPage, corrected, ...aCut });
    expect(pageNow()).toMatchObject({ original: page.original, corrected, shape: aCut.shape });
    expect(judged()).toEqual({ status: 'done', faulty: [], state: 'ready' });
  });

  it('with fewer pixels than the archive asks for is an advice: it holds nothing, and stays for a reason', () => {
    const { caseId, onPage, give, pageNow, judged, inspect, current } = withFaults(['coarse']);
    expect(openFaults(pageNow() ?? {})).toEqual(['coarse']);
    expect(blockingFaults(pageNow() ?? {})).toEqual([]);
    inspect();
    expect(judged()).toMatchObject({ status: 'done', faulty: [] });
    give({ name: 'keepPage', ...onPage, reason: '摄像头只有这么清楚' });
    expect(pageNow()?.kept).toMatchObject({ reason: '摄像头只有这么清楚', faults: ['coarse'] });
    expect(openFaults(pageNow() ?? {})).toEqual([]);
    expect(
      give({ name: 'noticeMissing', caseId, letterId: uuidv7(), deadline: '2026-08-10' }).ok,
    ).toBe(false);
    expect(current().state).toBe('ready');
  });

  it('is faulty again when a new cut shows what nobody kept it for', () => {
    const { onPage, give, pageNow, judged } = withFaults(['cut']);
    give({ name: 'keepPage', ...onPage, reason: '边角无字' });
    const { corrected } = aPage('x');
    give({ name: 'adjustPage', ...onPage, corrected, ...aCut, faults: ['cut', 'small'] });
    expect(openFaults(pageNow() ?? {})).toEqual(['small']);
    expect(judged().status).toBe('pagesFaulty');
  });

  it('is listed by the name of its page in the notice of what is missing', () => {
    const { caseId, give, current } = withFaults(['glare']);
    const letterId = uuidv7();
    expect(give({ name: 'noticeMissing', caseId, letterId, deadline: '2026-08-10' }).ok).toBe(true);
    const told = current()
      .letters.at(-1)
      ?.supplement?.items.find(({ want }) => want === 'unclear');
    expect(told?.pages).toHaveLength(1);
  });

  it('of another document or case is refused', () => {
    const { onPage, give } = withFaults(['glare']);
    const other = { ...onPage, pageId: uuidv7() };
    expect(give({ name: 'keepPage', ...other, reason: '一' })).toMatchObject({
      error: { kind: 'pageUnknown' },
    });
    const { corrected } = aPage('x');
    expect(give({ name: 'adjustPage', ...other, corrected, ...aCut })).toMatchObject({
      error: { kind: 'pageUnknown' },
    });
  });
});

it('a corner is a number that a picture can have', () => {
  const { shape } = aCut;
  expect(pageShapeSchema.safeParse(shape).success).toBe(true);
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 1e9]) {
    const corners = [[wrong, 0], ...shape.corners.slice(1)];
    expect(pageShapeSchema.safeParse({ ...shape, corners }).success).toBe(false);
  }
});
