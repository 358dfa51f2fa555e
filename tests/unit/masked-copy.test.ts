/** A masked copy lets nobody be found: no name, number, address or day of birth of the case is anywhere in it. */
import { describe, expect, it } from 'vitest';
import { lookInto } from '../../electron/archive/look-into';
import { packageDigests } from '../../electron/archive/package-digests';
import { hidden, maskField, maskName } from '../../shared/archive/export/mask-field';
import { maskedCopy } from '../../shared/archive/export/masked-copy';
import { parseManifest } from '../../shared/archive/package/manifest';
import type { PackageSource } from '../../shared/archive/package/package-source';
import type { ExpectedSigner } from '../../shared/archive/signing/verify-signatures';
import { fieldKeys, fields, fieldText } from '../../shared/domain/form';
import { pick } from '../../shared/i18n/messages';
import { shippedPack } from '../support/case-builders';
import { aPackage, packagedCase, sourceOf } from '../support/package-samples';

const sealed = [{ name: 'RX-371103-2026-000001', root: 'a'.repeat(64) }];
const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');

async function aCopy() {
  const { current } = await packagedCase();
  const copy = await maskedCopy(current, shippedPack.pack, sealed, packageDigests);
  const texts: string[] = [];
  for (const { path } of await copy.source.list())
    texts.push(path, textOf(await copy.source.read(path)));
  return { current, copy, all: texts.join('\n') };
}

describe('a masked copy', () => {
  it('holds no value by which the family could be found', async () => {
    const { current, all } = await aCopy();
    const telling = fieldKeys.filter((key) => {
      const { kind } = fields[key];
      return (
        ['name', 'idNumber', 'phone', 'day', 'studentNumber'].includes(kind) ||
        /address|Number$/.test(key)
      );
    });
    const values = telling
      .map((key) => fieldText(current.form, key))
      .filter((value) => value !== '');
    expect(values.length).toBeGreaterThan(5);
    expect(values.filter((value) => all.includes(value))).toEqual([]);
    const people = [current.openedBy, ...(current.submissions ?? []).map(({ by }) => by)];
    expect(people.filter((name) => all.includes(name))).toEqual([]);
  });

  it('says what it is and which package it was taken from', async () => {
    const { copy, all } = await aCopy();
    expect(copy.name).toBe('RX-371103-2026-000001-脱敏');
    expect(all).toContain(`Masked-From-Root: ${'a'.repeat(64)}`);
    expect(all).toContain('脱敏副本，不是归档信息包');
  });

  it('is a whole bag: every file in a manifest with its digest, and equal bytes from an equal case', async () => {
    const { copy, current } = await aCopy();
    const listed = await copy.source.list();
    expect(listed).toHaveLength(copy.files);
    for (const name of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      const { lines, faults } = parseManifest(textOf(await copy.source.read(name)));
      expect(faults).toEqual([]);
      expect(lines.length).toBeGreaterThan(0);
      for (const { path, digest } of lines) {
        const bytes = await copy.source.read(path);
        expect(bytes && (await packageDigests.sha256(bytes))).toBe(digest);
      }
    }
    const again = await maskedCopy(current, shippedPack.pack, sealed, packageDigests);
    expect(again.root).toBe(copy.root);
  });

  it('is told as a masked copy and not as a faulty package, and still has every changed byte found', async () => {
    const { copy } = await aCopy();
    const look = (source: PackageSource, expected?: ExpectedSigner) =>
      lookInto(source, pick('zh-CN'), expected);
    const { report } = await look(copy.source);
    expect(report).toMatchObject({ masked: true, findings: [], root: copy.root });
    const changed = {
      ...copy.source,
      read: async (path: string) =>
        path.endsWith('.json') ? Buffer.from('{}') : copy.source.read(path),
    };
    const kinds = (await look(changed)).report.findings.map(({ kind }) => kind);
    expect(kinds).toContain('fileChanged');
    const signer = { fingerprints: ['0'.repeat(64)] };
    expect((await look(copy.source, signer)).report.findings).not.toEqual([]);
  });

  it('is not what a package becomes that only says so', async () => {
    const { files } = await aPackage();
    const info = files.get('bag-info.txt') ?? new Uint8Array();
    const said = `${textOf(info)}External-Description: 脱敏副本，不是归档信息包\n`;
    const relabelled = new Map([...files, ['bag-info.txt', Buffer.from(said)]]);
    const { report } = await lookInto(sourceOf(relabelled), pick('zh-CN'));
    expect(report.masked).toBeUndefined();
    const kinds = report.findings.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['fileChanged', 'signatureMissing']));
  });

  it.each([
    ['child.name', '阿依古丽·买买提', '阿○○'],
    ['child.name', '𬭩𫖯', '𬭩○○'],
    ['child.idNumber', '371103202003059987', '371103************'],
    ['child.idNumber', 'E12345678', hidden],
    ['guardian1.phone', '15400000001', hidden],
    ['child.birthDate', '2020-03-05', '2020-03'],
    ['residence.address', '望潮街道2号', hidden],
    ['child.sex', 'female', 'female'],
    ['residence.residents', '3', '3'],
    ['wish.school', '望潮小学 13800000000', hidden],
    ['wish.schoolCode', '3711030001', '3711030001'],
    ['wish.schoolCode', '周建国家旁边', hidden],
    ['origin.region', '望潮街道2号 周建国', hidden],
    ['residence.residents', '13800000000', hidden],
    ['origin.reason', '随父母工作调动', hidden],
    ['child.name', '', ''],
  ] as const)('%s %s becomes %s', (key, value, masked) => {
    expect(maskField(key, value)).toBe(masked);
  });

  it('masks a name of blanks to nothing', () => expect(maskName('  ')).toBe(''));
});
