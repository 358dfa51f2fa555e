/** Simplified Chinese: updates of the program. */
import type { UpdateStatus } from '../../ipc/calls/updates';

const forms: { readonly [F in UpdateStatus['form']]: string } = {
  deb: '系统安装包',
  appimage: '单个程序文件',
  tar: '解开的文件夹',
  nsis: '安装程序',
  portable: '免安装程序',
  dmg: '磁盘映像',
  sources: '从源代码运行',
};

export const update = {
  title: '程序更新',
  lead: '更新只换程序，不动办件。更新包从 U盘来，先核对发布单位的签名，旧版本和来历不明的一律不装。',
  version: '现用版本',
  form: '安装方式',
  forms,
  last: '上次更新',
  lastDone: (from: string, to: string) => `从 ${from} 更新到 ${to}`,
  notDone: (to: string) => `上次更新到 ${to} 没有装上`,
  notDoneSafe: (version: string) => `现在用的还是 ${version}，办件都在，没有改动。`,
  notDoneTodo: '请再装一次；系统问电脑管理员口令时，请由电脑管理员输入。',
  look: '从 U盘查看更新…',
  adminOnly: '更新由站点管理员安装。',
  ready: (version: string) => `${version} 可以安装`,
  waits: (version: string) => `退出程序时安装 ${version}`,
  safe: '安装前程序先锁定并存好一切；待传的办件留在本机，更新以后接着发送，不会重复。',
  byHand:
    '更新包已核对。照现在的安装方式，请退出程序，由管理这台电脑的人运行 U盘上的安装文件；办件都在。',
  notes: (version: string) => `${version} 有什么变化`,
  installNow: '现在退出并安装',
  installAtClosing: '退出时再装',
  discard: '不装了',
};
