/** The pupil record: its tables, what follows from the form, the score, and what the template is given. */
import { describe, expect, test } from 'vitest';
import { fieldKeys, fields } from '../../shared/domain/form';
import { formProblems } from '../../shared/domain/field-rules';
import { codesOf } from '../../shared/domain/pupil-codes';
import * as codeTables from '../../shared/domain/pupil-codes';
import { countries, countryName } from '../../shared/pupil/countries';
import { ethnicCodeOf, ethnicCodes } from '../../shared/pupil/ethnic-groups';
import type { RecordTables } from '../../shared/pupil/pupil-defaults';
import { suggestionFor } from '../../shared/pupil/pupil-defaults';
import { pupilRecord } from '../../shared/pupil/pupil-record';
import { missingStarred, pupilScore } from '../../shared/pupil/pupil-score';
import { askedColumns, pupilColumns } from '../../shared/pupil/pupil-schema';
import { regionInAddress, regionOf, regions } from '../../shared/pupil/regions';
import { completeForm } from '../support/case-builders';

const tables: RecordTables = {
  regionInAddress: (address) => regionInAddress(address)?.code,
  isRegion: (code) => regionOf(code) !== undefined,
  isCountry: (code) => countryName(code) !== undefined,
  pinyinOf: (name) => [...name].join(' '),
};
const subject = {
  kind: 'primary' as const,
  group: 'registerNoHome' as const,
  season: 2026,
  form: completeForm,
};
const confirmed = {
  'pupil.registerKind': '2',
  'pupil.health': '10',
  'pupil.enrolMode': '11',
  'pupil.attendMode': '1',
  'pupil.postcode': '276800',
  'pupil.class': '1',
  'pupil.onlyChild': '1',
  'child.birthPlace': '山东省日照市岚山区',
};
const valueOf = (form: typeof completeForm, heading: string) =>
  pupilRecord({ ...subject, form }, tables).find(({ column }) => column.heading === heading);

describe('national code tables', () => {
  test('the 56 ethnic groups and two more, by name with or without 族, by old names and by code', () => {
    expect(ethnicCodes).toHaveLength(58);
    expect(ethnicCodes.slice(0, 56).map(([code]) => Number(code))).toEqual(
      Array.from({ length: 56 }, (_, i) => i + 1),
    );
    expect(
      ['汉', '维吾尔族', '毛难族', '崩龙族', '穿青人', '56', '外国血统'].map(ethnicCodeOf),
    ).toEqual(['01', '05', '36', '46', '97', '56', '98']);
    expect(ethnicCodeOf('火星族')).toBeUndefined();
  });
  test('regions have six digits, once each, and are found in addresses as they are written', () => {
    expect(regions.length).toBeGreaterThan(3_200);
    expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length);
    expect(regions.every(({ code }) => /^\d{6}$/.test(code))).toBe(true);
    const found = (address: string) => regionInAddress(address)?.code;
    expect(found('山东省日照市岚山区望潮街道1号')).toBe('371103');
    expect(found('山东日照市岚山区')).toBe('371103');
    expect(found('日照市岚山区')).toBe('371103');
    expect(found('北京市东城区景山前街4号')).toBe('110101');
    expect(found('山东省日照市')).toBe('371100');
    expect(found('内蒙古呼和浩特市新城区')).toBe('150102');
    // Begins as the province is called in short, and is a city.
    expect(found('吉林市船营区德胜街道1号')).toBe('220204');
    expect(found('吉林省吉林市船营区')).toBe('220204');
    expect(found('山东日照岚山区望潮街道1号')).toBe('371103');
    expect(found('日照岚山区')).toBe('371103');
    expect(found('海南藏族自治州共和县')).toBe('632521');
    expect(found('山东省')).toBe('370000');
    expect(found('朝阳区')).toBeUndefined();
    expect(found('')).toBeUndefined();
    expect(regionOf('110101')?.fullName).toBe('北京市东城区');
  });
  test('countries have three letters, China and its regions first', () => {
    expect(countries.slice(0, 4).map(({ code }) => code)).toEqual(['CHN', 'HKG', 'MAC', 'TWN']);
    expect(countries.length).toBeGreaterThan(240);
    expect(countryName('USA')).toBe('美国');
  });
  test('no table has a code twice', () => {
    for (const table of Object.values(codeTables)) {
      if (!Array.isArray(table)) continue;
      const codes = codesOf(table as readonly (readonly [string, string])[]);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });
});

