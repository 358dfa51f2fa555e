/** What the program read on a page speaks of that picture alone, and goes nowhere that papers do not go. */
import { describe, expect, it } from 'vitest';
import { stationActor } from '../../electron/desk/station-actor';
import { currentText, filesOfPage } from '../../shared/domain/document';
import { submissionSchema } from '../../shared/protocol/messages';
import { submissionOf } from '../../shared/protocol/submission';
import {
  aCut,
  aDeskOnPaper,
  aPage,
  aText,
  completeForm,
  fillCase,
  noHome,
  smaller,
} from '../support/case-builders';

function aReadPage() {
  const desk = aDeskOnPaper();
  const { caseId, give, current } = desk;
  give({ name: 'openCase', caseId, answers: noHome });
  fillCase(desk, completeForm);
  const document = current().documents[0];
  const page = document?.pages[0];
  if (document === undefined || page === undefined) throw new Error('No page');
  const onPage = { caseId, documentId: document.id, pageId: page.id };
  const text = aText(page);
  const pageNow = () => current().documents[0]?.pages[0] ?? page;
  return { ...desk, page, text, onPage, pageNow };
}

describe('the text of a page', () => {
  it('is kept with the page, once', () => {
    const { give, onPage, text, pageNow } = aReadPage();
    expect(give({ name: 'recordPageText', ...onPage, text }, stationActor)).toMatchObject({
      ok: true,
      value: [{ type: 'pageRead', text }],
    });
    expect(currentText(pageNow())).toEqual(text);
    expect(filesOfPage(pageNow())).toContain(text.sha256);
    expect(give({ name: 'recordPageText', ...onPage, text }, stationActor)).toEqual({
      ok: true,
      value: [],
    });
  });

  it('is dropped when the page was cut anew or taken away while it was read', () => {
    const { give, onPage, text, pageNow } = aReadPage();
    const { corrected } = aPage('cover');
    const anew = { ...corrected, sha256: 'e'.repeat(64) };
    give({ name: 'adjustPage', ...onPage, corrected: anew, ...aCut });
    expect(give({ name: 'recordPageText', ...onPage, text }, stationActor)).toEqual({
      ok: true,
      value: [],
    });
    expect(pageNow().text).toBeUndefined();
    give({ name: 'removePage', ...onPage });
    expect(give({ name: 'recordPageText', ...onPage, text }, stationActor)).toEqual({
      ok: true,
      value: [],
    });
  });

  it('speaks no more of a page that was cut anew after it was read', () => {
    const { give, onPage, text, pageNow } = aReadPage();
    give({ name: 'recordPageText', ...onPage, text }, stationActor);
    const { corrected } = aPage('cover');
    give({
      name: 'adjustPage',
      ...onPage,
      corrected: { ...corrected, sha256: 'e'.repeat(64) },
      ...aCut,
    });
    expect(currentText(pageNow())).toBeUndefined();
  });

  it('moves no case along, and does not travel', () => {
    const { give, caseId, onPage, text, current } = aReadPage();
    expect(current().state).toBe('ready');
    give({ name: 'recordPageText', ...onPage, text }, stationActor);
    expect(current().state).toBe('ready');
    give({ name: 'submitCase', caseId });
    const sent = submissionSchema.parse(
      JSON.parse(JSON.stringify(submissionOf(current(), '程望'))),
    );
    expect(JSON.stringify(sent)).not.toContain(text.sha256);
  });

  it('speaks of the page as well when its image was made smaller', () => {
    const { give, onPage, page, text, pageNow } = aReadPage();
    give({ name: 'recordPageText', ...onPage, text }, stationActor);
    const corrected = smaller(page.corrected);
    const of = page.corrected.sha256;
    give({ name: 'recordReencoded', ...onPage, of, corrected }, stationActor);
    expect(pageNow()).toMatchObject({ corrected, reencoded: true, original: page.original });
    expect(currentText(pageNow())).toEqual({ ...text, of: corrected.sha256 });
    give({ name: 'adjustPage', ...onPage, corrected: aPage('cover').corrected, ...aCut });
    expect(pageNow().reencoded).toBe(false);
  });
});

describe('a page image that was encoded again', () => {
  const nothing = { ok: true, value: [] };

  it('takes the place of the first only with the same pixels in fewer bytes', () => {
    const { give, onPage, page } = aReadPage();
    const { corrected } = page;
    const of = corrected.sha256;
    const better = smaller(corrected);
    const wrong = [
      { of: 'f'.repeat(64), corrected: better },
      { of, corrected: { ...better, bytes: corrected.bytes } },
      { of, corrected: { ...better, widthPx: corrected.widthPx + 1 } },
    ];
    for (const one of wrong) {
      expect(give({ name: 'recordReencoded', ...onPage, ...one }, stationActor)).toEqual(nothing);
    }
    expect(
      give({ name: 'recordReencoded', ...onPage, of, corrected: better }, stationActor),
    ).toMatchObject({ value: [{ type: 'pageReencoded', of, corrected: better }] });
  });
});
