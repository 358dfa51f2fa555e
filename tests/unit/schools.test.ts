/** Catchments as the desk is told them, schools as they are looked up, and a county with thousands of both. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { libraryPinyin } from '../../renderer/workers/search-pinyin';
import { completeness } from '../../shared/domain/completeness';
import type { Form } from '../../shared/domain/form';
import { createCatchmentIndex } from '../../shared/policy/catchment-index';
import {
  catchmentSchools,
  homeSchools,
  offeredSchools,
  otherThanWished,
} from '../../shared/policy/home-schools';
import { lintPack } from '../../shared/policy/lint';
import { loadSignedPack } from '../../shared/policy/signed-pack';
import { largestPackBytes } from '../../shared/protocol/signed-pack-schema';
import { foldText } from '../../shared/search/fold';
import { schoolIndex } from '../../shared/search/school-index';
import { verifyEd25519 } from '../../electron/sync/ed25519';
import { bigPack, streetName } from '../support/big-directory';
import { aDeskOnPaper, completeForm, shippedPack } from '../support/case-builders';
import { newPackKey, signedPackText } from '../support/pack-signing';
import { loaded, packCopy } from '../support/shipped-packs';

const { pack } = shippedPack;

describe('what the catchments say of an address', () => {
  const { lookUp } = createCatchmentIndex(pack);
  const said = (address: string) => {
    const answer = lookUp('primary', address);
    switch (answer.kind) {
      case 'school':
        return `${answer.school.name} by ${answer.rule.prefix} ${answer.rule.numbers?.side ?? ''}`;
      case 'unfinished':
        return `unfinished ${answer.schools.map(({ name }) => name).join(' ')}`;
      case 'numberOutside':
        return `outside ${answer.prefix}`;
      case 'notSaid':
      case 'none':
        return answer.kind;
    }
  };

  it.each([
    ['听涛路57号', '岚山区望潮小学 by 听涛路 odd'],
    ['山东省日照市岚山区听涛路５８号２单元', '岚山区听涛小学 by 听涛路 even'],
    ['望潮街道1号', '岚山区望潮小学 by 望潮街道 '],
    // An enclave: it is not what lies around it.
    ['望潮街道听涛花园3号楼', '岚山区听涛小学 by 望潮街道听涛花园 '],
    ['望潮街道', 'unfinished 岚山区望潮小学 岚山区听涛小学'],
    ['望潮街道听涛', 'unfinished 岚山区望潮小学 岚山区听涛小学'],
    ['听涛路', 'unfinished 岚山区望潮小学 岚山区听涛小学'],
    // Without a house number nobody can say on which side of the street it lies.
    ['听涛路海景小区', 'unfinished 岚山区望潮小学 岚山区听涛小学'],
    ['听涛路101号', 'outside 听涛路'],
    ['山东省日照市', 'unfinished '],
    ['', 'unfinished '],
    ['外地县样例村', 'none'],
  ])('%s: %s', (address, answer) => {
    expect(said(address)).toBe(answer);
  });

  it('names nobody while too many schools are possible', () => {
    const big = createCatchmentIndex(bigPack(60));
    expect(big.lookUp('primary', streetName(3).slice(0, 1))).toMatchObject({ kind: 'unfinished' });
    const many = { ...pack, catchments: bigPack(60).catchments, schools: bigPack(60).schools };
    const shared = many.catchments.map((one) => ({ ...one, prefix: `海滨${one.prefix}` }));
    const index = createCatchmentIndex({ ...many, catchments: shared });
    expect(index.lookUp('primary', '海滨')).toEqual({ kind: 'unfinished', schools: [] });
  });

  it('says nothing for a matter without catchments', () => {
    expect(lookUp('transferIn', '听涛路57号')).toEqual({ kind: 'notSaid' });
  });

  it('never names another school than the one that is found', () => {
    const streets = ['望潮街道', '望潮街道听涛花园', '听涛路', '听涛', '外地'];
    fc.assert(
      fc.property(fc.constantFrom(...streets), fc.nat(130), (street, number) => {
        const address = `${street}${number}号`;
        const answer = lookUp('primary', address);
        const school = shippedPack.findSchool('primary', address);
        if (answer.kind === 'school') expect(answer.school).toBe(school);
        else if (school !== undefined) expect(answer).toMatchObject({ kind: 'unfinished' });
      }),
    );
  });
});

describe('the schools of a family', () => {
  const index = createCatchmentIndex(pack);
  const local = { preferential: false, localRegister: true, localHome: true };
  const form = { 'residence.address': '听涛路58号', 'register.address': '望潮街道1号' };
  const homes = (more: Form, kind: 'primary' | 'transferIn' = 'primary', answers = local) =>
    homeSchools(index, { kind, form: { ...form, ...more }, answers });

  it('are those of home and register, one where both lie in the same catchment', () => {
    const names = (of: ReturnType<typeof homes>) =>
      catchmentSchools(of).map(({ school, by }) => [school.name, by.length]);
    expect(names(homes({}))).toEqual([
      ['岚山区听涛小学', 1],
      ['岚山区望潮小学', 1],
    ]);
    expect(names(homes({ 'register.address': '听涛路60号' }))).toEqual([['岚山区听涛小学', 2]]);
    // Registered elsewhere: that address is in no catchment of this county.
    expect(names(homes({}, 'primary', { ...local, localRegister: false }))).toEqual([
      ['岚山区听涛小学', 1],
    ]);
  });

  it('of a transfer are those of the stage the pupil is in', () => {
    const of = (stage: string) =>
      catchmentSchools(homes({ 'origin.stage': stage }, 'transferIn')).map(
        ({ school }) => school.name,
      );
    expect(of('primary')).toEqual(['岚山区听涛小学', '岚山区望潮小学']);
    expect(of('junior')).toEqual(['岚山区望潮中学']);
  });

  it.each([
    ['another one', { 'wish.school': '岚山区望潮中学', 'wish.schoolCode': '3711030201' }, 2],
    ['one of them by code', { 'wish.school': '望小', 'wish.schoolCode': '3711030101' }, 0],
    ['one of them as it is written', { 'wish.school': '岚山区听涛小学' }, 0],
    ['one of no directory', { 'wish.school': '外地小学' }, 2],
    ['none', {}, 0],
  ])('are told beside the school asked for when it is %s', (_what, wish, told) => {
    expect(otherThanWished(homes(wish), wish)).toHaveLength(told);
  });

  it('keep a case open only where the pack allows no other school', () => {
    const strict = loaded({
      ...packCopy('fiveGroups'),
      schoolChoice: {
        only: 'catchment',
        reason: '因为本区实行单校划片，所以只能就读地段学校。',
        legalBasis: '本区招生入学工作意见：划片',
      },
    });
    expect(lintPack(strict.pack).problems).toEqual([]);
    const desk = aDeskOnPaper();
    const { caseId } = desk;
    desk.give({ name: 'openCase', caseId, answers: { ...local, localHome: false } });
    const wish = { 'wish.school': '岚山区听涛小学', 'wish.schoolCode': '3711030102' };
    desk.give({ name: 'editForm', caseId, changes: { ...completeForm, ...wish } });
    const problems = (rules: typeof strict) => [
      ...completeness(desk.current(), rules.checklistFor(desk.current())).fieldProblems,
    ];
    expect(problems(shippedPack)).toEqual([]);
    expect(problems(strict)).toEqual([
      ['wish.school', { kind: 'outsideCatchment', schools: ['岚山区望潮小学'] }],
    ]);
    const own = { 'wish.school': '岚山区望潮小学', 'wish.schoolCode': '3711030101' };
    desk.give({ name: 'editForm', caseId, changes: own });
    expect(problems(strict)).toEqual([]);
  });

  it('are offered by the stage that is asked for, and that the pupil comes from', () => {
    const offered = (kind: 'primary' | 'junior', field: 'wish.school' | 'origin.school') =>
      offeredSchools(pack, { kind, form: {} }, field).map(({ name }) => name);
    expect(offered('primary', 'wish.school')).toEqual(['岚山区望潮小学', '岚山区听涛小学']);
    expect(offered('junior', 'wish.school')).toEqual(['岚山区望潮中学']);
    expect(offered('junior', 'origin.school')).toEqual(['岚山区望潮小学', '岚山区听涛小学']);
  });
});

describe('a county with 6,500 schools', () => {
  const big = bigPack();
  /** The dictionary, and how often it was asked. */
  function counted() {
    const asked: string[] = [];
    const readings = (character: string) => {
      asked.push(character);
      return libraryPinyin.readings(character);
    };
    return { asked, pinyin: { readings } };
  }

  it('has a pack that passes schema, linter, signature and the limit of a file', () => {
    const key = newPackKey();
    const text = signedPackText(big, key);
    const bytes = Buffer.byteLength(text);
    expect(big.schools.length).toBeGreaterThan(6_000);
    expect(big.catchments.length).toBeGreaterThan(6_000);
    expect(bytes).toBeLessThan(largestPackBytes / 2);
    const checked = loadSignedPack({ text, bytes }, [key], verifyEd25519);
    expect(checked.ok && checked.value.report.problems).toEqual([]);
  });

  it('is refused where two catchments claim a place, however many others there are', () => {
    const [first, second] = [big.catchments[3_000], big.schools[1]];
    if (first === undefined || second === undefined) throw new Error('Too small');
    const twice = {
      ...first,
      school: second.code,
      numbers: { from: 150, to: 160, side: 'odd' as const },
    };
    const within = { kind: first.kind, school: second.code, prefix: `${first.prefix}8号院` };
    const catchments = [...big.catchments, twice, within];
    const problems = lintPack({ ...big, catchments }).problems;
    expect(problems.map(({ kind, path }) => [kind, path])).toEqual([
      ['catchmentOverlap', `catchments.${big.catchments.length}`],
      ['catchmentOverlap', `catchments.${big.catchments.length + 1}`],
    ]);
    const enclave = [...big.catchments, { ...within, exception: true as const }];
    expect(lintPack({ ...big, catchments: enclave }).problems).toEqual([]);
  });

  it('is read once, with a look into the dictionary for each character alone', () => {
    const { asked, pinyin } = counted();
    const index = schoolIndex(big.schools, pinyin);
    const characters = new Set(big.schools.flatMap(({ name }) => [...foldText(name)]));
    expect(asked.length).toBeLessThanOrEqual(characters.size);
    const before = asked.length;
    for (const typed of ['s', 'slxx', 'songlin', '松林', '3799']) index.find(typed, 50);
    expect(asked).toHaveLength(before);
  });

  it('gives as many schools as anybody looks through, the best first, and says how many there are', () => {
    const index = schoolIndex(big.schools, libraryPinyin);
    const all = index.find('xiaoxue', 50);
    expect(all.schools).toHaveLength(50);
    expect(all.total).toBe(big.schools.filter(({ name }) => name.includes('小学')).length);
    expect(index.find('', 50)).toEqual({ schools: big.schools.slice(0, 50), total: 6_500 });
    expect(index.find('没有这所学校', 50)).toEqual({ schools: [], total: 0 });
  });

  it('finds every school by name, pinyin, initials, code and address', () => {
    const index = schoolIndex(big.schools, libraryPinyin);
    const spelled = (name: string, cut: number) =>
      [...name].map((one) => (libraryPinyin.readings(one)[0] ?? one).slice(0, cut)).join('');
    fc.assert(
      fc.property(fc.nat(big.schools.length - 1), (n) => {
        const school = big.schools[n];
        if (school === undefined) throw new Error('No such school');
        const { name, code, address } = school;
        const found = (typed: string) => index.find(typed, 6_500).schools;
        expect(found(name)[0]).toBe(school);
        expect(found(code)[0]).toBe(school);
        for (const typed of [spelled(name, 9), spelled(name, 1), address]) {
          expect(found(typed), typed).toContain(school);
        }
      }),
      { numRuns: 60 },
    );
  });
});