describe('the schema', () => {
  test('has more than 50 columns that a desk can fill, each a field of the form', () => {
    expect(askedColumns.length).toBeGreaterThanOrEqual(50);
    for (const { source } of pupilColumns) {
      if (source.from === 'form') expect(fieldKeys).toContain(source.key);
    }
    expect(new Set(pupilColumns.map(({ key }) => key)).size).toBe(pupilColumns.length);
  });
  test('asks nothing that enrolment may not ask', () => {
    const never = pupilColumns.filter(({ source }) => source.from === 'neverAsked');
    expect(never.map(({ heading }) => heading)).toEqual([
      '是否受过学前教育',
      '成员1工作单位',
      '成员1职务',
      '成员2工作单位',
      '成员2职务',
    ]);
    expect(JSON.stringify(Object.keys(fields))).not.toMatch(/preschool|income|post\b|duty/i);
  });
});

describe('what follows from the form', () => {
  test('facts are derived, the usual case is only assumed', () => {
    const of = (key: keyof typeof fields) => suggestionFor(subject, key, tables);
    expect(of('pupil.nationality')).toEqual({ text: 'CHN', by: 'derived' });
    expect(of('pupil.overseas')).toEqual({ text: '00', by: 'derived' });
    expect(of('pupil.registerRegion')).toEqual({ text: '371103', by: 'derived' });
    expect(of('pupil.birthRegion')).toEqual({ text: '371103', by: 'assumed' });
    expect(of('pupil.enrolMonth')).toEqual({ text: '202609', by: 'derived' });
    expect(of('pupil.grade')).toEqual({ text: '一年级', by: 'derived' });
    expect(of('pupil.health')).toEqual({ text: '10', by: 'assumed' });
    expect(of('pupil.onlyChild')).toBeUndefined();
    expect(
      suggestionFor({ ...subject, group: 'migrantWorker' }, 'pupil.migrantChild', tables),
    ).toEqual({ text: '1', by: 'assumed' });
    const registeredAt = (address: string) =>
      suggestionFor(
        { ...subject, form: { ...completeForm, 'register.address': address } },
        'pupil.registerRegion',
        tables,
      );
    expect(registeredAt('吉林市船营区')).toEqual({ text: '220204', by: 'derived' });
    expect(registeredAt('山东省某地')).toEqual({ text: '370000', by: 'assumed' });
  });
  test('nobody guesses the health of a child who comes as disabled', () => {
    const form = { ...completeForm, 'preferential.ground': 'disabled' };
    expect(suggestionFor({ ...subject, form }, 'pupil.health', tables)).toBeUndefined();
    expect(suggestionFor({ ...subject, form }, 'pupil.disability', tables)).toBeUndefined();
  });
});

