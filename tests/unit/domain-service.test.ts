/** 送达: recorded once with its photo, on a day that can be true, and shown among the pages of the archive. */
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { servedSlips } from '../../shared/archive/served-slips';
import { traceTitles } from '../../shared/i18n/trace-titles';
import { traceWords } from '../../shared/i18n/trace-words';
import { pick } from '../../shared/i18n/messages';
import { err } from '../../shared/domain/result';
import { filesOf } from '../../electron/desk/integrity-desk';
import { aDeskOnPaper, admin, aPage, completeForm, noHome } from '../support/case-builders';
import { pack } from '../support/papers-samples';

const paper = { sha256: 'b'.repeat(64), bytes: 1, pages: 1, missingGlyphs: [] };
const { original, corrected } = aPage('cover');
const slip = { original, corrected };
const at = '2026-08-04T02:00:00.000Z';

/** A desk that told a family what is missing, on 2026-08-01. */
function aNotice() {
  const desk = aDeskOnPaper();
  const { caseId } = desk;
  const letterId = uuidv7();
  desk.give({ name: 'openCase', caseId, answers: noHome });
  desk.give({ name: 'editForm', caseId, changes: completeForm });
  desk.give({ name: 'noticeMissing', caseId, letterId, deadline: '2026-08-10' });
  const made = () =>
    desk.give(
      { name: 'recordLetterMade', caseId, letterId, file: paper },
      { ...admin, role: 'station' },
    );
  const serve = (change: object = {}, of = letterId) =>
    desk.give(
      {
        name: 'recordLetterServed',
        caseId,
        letterId: of,
        to: '尉迟砚',
        relation: '父亲',
        day: '2026-08-03',
        way: 'counter',
        note: '',
        ...change,
      },
      admin,
      at,
    );
  return { ...desk, letterId, made, serve };
}

it('is recorded with who, when and how; once there is a photo of the signed receipt it stands', () => {
  const { current, made, serve } = aNotice();
  expect(serve()).toEqual(err({ kind: 'letterNotMade' }));
  made();
  expect(serve()).toMatchObject({ ok: true });
  expect(current().letters[0]?.served).toMatchObject({
    to: '尉迟砚',
    day: '2026-08-03',
    by: admin.name,
  });
  expect(servedSlips(current(), pack)).toEqual([]);
  expect(serve({ slip })).toMatchObject({ ok: true });
  expect(serve({ slip })).toEqual(err({ kind: 'letterServed' }));
  const { number = '' } = current().letters[0] ?? {};
  expect(servedSlips(current(), pack)).toEqual([
    {
      title: '送达回证',
      pages: [{ title: `${pack.letters.supplementNotice.title} ${number}`, image: corrected }],
    },
  ]);
  for (const { sha256 } of [original, corrected]) expect(filesOf(current()).has(sha256)).toBe(true);
});

it('is refused for a day before the letter or after today', () => {
  const { made, serve, letterId, current } = aNotice();
  made();
  for (const day of ['2026-07-31', '2026-08-05']) {
    expect(serve({ day }), day).toEqual(err({ kind: 'serviceDayWrong' }));
  }
  for (const day of ['2026-08-01', '2026-08-04']) {
    expect(serve({ day }), day).toMatchObject({ ok: true });
  }
  expect(current().letters.find(({ id }) => id === letterId)?.served?.day).toBe('2026-08-04');
});

it('is none for a receipt, a custody, a void letter or one that does not exist', () => {
  const { caseId, give, made, serve, letterId } = aNotice();
  const kept = uuidv7();
  const facts = { items: [{ title: '户口簿', count: 1 }], handedBy: '尉迟砚', reason: '核对' };
  give({ name: 'keepOriginals', caseId, letterId: kept, ...facts, until: '2026-08-06' });
  expect(serve({}, kept)).toEqual(err({ kind: 'letterUnknown' }));
  expect(serve({}, uuidv7())).toEqual(err({ kind: 'letterUnknown' }));
  made();
  give({ name: 'voidLetter', caseId, letterId, reason: '写错' }, admin);
  expect(serve()).toEqual(err({ kind: 'letterVoid' }));
});

it('is told in the trace of the case', () => {
  const { current, made, serve } = aNotice();
  made();
  const done = serve({ slip });
  const words = pick('zh-CN');
  const told = done.ok
    ? done.value.map((event) => traceWords(words, event, traceTitles(current(), pack)))
    : [];
  expect(told[0]).toContain('收件人 尉迟砚，收到日期 2026-08-03，附已签名的送达回证');
});
