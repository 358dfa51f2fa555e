/** 好差评: one for each submission, only after it, never changed, and in no words that the desk reads. */
import { expect, it } from 'vitest';
import { operatorRoles } from '../../shared/domain/command';
import type { CaseCommand } from '../../shared/domain/command';
import { isPoor, ratingLevels } from '../../shared/domain/rating';
import { isShownRatings, openRatings, ratingOf } from '../../shared/domain/rating-standing';
import { err } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import { traceWords } from '../../shared/i18n/trace-words';
import { ratingBodySchema, ratingText } from '../../shared/protocol/rating';
import { aDeskOnPaper, completeForm, fillCase, noHome } from '../support/case-builders';
import { aDecision } from '../support/case-scenarios';

type Said = Omit<Extract<CaseCommand, { name: 'rateService' }>, 'name' | 'caseId'>;

const platform = { id: 'platform', name: '中心平台', role: 'platform' as const };

function aDesk() {
  const desk = aDeskOnPaper();
  const { caseId } = desk;
  desk.give({ name: 'openCase', caseId, answers: noHome });
  const rate = (said: Partial<Said> = {}) =>
    desk.give({ name: 'rateService', caseId, level: 'satisfied', reasons: [], note: '', ...said });
  const submit = () => {
    expect(desk.give({ name: 'submitCase', caseId })).toMatchObject({ ok: true });
    // What the desk's host writes in the same entry.
    Object.assign(desk.current(), { state: 'queued' });
  };
  const submitNew = () => {
    fillCase(desk, completeForm);
    submit();
  };
  return { ...desk, rate, submitAgain: submit, submit: submitNew };
}

it('is given after the submission and once', () => {
  const { rate, submit, current } = aDesk();
  expect(rate()).toMatchObject({ ok: false, error: { kind: 'notAllowedInState' } });
  submit();
  expect(rate({ note: '很耐心' })).toMatchObject({ ok: true });
  expect(rate({ level: 'verySatisfied' })).toEqual(err({ kind: 'ratedAlready' }));
  expect(current().ratings).toEqual([
    {
      ...{ level: 'satisfied', reasons: [], note: '很耐心', revision: 1, by: 'family' },
      at: '2026-08-01T02:00:00.000Z',
    },
  ]);
});

it('is asked for again after a correction, and the first one is still told', () => {
  const { caseId, give, rate, submit, submitAgain, current } = aDesk();
  submit();
  rate();
  const changeId = '019a0000-0000-7000-8000-0000000000c1';
  const decision = aDecision('correction');
  give({ name: 'recordDecision', caseId, changeId, decision }, platform);
  give({ name: 'editForm', caseId, changes: completeForm });
  expect(rate()).toMatchObject({ ok: false });
  submitAgain();
  expect(ratingOf(current())).toBeUndefined();
  expect(rate({ level: 'dissatisfied', reasons: ['waitedLong', 'waitedLong'] })).toMatchObject({
    ok: true,
  });
  expect(openRatings(current()).map(({ revision, reasons }) => [revision, reasons])).toEqual([
    [1, []],
    [2, ['waitedLong']],
  ]);
  expect(give({ name: 'recordRatingDelivered', caseId, revision: 1 }, platform).ok).toBe(true);
  expect(openRatings(current()).map(({ revision }) => revision)).toEqual([2]);
});

it('has reasons only where it is poor', () => {
  expect(ratingLevels.filter(isPoor)).toEqual(['dissatisfied', 'veryDissatisfied']);
  for (const level of ratingLevels) {
    const { rate, submit, current } = aDesk();
    submit();
    rate({ level, reasons: ['attitude'] });
    expect(ratingOf(current())?.reasons, level).toEqual(isPoor(level) ? ['attitude'] : []);
  }
});

it('is told once: what the platform said is written down once and ends with its receipt', () => {
  const { caseId, give, rate, submit, current } = aDesk();
  submit();
  rate();
  const refuse = (detail: string) =>
    give({ name: 'recordRatingRefused', caseId, revision: 1, detail }, platform);
  expect(refuse('busy')).toMatchObject({ value: [{ type: 'ratingRefused' }] });
  expect(refuse('busy')).toEqual({ ok: true, value: [] });
  expect(ratingOf(current())?.refusal).toBe('busy');
  const deliver = () => give({ name: 'recordRatingDelivered', caseId, revision: 1 }, platform);
  expect(deliver()).toMatchObject({ value: [{ type: 'ratingDelivered' }] });
  expect(deliver()).toEqual({ ok: true, value: [] });
  expect(refuse('late')).toEqual({ ok: true, value: [] });
  expect(ratingOf(current())).toMatchObject({ delivered: true });
  expect(ratingOf(current())).not.toHaveProperty('refusal');
});

it('goes out in the same words for ever, in a form that its platform takes', () => {
  const { caseId, rate, submit, current } = aDesk();
  submit();
  rate({ level: 'veryDissatisfied', reasons: ['place'], note: '没有座位' });
  const rating = ratingOf(current());
  if (rating === undefined) throw new Error('No rating');
  const text = ratingText(caseId, rating);
  expect(ratingText(caseId, { ...rating, delivered: true, refusal: 'x' } as typeof rating)).toBe(
    text,
  );
  expect(ratingBodySchema.parse(JSON.parse(text))).toMatchObject({ caseId, by: 'family' });
  expect(text).not.toContain('drill');
  expect(JSON.parse(ratingText(caseId, rating, true))).toMatchObject({ drill: true });
});

it('is shown to nobody who works at the counter, and no trace says what it was', () => {
  expect(operatorRoles.filter(isShownRatings)).toEqual(['reviewer', 'auditor']);
  const told = ratingLevels.map((level) => {
    const { rate, submit } = aDesk();
    submit();
    const done = rate({ level, note: '慢' });
    return done.ok ? done.value.map((event) => traceWords(pick('zh-CN'), event)) : [];
  });
  expect(new Set(told.flat())).toEqual(new Set(['家长评价了本次服务']));
});
