/** Addresses that the station remembers: how far, whose, in which order, and from which catchments. */
import { describe, expect, it, test } from 'vitest';
import { libraryPinyin } from '../../renderer/workers/search-pinyin';
import { withoutFlat } from '../../shared/domain/address';
import { createCatchmentIndex } from '../../shared/policy/catchment-index';
import { caseIndex } from '../../shared/search/case-index';
import { encodeSearchPage } from '../../shared/search/search-page';
import type { SearchTexts } from '../../shared/search/search-record';
import { shippedPack } from '../support/case-builders';

test.each([
  ['望潮北路115号听澜苑16号楼2单元901室', '望潮北路115号听澜苑16号楼'],
  ['望潮北路115号听澜苑16栋2单元901', '望潮北路115号听澜苑16栋'],
  ['听澜苑16-2-901', '听澜苑16'],
  ['听澜苑 3号楼 1203A室', '听澜苑 3号楼'],
  ['听澜苑３号楼６０１室', '听澜苑３号楼'],
  ['听澜苑十一号楼三单元', '听澜苑十一号楼'],
  ['听澜苑2号楼东户', '听澜苑2号楼'],
  ['听涛路57号3楼301号', '听涛路57号3楼'],
  // A house of its own is told by its number.
  ['望潮街道2号', '望潮街道2号'],
  ['样例县望潮村5组12号', '样例县望潮村5组12号'],
  ['银座小区12号', '银座小区12号'],
  ['3号楼2室', '3号楼2室'],
  ['', ''],
])('%s is shared as far as %s', (address, place) => {
  expect(withoutFlat(address)).toBe(place);
});

describe('what is suggested', () => {
  let seq = 0;
  const pageOf = (id: string, texts: SearchTexts) =>
    encodeSearchPage([{ id, seq: (seq += 1), state: 'draft', group: 'homeAndRegister', texts }]);
  const lives = (register: string, residence = register): SearchTexts => ({
    'register.address': register,
    'residence.address': residence,
  });
  function stationOf(...families: readonly SearchTexts[]) {
    const index = caseIndex(libraryPinyin);
    families.forEach((texts, place) => index.putPage(pageOf(String(place), texts)));
    return index;
  }
  const tower = '望潮北路115号听澜苑16号楼';
  const families = [
    lives(`${tower}1单元101室`),
    lives('听涛路57号'),
    lives(`${tower}2单元901室`, '长乐路8号'),
    lives('听涛路57号', '望潮北路3号'),
    lives(`${tower}3单元`),
  ];

  it('is what most families have, each of them once, and no flat', () => {
    const index = stationOf(...families);
    expect(index.suggestAddresses('', 8, 'new')).toEqual([
      tower,
      '听涛路57号',
      '望潮北路3号',
      '长乐路8号',
    ]);
    expect(index.suggestAddresses('', 2, 'new')).toEqual([tower, '听涛路57号']);
  });

  it.each([
    ['望潮', [tower, '望潮北路3号']],
    ['57', ['听涛路57号']],
    ['115 号听', [tower]],
    ['wcbl', [tower, '望潮北路3号']],
    ['WangChao', [tower, '望潮北路3号']],
    ['clu', []],
    ['cll', ['长乐路8号']],
    ['zhll8', ['长乐路8号']],
    ['w', []],
    ['潮望', []],
    ['望潮北路3号', []],
  ])('fits %s by text, reading or initials', (typed, found) => {
    expect(stationOf(...families).suggestAddresses(typed, 8, 'new')).toEqual(found);
  });

  it('prefers what begins with it among equals, then what came last', () => {
    const index = stationOf(lives('东望潮路1号'), lives('望潮路1号'), lives('望潮路2号'));
    expect(index.suggestAddresses('望潮', 8, 'new')).toEqual([
      '望潮路2号',
      '望潮路1号',
      '东望潮路1号',
    ]);
  });

  it('is never what the case itself has, unless another family has it too', () => {
    const index = stationOf(...families);
    index.putPage(pageOf('mine', lives('听涛路57号', '听涛路5')));
    expect(index.suggestAddresses('听涛', 8, 'mine')).toEqual(['听涛路57号']);
    expect(index.suggestAddresses('听涛', 8, 'new')).toEqual(['听涛路57号', '听涛路5']);
  });

  it('follows what is typed, put right, destroyed or given away, asked before or not', () => {
    for (const isAsked of [false, true]) {
      const index = stationOf(...families);
      const all = () => index.suggestAddresses('', 8, 'new');
      if (isAsked) all();
      index.putPage(pageOf('5', lives('听涛路5')));
      index.putPage(pageOf('5', lives('听涛路59号')));
      index.putPage(pageOf('1', lives('听涛路57号', '长乐路8号')));
      index.drop('3');
      expect(all()).toEqual([tower, '长乐路8号', '听涛路57号', '听涛路59号']);
      index.drop('1');
      index.drop('1');
      expect(all()).toEqual([tower, '长乐路8号', '听涛路59号']);
    }
  });
});

describe('places of the pack', () => {
  const { complete } = createCatchmentIndex(shippedPack.pack);

  it('are what the beginning may become, with what stands before it', () => {
    expect(complete('primary', '听', 8)).toContain('听涛路');
    expect(complete('primary', '山东省日照市岚山区听', 8)).toContain('山东省日照市岚山区听涛路');
    expect(complete('primary', '望潮街道', 8)).toEqual(['望潮街道听涛花园']);
    expect(complete('primary', '望', 1)).toHaveLength(1);
  });

  it('are none for nothing, for what is whole, and for what is nowhere', () => {
    for (const typed of ['', '山东省', '听涛路', '听涛路57号', '外地县']) {
      expect(complete('primary', typed, 8)).toEqual([]);
    }
  });
});
