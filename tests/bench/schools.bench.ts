/** A keystroke in the directory of schools: the index, and beside it the same search by asking the dictionary again each time. */
import { bench, describe } from 'vitest';
import { libraryPinyin } from '../../renderer/workers/search-pinyin';
import { foldText } from '../../shared/search/fold';
import { schoolIndex } from '../../shared/search/school-index';
import { bigPack } from '../support/big-directory';

/** What somebody types on the way to one school. */
const typed = ['s', 'sl', 'sld1xx', 'songlin', '松林', '3799', '379900', 'xiaoxue', '松路'];
const options = { iterations: 11, warmupIterations: 2, time: 0 };

for (const count of [6_500, 20_000]) {
  const { schools } = bigPack(count);
  const index = schoolIndex(schools, libraryPinyin);
  describe(`${typed.length} keystrokes among ${count} schools, bar 16 ms each`, () => {
    bench(
      'the index',
      () => {
        for (const text of typed) {
          if (index.find(text, 50).total === 0) throw new Error(`Nothing for ${text}`);
        }
      },
      options,
    );
    bench(
      'without an index: every name spelled anew',
      () => {
        const [text = ''] = typed;
        const found = schools.filter(({ name }) =>
          [...foldText(name)].some((one) =>
            libraryPinyin.readings(one).some((reading) => reading.startsWith(text)),
          ),
        );
        if (found.length === 0) throw new Error('Nothing');
      },
      options,
    );
  });
}
