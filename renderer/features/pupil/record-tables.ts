/** The large tables of the pupil record, loaded when a screen needs them first and kept while the window lives. */
import { useEffect, useState } from 'react';
import type { Country } from '../../../shared/pupil/countries';
import type { RecordTables } from '../../../shared/pupil/pupil-defaults';
import type { Region } from '../../../shared/pupil/regions';

/** Tables as the rules ask them, and as lists to choose from. */
export type LoadedTables = {
  readonly rules: RecordTables;
  readonly regions: readonly Region[];
  readonly countries: readonly Country[];
};

let loading: Promise<LoadedTables> | undefined;
let loaded: LoadedTables | undefined;

function load(): Promise<LoadedTables> {
  loading ??= Promise.all([
    import('../../../shared/pupil/regions'),
    import('../../../shared/pupil/countries'),
    import('pinyin-pro'),
  ]).then(([regions, countries, { pinyin }]) => {
    loaded = {
      regions: regions.regions,
      countries: countries.countries,
      rules: {
        regionInAddress: (address) => regions.regionInAddress(address)?.code,
        isRegion: (code) => regions.regionOf(code) !== undefined,
        isCountry: (code) => countries.countryName(code) !== undefined,
        pinyinOf: (name) =>
          pinyin(name, { toneType: 'none', type: 'array', mode: 'surname', v: true })
            .join(' ')
            .replaceAll('v', 'yu'),
      },
    };
    return loaded;
  });
  return loading;
}

/** The tables, or `undefined` while they are read. */
export function useRecordTables(): LoadedTables | undefined {
  const [tables, setTables] = useState(loaded);
  useEffect(() => {
    let gone = false;
    void load().then((read) => {
      if (!gone) setTables(read);
    });
    return () => {
      gone = true;
    };
  }, []);
  return tables;
}
