/** Simplified Chinese: the program itself is not as it was published, or an update is not taken. */
import type { UpdateError } from '../../../domain/update-error';
import type { WordsFor } from '../../error-shape';

const recordsSafe = '所有办件和材料都在本机，没有打开过，也没有改动。';
const installAgain = '请用学校保管的安装盘把程序重新装一次；装好以后照常解锁，办件都在。';

export const updateErrors: WordsFor<UpdateError> = {
  programDamaged: ({ names, count }) => ({
    happened: `程序自己的文件和发布时的不一样（${String(count)} 个）：${names.join('、')}。坏的是程序，不是办件。本站因此不能解锁。`,
    safe: recordsSafe,
    todo: installAgain,
  }),
  programUnsigned: () => ({
    happened:
      '程序文件的清单不见了，或者不是发布单位签名的。坏的是程序，不是办件。本站因此不能解锁。',
    safe: recordsSafe,
    todo: installAgain,
  }),
};
