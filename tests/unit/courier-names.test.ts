/** Names of courier packages: readable, of the right platform, and safe on any stick whatever a platform calls itself. */
import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../electron/desk/courier-names';
import { pairedWith } from '../support/station-people';

/** The name of a package for the platform `at` of those that call themselves so. */
function nameFor(at: number, ...platforms: readonly string[]): string {
  const [pairing, ...others] = platforms.map((platformName, n) => {
    const paired = pairedWith({ id: `key-${String(n)}`, publicKey: '' });
    if (paired.type !== 'stationPaired') throw new Error('Not paired');
    return { ...paired, platformName };
  });
  const facts = { pairing, beside: others.map((one) => ({ pairing: one })) };
  const packageId = '019a0000-0000-7000-8000-000000abcdef';
  return fileNameOf({ stationCode: 'LS01', number: 12, packageId }, `key-${String(at)}`, facts);
}

const nameWith = (whose: string) => `离线U盘包-LS01-${whose}-0012-abcdef.esx`;

describe('the name of a courier package', () => {
  it('is as it was where there is one platform', () => {
    expect(nameFor(0, '望潮市入学平台')).toBe('离线U盘包-LS01-0012-abcdef.esx');
  });

  it('says whose it is where there are several', () => {
    const both = ['望潮市入学平台', '观澜县入学平台'];
    expect(nameFor(0, ...both)).toBe(nameWith('望潮市入学平台'));
    expect(nameFor(1, ...both)).toBe(nameWith('观澜县入学平台'));
  });

  it.each([
    ['a way to another folder', '../..\\观澜/县', '观澜县'],
    ['what no stick takes', 'A:*?"<>|B\u0000', 'AB'],
    ['what turns the text around', '平\u202e台', '平台'],
    ['a long name', '观'.repeat(90), '观'.repeat(20)],
    ['characters beyond the first plane', '𠮷'.repeat(30), '𠮷'.repeat(20)],
  ])('keeps nothing of %s', (_, called, kept) => {
    expect(nameFor(1, '望潮', called)).toBe(nameWith(kept));
  });

  it('tells platforms of one name, or of none, apart by their order', () => {
    expect(nameFor(0, '平台 甲', '平台-甲')).toBe(nameWith('平台甲1'));
    expect(nameFor(1, '平台 甲', '平台-甲')).toBe(nameWith('平台甲2'));
    expect(nameFor(1, '望潮', '…')).toBe(nameWith('平台2'));
  });
});
