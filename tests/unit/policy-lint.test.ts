/** The linter of policy packs: the three shipped ones have no fault, and every planted one is found at its place. */
import { describe, expect, it } from 'vitest';
import { lintText } from '../../shared/i18n/lint-text';
import { locales } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';
import { lintPack } from '../../shared/policy/lint';
import { abolishedProofs } from '../../shared/policy/lint-problem';
import { mostProofs } from '../../shared/policy/pack';
import type { Requirement, Spoil } from '../support/planted-faults';
import { asking, page, plantedFaults, requirement } from '../support/planted-faults';
import { archiveFaults } from '../support/planted-names';
import { loaded, packCopy, packFiles } from '../support/shipped-packs';

function lintSpoilt(spoil: Spoil, name: keyof typeof packFiles = 'fiveGroups') {
  const pack = packCopy(name);
  const changed = spoil(pack);
  return lintPack(changed ?? pack).problems;
}

describe.each(Object.entries(packFiles))('the shipped pack %s', (_name, file) => {
  it('has no fault, with every family tried', () => {
    const { problems, families, conditions } = lintPack(file);
    expect(problems).toEqual([]);
    expect(families).toBeGreaterThan(300);
    expect(conditions).toBeGreaterThan(10);
  });

  it('names no grade in a letter that families of several matters get', () => {
    const grades = JSON.stringify(file.letters).match(/[一二三四五六七八九]年级/g) ?? [];
    expect(file.kinds.length > 1 ? grades : []).toEqual([]);
  });
});

describe('a planted fault', () => {
  it.each<[AbolishedCase[0], AbolishedCase[1]]>([
    ['preschoolRecord', { title: '学前教育经历证明' }],
    ['preschoolRecord', { title: '幼儿园毕业证' }],
    ['familyPlanning', { title: '计 划 生 育 证 明' }],
    ['familyPlanning', { options: [{ kind: 'birthPermit', title: '证', pages: [page] }] }],
    ['overAge', { title: '超过正常入学年龄证明' }],
    ['noGuardianAtRegister', { title: '户籍地无人监护证明' }],
    ['parentPostOrIncome', { lookAt: ['核对父母职务、收入'] }],
    ['parentPostOrIncome', { id: 'parentIncome' }],
    ['vaccination', { options: [{ kind: 'card', title: '预防接种证', pages: [page] }] }],
    ['vaccination', { title: '預防接種證' }],
    [
      'vaccination',
      { options: [{ kind: 'a', title: '甲', pages: [{ role: 'first', title: '疫苗页' }] }] },
    ],
  ])('%s is refused by code and by words: %o', (proof, changes) => {
    const found = lintSpoilt(asking(changes)).filter(({ kind }) => kind === 'abolishedProof');
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatchObject({ proof });
  });

  it('covers every abolished proof there is', () => {
    expect(abolishedProofs).toHaveLength(6);
  });

  it('of a sixth proof is shown with the family that would be asked for it', () => {
    const found = lintSpoilt((pack) => {
      requirement(pack, 'noHome').when = 'residence.crowded';
    }).find((problem) => problem.kind === 'tooManyProofs');
    expect(found?.kind).toBe('tooManyProofs');
    if (found?.kind !== 'tooManyProofs') return;
    expect(found.titles.length).toBeGreaterThan(mostProofs);
    const spoilt = packCopy('fiveGroups');
    requirement(spoilt, 'noHome').when = 'residence.crowded';
    const asked = loaded(spoilt).checklistFor(found.family).requirements;
    expect(asked.map(({ title }) => title)).toEqual(found.titles);
  });

  it('of a sixth proof is found where only one corner of the space shows it', () => {
    const corner =
      'kind == "primary" && group == "preferential" && differentBooks && residence.tenure == "owned" && special.kind == "rareName" && register.since == "2024-02-29" && residence.areaM2 > 71.37 && residence.areaM2 < 71.39';
    const found = lintSpoilt(asking({ when: corner })).filter(
      ({ kind }) => kind === 'tooManyProofs',
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      family: { form: { 'register.since': '2024-02-29', 'residence.areaM2': '71.38' } },
    });
  });

  it.each([...plantedFaults, ...archiveFaults])('%s', (_what, spoil, problem) => {
    expect(lintSpoilt(spoil)).toContainEqual(expect.objectContaining(problem));
  });

  it('is told in both languages with its place and, where there is one, its family', () => {
    const problems = lintSpoilt((pack) => {
      requirement(pack, 'noHome').when = 'residence.crowded';
      requirement(pack, 'birth').reason = '无';
    });
    for (const locale of locales) {
      for (const problem of problems) {
        const { place, says, family } = lintText(pick(locale), problem);
        expect(place).not.toBe('');
        expect(says).not.toMatch(/undefined|\[object/);
        expect(family === undefined).toBe(!('family' in problem));
      }
    }
    const [told] = problems.map((problem) => lintText(pick('zh-CN'), problem));
    expect(told?.family).toContain('建筑面积：');
  });
});

type AbolishedCase = [(typeof abolishedProofs)[number], Partial<Requirement>];
