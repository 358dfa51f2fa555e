/** A page that came into the wrong paper goes where it belongs, with everything that was said of it. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { stationActor } from '../../electron/desk/station-actor';
import { isInspected } from '../../shared/domain/document';
import {
  aDeskOnPaper,
  aPage,
  aText,
  completeForm,
  fillCase,
  noHome,
  shippedPack,
} from '../support/case-builders';

function aFullCase() {
  const desk = aDeskOnPaper();
  const { caseId, give, current } = desk;
  give({ name: 'openCase', caseId, answers: noHome });
  fillCase(desk, completeForm);
  const [from, into] = current().documents;
  const page = from?.pages[0];
  if (from === undefined || into === undefined || page === undefined) throw new Error('No papers');
  const documentOf = (id: string) => current().documents.find((one) => one.id === id);
  return { ...desk, from, into, page, documentOf };
}

describe('a page', () => {
  it('keeps the text that was read while it was moved', () => {
    const { caseId, give, from, into, page, documentOf } = aFullCase();
    const onPage = { caseId, documentId: from.id, pageId: page.id };
    const { id: documentId, requirementId, kind } = into;
    give({ name: 'movePage', ...onPage, to: { documentId, requirementId, kind, role: 'extra' } });
    const text = aText(page);
    expect(give({ name: 'recordPageText', ...onPage, text }, stationActor).ok).toBe(true);
    expect(documentOf(into.id)?.pages.at(-1)).toMatchObject({ id: page.id, text });
  });

  it('goes to another paper with its picture, its reason and its text', () => {
    const { caseId, give, from, into, page, documentOf } = aFullCase();
    const onPage = { caseId, documentId: from.id, pageId: page.id };
    give({ name: 'recordPageText', ...onPage, text: aText(page) }, stationActor);
    const known = documentOf(from.id)?.pages.find(({ id }) => id === page.id);
    const { id: documentId, requirementId, kind } = into;
    const to = { documentId, requirementId, kind, role: 'extra' };
    expect(give({ name: 'movePage', ...onPage, to }).ok).toBe(true);
    expect(documentOf(from.id)?.pages.map(({ id }) => id)).not.toContain(page.id);
    expect(documentOf(into.id)?.pages.at(-1)).toEqual({ ...known, role: 'extra' });
  });

  it('that moved was not held beside its original there, nor was the paper it left', () => {
    const { caseId, give, from, into, page, documentOf, current } = aFullCase();
    expect([from, into].map(isInspected)).toEqual([true, true]);
    const { id: documentId, requirementId, kind } = into;
    const to = { documentId, requirementId, kind, role: 'extra' };
    give({ name: 'movePage', caseId, documentId: from.id, pageId: page.id, to });
    const after = [from, into].map(({ id }) => documentOf(id));
    expect(after.map((one) => one && isInspected(one))).toEqual([false, false]);
    expect(current().state).not.toBe('ready');
  });

  it('gets another name where it stands', () => {
    const { caseId, give, from, page, documentOf } = aFullCase();
    const { id: documentId, requirementId, kind } = from;
    const to = { documentId, requirementId, kind, role: 'extra' };
    const before = documentOf(from.id)?.pages.map(({ id }) => id);
    give({ name: 'movePage', caseId, documentId, pageId: page.id, to });
    expect(documentOf(from.id)?.pages.map(({ id }) => id)).toEqual(before);
    expect(documentOf(from.id)?.pages[0]?.role).toBe('extra');
    expect(documentOf(from.id)?.inspection).toBeUndefined();
    const again = give({ name: 'movePage', caseId, documentId, pageId: page.id, to });
    expect(again).toEqual({ ok: true, value: [] });
  });

  it('opens a paper for a line that had none', () => {
    const desk = aDeskOnPaper();
    const { caseId, give, current } = desk;
    give({ name: 'openCase', caseId, answers: noHome });
    const [line, other] = shippedPack.checklistFor(current()).requirements;
    const [option, otherOption] = [line?.options[0], other?.options[0]];
    if (
      line === undefined ||
      other === undefined ||
      option === undefined ||
      otherOption === undefined
    )
      throw new Error('No lines');
    const documentId = uuidv7();
    const page = aPage('cover');
    give({ name: 'addPage', caseId, documentId, requirementId: line.id, kind: option.kind, page });
    const to = {
      documentId: uuidv7(),
      requirementId: other.id,
      kind: otherOption.kind,
      role: otherOption.pages[0]?.role ?? 'extra',
    };
    expect(give({ name: 'movePage', caseId, documentId, pageId: page.id, to }).ok).toBe(true);
    expect(
      current().documents.map(({ requirementId, pages }) => [requirementId, pages.length]),
    ).toEqual([
      [line.id, 0],
      [other.id, 1],
    ]);
    const second = { ...to, documentId: uuidv7() };
    const rival = aPage('cover');
    give({
      name: 'addPage',
      caseId,
      documentId,
      requirementId: line.id,
      kind: option.kind,
      page: rival,
    });
    expect(
      give({ name: 'movePage', caseId, documentId, pageId: rival.id, to: second }),
    ).toMatchObject({
      error: { kind: 'requirementAnswered' },
    });
  });

  it('may not go to a paper that nobody asks for, or that is another kind', () => {
    const { caseId, give, from, into, page } = aFullCase();
    const onPage = { name: 'movePage' as const, caseId, documentId: from.id, pageId: page.id };
    const { id: documentId, requirementId, kind } = into;
    const role = 'extra';
    expect(
      give({ ...onPage, to: { documentId, requirementId: 'none', kind, role } }),
    ).toMatchObject({
      error: { kind: 'requirementUnknown' },
    });
    const elsewhere = { documentId, requirementId: from.requirementId, kind: from.kind, role };
    expect(give({ ...onPage, to: elsewhere })).toMatchObject({
      error: { kind: 'documentUnknown' },
    });
    const to = { documentId, requirementId, kind, role };
    expect(give({ ...onPage, pageId: uuidv7(), to })).toMatchObject({
      error: { kind: 'pageUnknown' },
    });
  });

  it('that is handed over again after it moved stays where it is', () => {
    const { caseId, give, from, into, page, current } = aFullCase();
    const { id: documentId, requirementId, kind } = into;
    const to = { documentId, requirementId, kind, role: 'extra' };
    give({ name: 'movePage', caseId, documentId: from.id, pageId: page.id, to });
    const place = { documentId: from.id, requirementId: from.requirementId, kind: from.kind };
    expect(give({ name: 'addPage', caseId, ...place, page })).toEqual({ ok: true, value: [] });
    const all = current().documents.flatMap(({ pages }) =>
      pages.filter(({ id }) => id === page.id),
    );
    expect(all).toHaveLength(1);
  });
});
