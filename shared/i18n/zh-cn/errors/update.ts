/** Simplified Chinese: the program itself is not as it was published, or an update is not taken. */
import type { AddedFiles, UpdateError } from '../../../domain/update-error';
import type { WordsFor } from '../../error-shape';

const recordsSafe = '所有办件和材料都在本机，没有打开过，也没有改动。';
const installAgain = '请用学校保管的安装盘把程序重新装一次；装好以后照常解锁，办件都在。';
const programSafe = '现用的程序和所有办件都没有动。';

const othersThere = ({ folder, names, count }: AddedFiles): string => {
  const more = count > names.length ? `，还有 ${String(count - names.length)} 个` : '';
  return `程序文件夹 ${folder} 里多了不属于程序的文件（${String(count)} 个）：${names.join('、')}${more}。`;
};
/** Goes on with what comes after it. */
const takeAway = ({ folder }: AddedFiles): string =>
  `请退出程序，由管理这台电脑的人把多出来的文件从 ${folder} 移到别处，不知道是谁放的，请留着查；只重装程序，它们可能还在。移走以后，`;

export const updateErrors: WordsFor<UpdateError> = {
  programDamaged: ({ names, count, added }) => ({
    happened: `程序自己的文件和发布时的不一样（${String(count)} 个）：${names.join('、')}。${added === undefined ? '' : othersThere(added)}坏的是程序，不是办件。本站因此不能解锁。`,
    safe: recordsSafe,
    todo: added === undefined ? installAgain : `${takeAway(added)}${installAgain}`,
  }),
  programAdded: (added) => ({
    happened: `${othersThere(added)}程序自己的文件都和发布时一样，多出来的来历不明，本站因此不能解锁。`,
    safe: recordsSafe,
    todo: `${takeAway(added)}再打开程序，照常解锁。`,
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
    todo: '不要安装，也不要再用这个 U盘或更新服务器；请联系发放更新的单位。',
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
    todo: '请重新查看一次。',
  }),
  updateByHand: () => ({
    happened: '照现在的安装方式，程序不能自己换成新版。',
    safe: programSafe,
    todo: '请退出程序，由管理这台电脑的人运行更新包里的安装文件；装好以后照常解锁，办件都在。',
  }),
  updateAddressInvalid: () => ({
    happened: '更新服务器的地址不对，没有保存。',
    safe: programSafe,
    todo: '请照通知抄写完整地址，以 https:// 开头；不加密的地址，只有在单位内部网络里的才可以用。',
  }),
  updateNoServer: () => ({
    happened: '还没有填更新服务器的地址。',
    safe: programSafe,
    todo: '请站点管理员填写地址，或者从 U盘查看更新。',
  }),
  updateServerUnreachable: () => ({
    happened: '连不上更新服务器。',
    safe: programSafe,
    todo: '请看网络通不通、地址对不对，过一会再试；没有网络，请从 U盘更新。',
  }),
  updateServerMissing: () => ({
    happened: '更新服务器上，这个地址下没有更新包。',
    safe: programSafe,
    todo: '请对照通知检查地址；地址没错，请联系发放更新的单位。',
  }),
  updateServerRefused: ({ status }) => ({
    happened: `更新服务器没有给出更新包（代码 ${String(status)}）。`,
    safe: programSafe,
    todo: '请过一会再试；还是不行，把这个代码告诉发放更新的单位。',
  }),
  updateServerOther: () => ({
    happened: '回答的不是更新服务器，可能是上网登录页。',
    safe: programSafe,
    todo: '请先在浏览器里登录网络，再试一次；还是不行，请检查地址。',
  }),
  updateServerDamaged: ({ name }) => ({
    happened: `更新服务器上的 ${name} 不见了，或者和签名的不一样，没有采用。`,
    safe: programSafe,
    todo: '请过一会再下载；还是这样，请联系发放更新的单位。',
  }),
  updateBrokenOff: () => ({
    happened: '更新包下载到一半断了，下到的部分留着。',
    safe: programSafe,
    todo: '请看网络通不通，再按下载，从断的地方接着下。',
  }),
  updateStopped: () => ({
    happened: '更新包的下载已停下，下到的部分留着。',
    safe: programSafe,
    todo: '需要时再按下载，从停的地方接着下。',
  }),
  updateDiskFull: ({ needed }) => ({
    happened: `这台电脑的磁盘放不下更新包，要空出 ${String(Math.ceil(needed / 1_000_000))} 兆字节。`,
    safe: programSafe,
    todo: '请腾出磁盘空间，再下载一次。',
  }),
};
