/** Names and folders of packages come with the policy pack, and a case keeps those of the version it was opened under. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { packageDigests } from '../../electron/archive/package-digests';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import { usualProfile } from '../../shared/archive/package/package-profile';
import { verifyPackage } from '../../shared/archive/package/verify-package';
import { decodeUtf8 } from '../../shared/text/utf8';
import { decidedCase, planArchive } from '../support/archived-case';
import { caseOf } from '../support/fill-at-desk';
import { papersHere } from '../support/papers-here';
import { scratchFolder } from '../support/scratch-folder';
import { loaded, packCopy, packInstalled } from '../support/shipped-packs';
import { openStationAt } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';

/** As a district might want it: another order of folders, its own numbers. */
const districtProfile = {
  ...usualProfile,
  id: 'lan-district',
  version: '3',
  folders: {
    materials: '甲·材料',
    images: '影像',
    process: '乙·过程/文书',
    results: '丙·结果',
    metadata: 'metadata',
  },
  names: {
    ...usualProfile.names,
    package: '入学-{case}',
    supplement: '入学-{case}（续{no}）',
    volume: '入学卷{no}',
  },
  fonds: 'J123',
  category: 'RX',
  retention: '永久' as const,
};

let folder: string;
let station: Station;
beforeEach(async () => {
  folder = scratchFolder('package-profile');
  const pack = loaded({ ...packCopy('fiveGroups'), archive: districtProfile });
  station = await openStationAt(folder, newKey(), { papers: await papersHere(), pack });
});
afterEach(() => station.close());

async function sealed(caseId: string, supplement?: number) {
  const source = valueOf(await station.archives.source(caseId, supplement));
  expect((await verifyPackage(source, packageDigests)).findings).toEqual([]);
  const folders = (await source.list())
    .map(({ path }) => path.split('/').slice(1, -1).join('/'))
    .filter((path) => path !== '');
  const description = (await source.read('data/说明文件.xml')) ?? new Uint8Array();
  return { folders: [...new Set(folders)].toSorted(), description: decodeUtf8(description) ?? '' };
}

it('a package is named and laid out as the pack of its case says, also after another pack came', async () => {
  const caseId = await decidedCase(station);
  await planArchive(station, caseId);
  const later = await decidedCase(station);
  const usual = { ...packCopy('fiveGroups'), version: '2026.9' };
  valueOf(await station.appendStation([packInstalled(usual, station.operator)]));
  for (const one of [caseId, later]) {
    if (one === later) await planArchive(station, one);
    valueOf(await station.paperDesk.draw(one));
    const { archive, caseNumber } = await caseOf(station, one);
    expect(archive?.package?.name).toBe(`入学-${caseNumber}`);
    const { folders, description } = await sealed(one);
    expect(folders).toEqual(['metadata', '丙·结果', '乙·过程/文书', '影像', '甲·材料'].toSorted());
    expect(description).toContain('<命名规则>lan-district 3</命名规则>');
    expect(description).toContain('<保管期限>永久</保管期限>');
  }
  const { letters } = await caseOf(station, caseId);
  const printed = { name: 'recordLetterPrinted', caseId, letterId: letters[0]?.id ?? '' } as const;
  valueOf(await station.desk.execute({ ...printed, copies: 1 }, station.actor));
  valueOf(await station.archives.pack(caseId));
  const { archive, caseNumber } = await caseOf(station, caseId);
  expect(archive?.supplements?.map(({ name }) => name)).toEqual([`入学-${caseNumber}（续01）`]);
  expect((await sealed(caseId, 1)).folders).toContain('metadata');
  const volumes: unknown[] = [];
  for await (const { packages } of station.archiveDesk.chosen({ caseIds: [caseId] }, 'whole')) {
    volumes.push(...valueOf(packages).map(({ volumeName }) => volumeName));
  }
  expect(volumes).toEqual(['入学卷{no}', '入学卷{no}']);
});
