/** Commands given twice or out of place, and blocks of numbers that overlap. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { drawNumber } from '../../shared/domain/numbering';
import { aDeskOnPaper, aPage, noHome } from '../support/case-builders';

describe('a page', () => {
  function withPage() {
    const desk = aDeskOnPaper();
    const { caseId } = desk;
    desk.give({ name: 'openCase', caseId, answers: noHome });
    const documentId = uuidv7();
    const page = aPage('cover');
    const add = {
      name: 'addPage',
      caseId,
      documentId,
      requirementId: 'register',
      kind: 'hukou',
      page,
    } as const;
    desk.give(add);
    return { desk, add };
  }

  it('that is handed over again changes nothing', () => {
    const { desk, add } = withPage();
    expect(desk.give(add)).toEqual({ ok: true, value: [] });
  });

  it('is not put under a document of another requirement', () => {
    const { desk, add } = withPage();
    const other = { ...add, requirementId: 'noHome', kind: 'noHome', page: aPage('first') };
    expect(desk.give(other)).toEqual({ ok: false, error: { kind: 'documentUnknown' } });
  });

  it('does not begin a second document for a line that one answers already, until that one is empty', () => {
    const { desk, add } = withPage();
    const second = { ...add, documentId: uuidv7(), page: aPage('child') };
    expect(desk.give(second)).toEqual({ ok: false, error: { kind: 'requirementAnswered' } });
    const { caseId, documentId } = add;
    desk.give({ name: 'removePage', caseId, documentId, pageId: add.page.id });
    expect(desk.give(second).ok).toBe(true);
    expect(desk.give({ ...add, page: aPage('cover') })).toEqual({
      ok: false,
      error: { kind: 'requirementAnswered' },
    });
  });
});

describe('a serial', () => {
  it('is never drawn twice for one station code, though a platform gives a block that overlaps', () => {
    const block = { series: 'case' as const, stationCode: 'L2345', from: 1, to: 99 };
    const blocks = [
      { ...block, id: 'given', to: 50 },
      { ...block, id: 'local' },
    ];
    const drawn = new Map([['local', 12]]);
    expect(drawNumber('case', blocks, drawn)?.serial).toBe(13);
    expect(drawNumber('case', blocks, new Map([['local', 50]]))).toMatchObject({
      blockId: 'local',
      serial: 51,
    });
    expect(
      drawNumber(
        'case',
        blocks,
        new Map([
          ['local', 12],
          ['given', 13],
        ]),
      )?.serial,
    ).toBe(14);
  });
});