describe('the score', () => {
  test('names what is missing and what is only assumed, and is whole once both are gone', () => {
    const first = pupilScore(subject, tables);
    expect(first.missing.map(({ column }) => column.heading)).toEqual([
      '户口性质',
      '班级',
      '邮政编码',
      '是否独生子女',
    ]);
    const starred = first.unconfirmed.filter(({ column }) => column.starred);
    expect(starred.map(({ column }) => column.heading)).toEqual([
      '出生地',
      '健康状况',
      '入学方式',
      '就读方式',
    ]);
    const second = pupilScore({ ...subject, form: { ...completeForm, ...confirmed } }, tables);
    expect(second.missing).toEqual([]);
    expect(second.unconfirmed.filter(({ column }) => column.starred)).toEqual([]);
    expect(second.score).toBeGreaterThan(first.score);
    expect(first.score).toBeGreaterThan(50);
    const usual = Object.fromEntries(
      fieldKeys
        .map((key) => [key, suggestionFor(subject, key, tables)?.text] as const)
        .filter(([, text]) => text !== undefined),
    );
    const phone = { 'guardian2.phone': '15400000002' };
    const all = { ...usual, ...completeForm, ...confirmed, ...phone };
    expect(pupilScore({ ...subject, form: all }, tables).score).toBe(100);
  });
  test('an empty form is 0, and a form never goes down by filling a field', () => {
    let before = pupilScore({ ...subject, form: {} }, tables).score;
    expect(before).toBeLessThan(40);
    const form: Record<string, string> = {};
    for (const [key, text] of Object.entries({ ...completeForm, ...confirmed })) {
      form[key] = text;
      const now = pupilScore({ ...subject, form }, tables).score;
      if (!['child.idType', 'guardian1.relation'].includes(key)) {
        expect(now, key).toBeGreaterThanOrEqual(before - 1);
      }
      before = now;
    }
  });
  test('keeps no case from being submitted', () => {
    const age = { age: { years: 6, onDay: '08-31' } };
    const form = { ...completeForm, 'pupil.postcode': '1' };
    expect(formProblems({ ...subject, form }, age, 2026).size).toBe(0);
    expect(missingStarred(subject)).toEqual([
      'pupil.registerKind',
      'pupil.class',
      'pupil.postcode',
      'pupil.onlyChild',
    ]);
  });
});

describe('values of the template', () => {
  test('codes, places with twelve digits, days without dashes', () => {
    const value = (heading: string) => valueOf({ ...completeForm, ...confirmed }, heading)?.value;
    expect(value('性别')).toBe('2');
    expect(value('民族')).toBe('01');
    expect(value('出生地')).toBe('371103000000');
    expect(value('出生日期')).toBe('20200305');
    expect(value('国籍/地区')).toBe('CHN');
    expect(value('身份证件类型')).toBe('1');
    expect(value('成员1关系')).toBe('1');
    expect(value('成员1是否监护人')).toBe('1');
    expect(value('是否受过学前教育')).toBe('');
  });
  test('the paper of a guardian is the one that the form has, and a resident identity card where it says nothing', () => {
    const paperOf = (form: object, heading: string) =>
      valueOf({ ...completeForm, ...form }, heading)?.value;
    const passport = { 'guardian1.idType': 'passport', 'guardian1.idNumber': 'E12345678' };
    expect(paperOf(passport, '成员1身份证件类型')).toBe('A');
    expect(paperOf({ 'guardian2.idType': 'hongKongPermit' }, '成员2身份证件类型')).toBe('6');
    expect(paperOf({}, '成员1身份证件类型')).toBe('1');
    expect(paperOf({ 'register.differentBooks': 'yes' }, '成员2身份证件类型')).toBe('1');
    expect(paperOf({ 'guardian2.name': '' }, '成员2身份证件类型')).toBe('');
  });
  test('of a family with one parent nothing of a second one stands, whatever was typed before', () => {
    const form = { ...completeForm, 'family.singleParent': 'yes' };
    const second = pupilRecord({ ...subject, form }, tables)
      .filter(({ column }) => column.heading.startsWith('成员2'))
      .map(({ value }) => value);
    expect(second.length).toBeGreaterThan(5);
    expect(second.filter((value) => value !== '')).toEqual([]);
  });
  test('what is wrong is not exported but named', () => {
    const wrong = (form: object, heading: string) =>
      valueOf({ ...completeForm, ...form }, heading)?.standing;
    expect(wrong({ 'child.nation': '火星族' }, '民族')).toBe('wrong');
    expect(wrong({ 'pupil.postcode': '12' }, '邮政编码')).toBe('wrong');
    expect(wrong({ 'pupil.birthRegion': '999999' }, '出生地')).toBe('wrong');
    expect(wrong({ 'child.idNumber': '371103202003059984' }, '身份证件号')).toBe('wrong');
  });
  test('a second guardian on another book takes neither address nor region from the first', () => {
    const form = { ...completeForm, 'register.differentBooks': 'yes' };
    expect(valueOf(form, '成员2户口所在地')?.standing).toBe('empty');
    expect(valueOf(completeForm, '成员2户口所在地')?.value).toBe('371103000000');
  });
});
