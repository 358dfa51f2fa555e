/** The large tables of the pupil record, as main asks them. */
import { pinyin } from 'pinyin-pro';
import { countryName } from '../../shared/pupil/countries';
import type { RecordTables } from '../../shared/pupil/pupil-defaults';
import { regionInAddress, regionOf } from '../../shared/pupil/regions';

export const recordTables: RecordTables = {
  regionInAddress: (address) => regionInAddress(address)?.code,
  isRegion: (code) => regionOf(code) !== undefined,
  isCountry: (code) => countryName(code) !== undefined,
  pinyinOf: (name) =>
    pinyin(name, { toneType: 'none', type: 'array', mode: 'surname', v: true })
      .join(' ')
      .replaceAll('v', 'yu'),
};
