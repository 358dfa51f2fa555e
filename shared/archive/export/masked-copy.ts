/**
 * A masked copy 脱敏副本 of an archived case for those who count and check and need not know who it was: no picture, no
 * PDF, no free text; a package of its own that says so and names the sealed one it was taken from (个人信息保护法, article
 * 51 (3): de-identification).
 */
import type { Case } from '../../domain/case';
import { beijingDate } from '../../domain/beijing-time';
import type { Instant } from '../../domain/ids';
import { fieldKeys, fieldText } from '../../domain/form';
import type { PolicyPack } from '../../policy/pack';
import { maskedFiles, maskedLabel } from '../package/bag-info';
import type { PackageHashes } from '../package/package-hashes';
import { digestFiles } from '../package/package-hashes';
import type { PackageSource } from '../package/package-source';
import { madeFile, tagFilesAround } from '../package/tag-files';
import { maskField } from './mask-field';

/** A sealed package, or a supplement, of the case. */
type Sealed = { readonly name: string; readonly root: string };

export type MaskedCopy = {
  readonly name: string;
  readonly root: string;
  readonly files: number;
  readonly bytes: number;
  readonly source: PackageSource;
};

/** Built anew with equal bytes from an equal case. */
export async function maskedCopy(
  current: Case,
  pack: PolicyPack,
  sealed: readonly Sealed[],
  hashes: PackageHashes,
): Promise<MaskedCopy> {
  const name = `${sealed[0]?.name ?? current.id}-脱敏`;
  const payload = [
    madeFile(maskedFiles[0], `${JSON.stringify(infoOf(current, pack, sealed), undefined, 1)}\n`),
    madeFile(maskedFiles[1], note),
  ];
  const digested = await digestFiles(payload, hashes);
  const octets = payload.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  const info = [
    ['Source-Organization', pack.office.name.replace(/\s+/g, ' ')],
    ['External-Identifier', `${current.caseNumber ?? current.id}-脱敏`],
    [maskedLabel.name, maskedLabel.value],
    ['Payload-Oxum', `${octets}.${payload.length}`],
    ...sealed.map(({ root }) => ['Masked-From-Root', root]),
  ];
  const text = info.map(([label = '', value = '']) => `${label}: ${value}\n`).join('');
  const { files: tags, root } = await tagFilesAround(digested, text, hashes);
  const all = [...payload, ...tags];
  const byPath = new Map(all.map(({ path, bytes }) => [path, bytes]));
  return {
    name,
    root,
    files: all.length,
    bytes: all.reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
    source: {
      list: async () => all.map(({ path, bytes }) => ({ path, bytes: bytes.byteLength })),
      read: async (path) => byPath.get(path),
    },
  };
}

const note = [
  '本包是电子档案的脱敏副本，供统计和检查使用，不是归档信息包，不能作为凭证。',
  '没有影像、PDF、办理痕迹和自由填写的文字。姓名只留姓氏，证件号只留前六位，日期只到月，电话和住址隐去。',
  '字数少、情况特殊的办件仍可能被认出，请按原件的要求保管。',
  '',
].join('\r\n');

/** Days point at a family as a birthday does. */
const monthOf = (instant: Instant) => beijingDate(instant).slice(0, 7);

function infoOf(current: Case, pack: PolicyPack, sealed: readonly Sealed[]) {
  const { kind, group, season, submittedAt, revision, documents, letters, decision, archive } =
    current;
  return {
    version: 1,
    masked: true,
    maskedFrom: sealed,
    caseNumber: current.caseNumber,
    matter: { kind, season },
    group,
    rules: current.pack,
    office: pack.office.name,
    submitted: submittedAt === undefined ? undefined : { in: monthOf(submittedAt), revision },
    sealedIn: archive?.sealedAt === undefined ? undefined : monthOf(archive.sealedAt),
    form: fieldKeys.flatMap((key) => {
      const value = maskField(key, fieldText(current.form, key));
      return value === '' ? [] : [{ key, value }];
    }),
    documents: documents
      .filter(({ pages }) => pages.length > 0)
      .map(({ kind: of, pages, inspection, readings }) => ({
        kind: of,
        pages: pages.length,
        inspected: inspection?.verdict,
        readings: readings?.map(({ verdict }) => verdict),
      })),
    letters: letters.map(({ kind: of, numberedAt, voided }) => ({
      kind: of,
      in: monthOf(numberedAt),
      void: voided === undefined ? undefined : true,
    })),
    decision:
      decision === undefined
        ? undefined
        : {
            outcome: decision.outcome,
            school: decision.school?.name,
            in: monthOf(decision.at),
          },
  };
}
