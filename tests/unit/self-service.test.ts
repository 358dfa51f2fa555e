/** 自助: the steps of a family's way, the keys a field needs, when nobody answers, and which voice may read aloud. */
import { describe, expect, it } from 'vitest';
import { idleStanding } from '../../renderer/features/self-service/idle';
import { localVoice } from '../../renderer/features/self-service/speech';
import { familyQuestion, fieldHelp } from '../../renderer/features/language/field-help';
import { spokenStep, spokenSummary } from '../../renderer/features/self-service/spoken';
import { fieldsOf, padKeys, stepsOf } from '../../renderer/features/self-service/steps';
import { caseKinds } from '../../shared/domain/case-kind';
import { completeness } from '../../shared/domain/completeness';
import { isForFamily } from '../../shared/domain/family-entry';
import { isAsked, isRequired } from '../../shared/domain/field-rules';
import type { FieldKey } from '../../shared/domain/form';
import { fieldKeys } from '../../shared/domain/form';
import { applicantGroups } from '../../shared/domain/group';
import { locales } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';
import { aDeskOnPaper, completeForm, noHome, shippedPack } from '../support/case-builders';

describe('the steps', () => {
  it('ask a family everything that it may say and that has to be there, once', () => {
    for (const kind of caseKinds) {
      for (const group of applicantGroups) {
        const subject = { kind, group, form: completeForm };
        const steps = stepsOf(subject);
        expect([steps[0], ...steps.slice(-2)]).toEqual(['group', 'papers', 'check']);
        const asked = steps.flatMap((step) => fieldsOf(subject, step));
        expect(new Set(asked).size).toBe(asked.length);
        const needed = fieldKeys.filter(
          (key) => isAsked(subject, key) && isRequired(subject, key) && isForFamily(key),
        );
        expect(asked).toEqual(expect.arrayContaining(needed));
      }
    }
  });

  it('have plain words of their own for every field, in both languages', () => {
    for (const locale of locales) {
      const { asks } = pick(locale).selfService;
      expect(Object.keys(asks).toSorted()).toEqual(fieldKeys.filter(isForFamily).toSorted());
    }
  });

  it('bring the keys that a number needs, and none where words are written', () => {
    expect(padKeys({}, 'child.idNumber')).toEqual([...'1234567890X']);
    expect(padKeys({ 'child.idType': 'passport' }, 'child.idNumber')).toContain('Q');
    expect(padKeys({}, 'guardian1.phone')).toEqual([...'1234567890']);
    expect(padKeys({}, 'residence.areaM2')).toContain('.');
    expect(padKeys({}, 'origin.studentNumber')).toContain('G');
    expect(padKeys({}, 'child.name')).toBeUndefined();
  });
});

it('asks after three minutes, counts a minute down, and then nobody is there', () => {
  expect(idleStanding(0)).toEqual({ kind: 'here' });
  expect(idleStanding(179_999)).toEqual({ kind: 'here' });
  expect(idleStanding(180_000)).toEqual({ kind: 'asking', seconds: 60 });
  expect(idleStanding(239_001)).toEqual({ kind: 'asking', seconds: 1 });
  expect(idleStanding(240_000)).toEqual({ kind: 'gone' });
});

describe('a voice (a list made up here: this says nothing about any real computer)', () => {
  const voice = (lang: string, more: { localService?: boolean; default?: boolean } = {}) => ({
    lang,
    localService: true,
    default: false,
    ...more,
  });

  it('is one of this computer that speaks the language, the system’s own choice first', () => {
    const [first, usual] = [voice('zh-CN'), voice('zh_TW', { default: true })];
    expect(localVoice([voice('en-US'), first, usual], 'zh-CN')).toBe(usual);
    expect(localVoice([voice('en-US'), first], 'zh-CN')).toBe(first);
    expect(localVoice([first, voice('en-GB')], 'en')).toMatchObject({ lang: 'en-GB' });
  });

  it('is never one in the network: what it reads would leave the computer', () => {
    const far = voice('zh-CN', { localService: false, default: true });
    expect(localVoice([far], 'zh-CN')).toBeUndefined();
    expect(localVoice([far, voice('zh-HK')], 'zh-CN')).toMatchObject({ lang: 'zh-HK' });
    expect(localVoice([], 'zh-CN')).toBeUndefined();
  });

  it('reads the questions of a step, and at the end every answer with numbers figure by figure', () => {
    const desk = aDeskOnPaper();
    desk.give({ name: 'openCase', caseId: desk.caseId, answers: noHome });
    desk.give({ name: 'editForm', caseId: desk.caseId, changes: completeForm });
    const current = desk.current();
    const zh = pick('zh-CN');
    const step = spokenStep(zh, current, 'child', {});
    expect(step.startsWith('孩子的信息。 孩子叫什么名字？ 照户口簿写')).toBe(true);
    const judged = completeness(current, shippedPack.checklistFor(current));
    const summary = spokenSummary(zh, current, judged);
    const number = completeForm['child.idNumber'] ?? '';
    expect(summary).toContain(`学生证件号码，${[...number].join(' ')}`);
    expect(summary).toContain(`学生姓名，${completeForm['child.name'] ?? ''}`);
    expect(summary).toContain('户口簿，还没拍');
  });
});

describe('what is said under a field', () => {
  const key = 'residence.propertyNumber';

  it('says that it may stay empty only where the rules of the case let it', () => {
    const [zh, en] = [pick('zh-CN'), pick('en')];
    expect(fieldHelp(zh, key, false)).toBe('选填；照不动产权证书填写');
    expect(fieldHelp(zh, key, true)).toBe('照不动产权证书填写');
    expect(familyQuestion(zh, key, false).how).toBe('可以不填。照不动产权证书抄');
    expect(familyQuestion(zh, key, true).how).toBe('照不动产权证书抄');
    expect(fieldHelp(en, 'residence.ownerRelation', false)).toBe('Optional');
    expect(fieldHelp(en, 'residence.ownerRelation', true)).toBeUndefined();
    for (const words of [zh, en]) {
      for (const one of fieldKeys) {
        const said = [fieldHelp(words, one, true), familyQuestion(words, one, true).how].join(' ');
        expect(said, one).not.toMatch(/选填|可不填|可以不填|[Oo]ptional|left empty/);
      }
    }
  });

  it('is heard as it stands there', () => {
    const desk = aDeskOnPaper();
    desk.give({ name: 'openCase', caseId: desk.caseId, answers: noHome });
    const changes = { ...completeForm, 'residence.tenure': 'owned' };
    desk.give({ name: 'editForm', caseId: desk.caseId, changes });
    const said = (fields: readonly FieldKey[]) =>
      spokenStep(pick('zh-CN'), desk.current(), 'residence', {
        requiredFields: [{ fields, reason: '', legalBasis: '' }],
      });
    expect(said([])).toContain('不动产权证的号码。 可以不填。照不动产权证书抄。');
    expect(said([key])).toContain('不动产权证的号码。 照不动产权证书抄。');
  });
});
