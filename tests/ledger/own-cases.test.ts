/** What a station says of itself when a season is reckoned: an archive counts only while its files can be had. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownCases } from '../../electron/desk/reckoning-desk';
import { newKey } from '../../electron/vault/seal';
import { caseOf } from '../support/fill-at-desk';
import { papersHere } from '../support/papers-here';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { sealedCase } from '../support/stamped-station';
import { decidedCase } from '../support/archived-case';
import { valueOf } from '../support/station-people';

it('tells sealed archives from those whose files are gone', async () => {
  const folder = scratchFolder('own-cases');
  const station = await openStationAt(folder, newKey(), { papers: await papersHere() });
  const [sealed, broken] = [await sealedCase(station), await sealedCase(station)];
  const open = await decidedCase(station);
  const { season = 0 } = await caseOf(station, sealed);
  const told = async () => {
    const { found } = valueOf(await ownCases(station, season, undefined));
    return new Map(found.map(({ caseId, archive }) => [caseId, archive]));
  };
  expect(await told()).toEqual(
    new Map([
      [sealed, 'sealed'],
      [broken, 'sealed'],
      [open, 'none'],
    ]),
  );
  const { index } = (await caseOf(station, broken)).archive?.package ?? {};
  const name = station.blobs.nameOf(broken, index ?? '');
  rmSync(join(folder, 'blobs', name.slice(0, 2), name));
  expect((await told()).get(broken)).toBe('damaged');
  expect((await told()).get(sealed)).toBe('sealed');
  await station.close();
});
