/** The linter of policy packs: the three shipped ones have no fault, and every planted one is found at its place. */
import { describe, expect, it } from 'vitest';
import { lintText } from '../../shared/i18n/lint-text';
import { locales } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';
import { lintAbolished } from '../../shared/policy/lint-abolished';
import { lintPack } from '../../shared/policy/lint';
import { abolishedProofs } from '../../shared/policy/lint-problem';
import { mostProofs } from '../../shared/policy/pack';
import type { Requirement, Spoil } from '../support/planted-faults';
import { asking, page, plantedFaults, requirement } from '../support/planted-faults';
import { letterFaults } from '../support/planted-letters';
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
  it.each(['kind == "primary"', 'kind == "transferIn"', 'true', 'kind != "primary"'])(
    'a proof of the pupil record asked of a child who has none: %s',
    (when) => {
      const spoilt = lintSpoilt((pack) => {
        requirement(pack, 'studentRecord').when = when;
      });
      const found = spoilt.filter(({ kind }) => kind === 'recordOfNobody');
      expect(found).toMatchObject([{ path: 'requirements.10' }]);
    },
  );

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
    ['parentPostOrIncome', { title: '父母就业单位及岗位证明' }],
    [
      'vaccination',
      {
        options: [
          { kind: 'a', title: '甲', pages: [{ role: 'b', title: '儿童保健手册（防疫本）' }] },
        ],
      },
    ],
    ['vaccination', { reason: '因为学校要查验，所以需要预防接种证。' }],
    ['parentPostOrIncome', { reason: '因为要排序，所以需要核对家长收入。' }],
  ])('%s is refused by code and by words: %o', (proof, changes) => {
    const found = lintSpoilt(asking(changes)).filter(({ kind }) => kind === 'abolishedProof');
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatchObject({ proof });
  });

  it.each<[string, AbolishedCase[0][]]>([
    ['报到时请携带预防接种证和计划生育证明。', ['familyPlanning', 'vaccination']],
    ['报名时不需要提交计划生育证明，报到时请携带预防接种证。', ['vaccination']],
    ['无预防接种证不得入学。', ['vaccination']],
    ['不得缺少接种证明。', ['vaccination']],
    ['请补交家长的工资流水', ['parentPostOrIncome']],
    ['报名时不需要提交学前教育经历、计划生育、超龄等证明，也不登记家长的职务和收入。', []],
    ['下列证明不需要提交：计划生育证明，超龄证明，户籍地无人监护证明。', []],
    ['任何学校不得要求家长提供收入证明；预防接种证不作为入学的前提。', []],
    ['无需携带预防接种证。', []],
    ['本校不收计生证明', []],
    ['报到后由校医查验预防接种证，没有接种的补种，不影响报到。', []],
  ])('in a sentence of a letter or a code is told from its denial: %s', (text, proofs) => {
    const places: readonly Spoil[] = [
      (pack) => void pack.letters.receipt.paragraphs.push(text),
      (pack) => void pack.letters.placeNotice.closing.splice(0, 1, text),
      (pack) => void pack.letters.supplementNotice.rows.push({ label: '说明', value: text }),
      (pack) => {
        const code = pack.reasonCodes.find(({ use }) => use === 'correction');
        if (code) code.text = text;
      },
    ];
    for (const spoil of places) {
      const pack = packCopy('fiveGroups');
      spoil(pack);
      const found = lintAbolished(pack);
      expect(found.map((one) => one.kind === 'abolishedProof' && one.proof).toSorted()).toEqual(
        proofs,
      );
    }
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

  it.each([...plantedFaults, ...letterFaults, ...archiveFaults])('%s', (_what, spoil, problem) => {
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
