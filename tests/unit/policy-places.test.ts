/** Catchments, points and the sign-up window: what a pack says about places. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainAddress } from '../../shared/domain/address';
import { createCatchmentIndex } from '../../shared/policy/catchment-index';
import { loadPack } from '../../shared/policy/checklist';
import type { Catchment, School } from '../../shared/policy/pack-places';
import { shippedPack } from '../support/case-builders';
import { loaded, packFiles } from '../support/shipped-packs';

const { pack } = shippedPack;
const schoolAt = (address: string) => shippedPack.findSchool('primary', address)?.name;

describe('an address', () => {
  it.each([
    ['山东省日照市岚山区望潮街道 12 号', '望潮街道12号'],
    ['岚山区望潮街道１２號３栋－２０１', '望潮街道12号3栋201'],
    ['望潮街道', '望潮街道'],
    ['听涛路10-1号', '听涛路10~1号'],
    ['听涛路８－２号', '听涛路8~2号'],
    ['听涛路 10 、12 号', '听涛路10~12号'],
    ['听涛路10号-1', '听涛路10号1'],
    ['听涛路 10 ~ 12 号，', '听涛路10~12号'],
  ])('%s is compared as %s', (typed, plain) => {
    expect(plainAddress(typed, pack.region.name)).toBe(plain);
  });

  it.each([
    ['江苏省苏州市姑苏区', '江苏省苏州市姑苏区临河路8号', '临河路8号'],
    ['江苏省苏州市姑苏区', '苏州市姑苏区临河路8号', '临河路8号'],
    ['江苏省苏州市姑苏区', '姑苏区临河路8号', '临河路8号'],
    ['江苏省苏州市姑苏区', '江苏省姑苏区临河路8号', '临河路8号'],
    ['浙江省杭州市西湖区', '浙江省杭州市西湖区松风路10号', '松风路10号'],
    ['湖北省荆州市沙市区', '荆州市沙市区北京路1号', '北京路1号'],
    ['湖北省荆州市沙市区', '沙市区北京路1号', '北京路1号'],
    ['吉林省延边朝鲜族自治州延吉市', '吉林省延边朝鲜族自治州延吉市河南街1号', '河南街1号'],
    ['新疆维吾尔自治区乌鲁木齐市天山区', '新疆维吾尔自治区乌鲁木齐市天山区和平路1号', '和平路1号'],
    ['江苏省苏州市姑苏区', '江苏省', ''],
  ])('loses the names of %s: %s is %s', (region, typed, plain) => {
    expect(plainAddress(typed, region)).toBe(plain);
  });

  it.each([
    ['山东省日照市岚山区望潮街道1号', '岚山区望潮小学'],
    ['望潮街道听涛花园3号楼', '岚山区听涛小学'],
    ['听涛路57号', '岚山区望潮小学'],
    ['听涛路58号2单元', '岚山区听涛小学'],
    ['听涛路101号', undefined],
    ['听涛路10-1号', '岚山区听涛小学'],
    ['听涛路57－8号', '岚山区望潮小学'],
    ['听涛路58-3-401', '岚山区听涛小学'],
    ['听涛路', undefined],
    ['外地县样例村', undefined],
    ['', undefined],
  ])('%s lies in the catchment of %s', (address, school) => {
    expect(schoolAt(address)).toBe(school);
  });

  it('is found among 6,500 schools and 26,000 streets', () => {
    const schools: School[] = Array.from({ length: 6_500 }, (_, at) => ({
      code: `S${at}`,
      name: `第${at}小学`,
      address: '',
      kinds: ['primary'],
    }));
    const catchments: Catchment[] = schools.flatMap(({ code }, at) =>
      [0, 1, 2, 3].map((part) => ({
        kind: 'primary' as const,
        school: code,
        prefix: `样例街道${at % 800}社区第${at}路${part}段`,
        numbers: { from: 1, to: 200, side: 'all' as const },
      })),
    );
    const big = { ...pack, schools, catchments };
    const index = createCatchmentIndex(big);
    for (let at = 0; at < 10_000; at += 1) {
      const number = (at * 7) % 6_500;
      const found = index.findSchool(
        'primary',
        `山东省日照市岚山区样例街道${number % 800}社区第${number}路${at % 4}段${1 + (at % 200)}号`,
      );
      expect(found?.code).toBe(`S${number}`);
    }
    const loaded = loadPack(big);
    expect(loaded.ok).toBe(true);
  });

  it('gets the answer of a plain search over all catchments', () => {
    const names = ['甲路', '甲路乙巷', '丙街', '丙街3号院'];
    const catchment = fc.record({
      kind: fc.constant('primary' as const),
      school: fc.constantFrom('A', 'B', 'C'),
      prefix: fc.constantFrom(...names),
      numbers: fc.option(
        fc.record({
          from: fc.integer({ min: 1, max: 6 }),
          to: fc.integer({ min: 6, max: 12 }),
          side: fc.constantFrom('all' as const, 'odd' as const, 'even' as const),
        }),
        { nil: undefined },
      ),
    });
    const schools = ['A', 'B', 'C'].map((code) => ({
      code,
      name: code,
      address: '',
      kinds: ['primary' as const],
    }));
    fc.assert(
      fc.property(
        fc.uniqueArray(catchment, {
          selector: ({ prefix, numbers }) => `${prefix}${numbers === undefined}`,
          maxLength: 8,
        }),
        fc.constantFrom(...names),
        fc.nat(14),
        (list, street, number) => {
          const catchments = list.map(({ numbers, ...rest }) =>
            numbers === undefined ? rest : { ...rest, numbers },
          );
          const address = `${street}${number}号`;
          const fits = catchments
            .filter(({ prefix }) => address.startsWith(prefix))
            .filter((one) => {
              if (!('numbers' in one)) return true;
              const next = /^\d+/.exec(address.slice(one.prefix.length))?.[0];
              const value = Number(next);
              const { from, to, side } = one.numbers;
              const parity = side === 'all' || (value % 2 === 1) === (side === 'odd');
              return next !== undefined && from <= value && value <= to && parity;
            })
            .toSorted(
              (a, b) =>
                b.prefix.length - a.prefix.length ||
                ('numbers' in b ? 1 : 0) - ('numbers' in a ? 1 : 0),
            );
          const index = createCatchmentIndex({ catchments, schools, region: pack.region });
          expect(index.findSchool('primary', address)?.code).toBe(fits[0]?.school);
        },
      ),
    );
  });
});

describe('points', () => {
  const subject = {
    kind: 'primary' as const,
    group: 'homeNoRegister' as const,
    form: {
      'residence.tenure': 'owned',
      'residence.ownerRelation': 'grandparent',
    },
  };

  it('are those of the best row of each item', () => {
    expect(shippedPack.pointsFor(subject)).toEqual({
      total: 30,
      lines: [
        {
          item: 'registerKind',
          title: '户籍类型',
          points: 0,
          looksAt: ['answers', 'register.since'],
        },
        {
          item: 'dwelling',
          title: '居住情况',
          points: 0,
          looksAt: ['work.permitFrom', 'work.permitUntil', 'residence.tenure'],
        },
        {
          item: 'employment',
          title: '从业情况',
          points: 0,
          looksAt: ['work.insuranceMonths', 'work.kind'],
        },
        {
          item: 'propertyKind',
          title: '房产类型',
          row: '祖辈自有住房',
          points: 30,
          looksAt: ['residence.tenure', 'residence.ownerRelation'],
        },
      ],
    });
  });

  it('are given to the groups that a pack ranks by them alone', () => {
    const suzhou = loaded(packFiles.suzhou);
    const form = {
      'work.insuranceMonths': '40',
      'work.permitFrom': '2025-01-01',
      'work.permitUntil': '2027-01-01',
      'residence.tenure': 'rented',
    };
    const of = (group: 'migrantWorker' | 'homeAndRegister') =>
      suzhou.pointsFor({ kind: 'primary', group, form });
    expect(of('migrantWorker')?.lines.map(({ row, points }) => [row, points])).toEqual([
      [undefined, 0],
      ['居住证在有效期内', 30],
      ['参保满三十六个月', 40],
      ['租赁备案住房', 10],
    ]);
    expect(of('migrantWorker')?.total).toBe(80);
    expect(of('homeAndRegister')).toBeUndefined();
  });

  it.each([
    ['2023-08-31', 40],
    ['2023-09-01', 30],
  ])('for a register since %s are %s', (since, points) => {
    const registered = {
      ...subject,
      group: 'registerNoHome' as const,
      form: { 'register.since': since, 'residence.tenure': 'none' },
    };
    expect(shippedPack.pointsFor(registered)?.total).toBe(points);
  });
});
