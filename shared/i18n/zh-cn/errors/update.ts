/** Simplified Chinese: the program itself is not as it was published, or an update is not taken. */
import type { UpdateError } from '../../../domain/update-error';
import type { WordsFor } from '../../error-shape';

const recordsSafe = '所有办件和材料都在本机，没有打开过，也没有改动。';
const installAgain = '请用学校保管的安装盘把程序重新装一次；装好以后照常解锁，办件都在。';
const programSafe = '现用的程序和所有办件都没有动。';

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
  programUnchecked: () => ({
    happened: '程序自己的文件没有能核对完，本站因此还不能解锁。',
    safe: recordsSafe,
    todo: '请退出程序，重新打开再试；仍不行，请用学校保管的安装盘把程序重新装一次。',
  }),
  updateNone: () => ({
    happened: '选的地方没有更新包。',
    safe: programSafe,
    todo: '请选 U盘上放更新包的文件夹；没有的，向发放更新的单位要。',
  }),
  updateUnsigned: () => ({
    happened: '这个更新包不是发布单位签名的，没有采用。',
    safe: programSafe,
    todo: '不要安装，也不要再用这个 U盘；请联系发放更新的单位。',
  }),
  updateUnreadable: () => ({
    happened: '更新包的说明是本程序读不懂的格式，没有采用。',
    safe: programSafe,
    todo: '请向发放更新的单位要一份适合现用版本的更新包。',
  }),
  updateOlder: ({ version, installed }) => ({
    happened: `更新包的版本 ${version} 比现用的 ${installed} 旧。旧版本读不懂新版本写下的记录，所以不换回去。`,
    safe: programSafe,
    todo: '请照常使用现用的版本；要更新，请用更新的包。',
  }),
  updateSame: ({ version }) => ({
    happened: `更新包的版本 ${version} 就是现用的版本。`,
    safe: programSafe,
    todo: '不用做什么。',
  }),
  updateNotForThis: ({ version }) => ({
    happened: `更新包（${version}）里没有适合这台电脑的安装文件。`,
    safe: programSafe,
    todo: '请向发放更新的单位说明电脑的系统和安装方式，要一份对应的更新包。',
  }),
  updateDamaged: ({ name }) => ({
    happened: `更新包里的 ${name} 不见了，或者和签名的不一样，没有采用。`,
    safe: programSafe,
    todo: '请重新拷贝一份更新包，再试一次。',
  }),
  updateNotKept: () => ({
    happened: '更新包没有能拷到这台电脑上。',
    safe: programSafe,
    todo: '请看磁盘空间够不够，再试一次。',
  }),
  updateNotReady: () => ({
    happened: '没有准备好的更新。',
    safe: programSafe,
    todo: '请重新从 U盘查看一次。',
  }),
  updateByHand: () => ({
    happened: '照现在的安装方式，程序不能自己换成新版。',
    safe: programSafe,
    todo: '请退出程序，由管理这台电脑的人运行更新包里的安装文件；装好以后照常解锁，办件都在。',
  }),
};
