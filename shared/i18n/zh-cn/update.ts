/** Simplified Chinese: updates of the program. */
import type { UpdateStatus } from '../../ipc/calls/updates';
import type { InstallRefusal } from '../../update/install-refusal';

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
  lead: '更新只换程序，不动办件。更新包从 U盘来，填了更新服务器的也可以下载；先核对发布单位的签名，旧版本和来历不明的一律不装。',
  version: '现用版本',
  form: '安装方式',
  forms,
  last: '上次更新',
  lastDone: (from: string, to: string) => `从 ${from} 更新到 ${to}`,
  notDone: (to: string) => `上次更新到 ${to} 没有装上`,
  notDoneSafe: (version: string) => `现在用的还是 ${version}，办件都在，没有改动。`,
  notDoneTodo: '请再装一次；系统问电脑管理员口令时，请由电脑管理员输入。',
  refusals: {
    notWhole: { why: '更新包不完整。', todo: '请重新取一份更新包，再查看、安装。' },
    noOpenssl: {
      why: '电脑上没有 OpenSSL，核对不了更新包的签名。',
      todo: '请电脑管理员装上 OpenSSL，再装一次。',
    },
    notSigned: {
      why: '更新包不是发布单位签名的。',
      todo: '请从发布单位重新取一份更新包；来历不明的不要装。',
    },
    otherPackage: {
      why: '安装文件和发布单位签名的不一样。',
      todo: '请从发布单位重新取一份更新包；来历不明的不要装。',
    },
    otherProgram: { why: '安装文件是别的程序。', todo: '请从发布单位重新取一份更新包。' },
    notNewer: {
      why: '更新包的版本不比系统里装着的新。',
      todo: '请重新打开程序，看现用的是哪个版本；还是旧的，请电脑管理员检查。',
    },
    stillRuns: {
      why: '等了一分钟，入学帮办站还没有退出。',
      todo: '请重新启动电脑，再装一次。',
    },
    systemRefused: {
      why: '系统没有装上安装文件。',
      todo: '请电脑管理员看磁盘空间，也看系统是不是正在装别的软件，再装一次。',
    },
    dismissed: {
      why: '系统问电脑管理员口令的窗口关掉了。',
      todo: '请再装一次，由电脑管理员输入口令。',
    },
    noRights: {
      why: '没有得到安装的权限：口令不对，或者这台电脑问不了口令。',
      todo: '请电脑管理员输入口令再装一次；问不了的，请电脑管理员直接安装更新包里的安装文件。',
    },
  } satisfies { [R in InstallRefusal]: { why: string; todo: string } },
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
  server: '更新服务器',
  serverHelp:
    '不填就不联网查更新。填好以后每天最多问一次有没有新版，不说本站是谁，也不带任何办件内容；下载由管理员按。要关掉，清空后保存。',
  saveServer: '保存地址',
  seek: '现在查一次',
  offered: (version: string) => `更新服务器上有 ${version}`,
  offeredSafe: (size: string) =>
    `已核对发布单位的签名，要下载 ${size}。下载时照常办件；下载好再核对一遍，由管理员决定什么时候装。`,
  offeredGoesOn: (kept: string, size: string) =>
    `上次下载到 ${kept}，共 ${size}；再按下载就接着下。下载时照常办件；下载好从头到尾核对一遍，由管理员决定什么时候装。`,
  offeredByHand:
    '照现在的安装方式，程序不能自己换成新版。请把服务器上的更新包整个拷到 U盘，再从 U盘查看。',
  download: '下载更新',
  goOn: '接着下载',
  downloading: (version: string) => `正在下载 ${version}`,
  stopDownload: '停止下载',
  trail: {
    chosen: {
      stick: (version: string) => `从 U盘选定程序更新 ${version}`,
      server: (version: string) => `从更新服务器选定程序更新 ${version}`,
    },
    decided: {
      now: (version: string) => `退出程序并安装更新 ${version}`,
      closing: (version: string) => `安排退出程序时安装更新 ${version}`,
      dropped: (version: string) => `不安装更新 ${version}`,
    },
    changed: (from: string, to: string) => `程序由 ${from} 换成 ${to}，首次打开本站记录`,
    changedTo: (to: string) => `程序换成 ${to}，首次打开本站记录（之前的版本没有留痕）`,
  },
};
