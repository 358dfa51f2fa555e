/** 查重查错 over 100,000 cases from the pages that the search worker holds; the bar is one second. */
import { bench, describe } from 'vitest';
import { checkCases } from '../../shared/pupil/check-rules';
import { caseIndex } from '../../shared/search/case-index';
import { encodeSearchPage } from '../../shared/search/search-page';
import type { SearchRecord } from '../../shared/search/search-record';
import { benchRecord, dice } from './search-bench-records';

const cases = 100_000;
const perPage = 500;

function filledIndex() {
  const roll = dice(7);
  const index = caseIndex({ readings: () => [] });
  let page: SearchRecord[] = [];
  for (let n = 0; n < cases; n += 1) {
    const record = benchRecord(roll, n);
    // One case in a thousand is somebody's second one.
    const twin = n % 1_000 === 999 ? page.at(-1) : undefined;
    const texts = { ...record.texts, ...(twin === undefined ? {} : nameAndNumber(twin)) };
    const facts = `0|2026|residentId|female|2020-03-${String(1 + roll(28)).padStart(2, '0')}|||${roll(3) === 0 ? '0' : '2s'}`;
    page.push({ ...record, texts: { ...texts, facts } });
    if (page.length === perPage || n === cases - 1) {
      index.putPage(encodeSearchPage(page));
      page = [];
    }
  }
  return index;
}

function nameAndNumber({ texts }: SearchRecord) {
  return {
    'child.name': texts['child.name'] ?? '',
    'child.idNumber': texts['child.idNumber'] ?? '',
  };
}

const index = filledIndex();

describe('查重查错', () => {
  bench(
    `${cases} cases, bar 1,000 ms`,
    () => {
      const report = checkCases(index.subjects(), 500);
      if (report.checked !== cases || report.open.duplicateNumber === 0) {
        throw new Error(`Checked ${report.checked}`);
      }
    },
    { iterations: 11, warmupIterations: 2, time: 0 },
  );
});
