/** Simplified Chinese: the trail of the whole station, its digests and its verification. */
import type { CallRefusedReason, RefusedCall } from '../refusal-names';
import type { overrides } from '../../ledger/audit-event';
import type { Trouble } from '../../ledger/integrity';
import type { digestFaults, TrailFault } from '../../ledger/trail-report';
import type { TrailKind } from '../../ledger/trail-line';
export { screen } from './audit-screen';
export { lists, outputs, things } from './audit-things';

export const kinds: { readonly [K in TrailKind]: string } = {
  work: '办理',
  papers: '打印与另存',
  view: '查看',
  refusal: '拒绝',
  door: '开关与配对',
  proof: '时钟与校验',
};

const ofSheet = (sheet: string) => (sheet === '' ? '' : `第 ${sheet} 份`);

export const overridden: { readonly [K in (typeof overrides)[number]]: string } = {
  missingGlyphs: '有字印不出来，经办人确认后仍打印',
};

export const calls: { readonly [K in RefusedCall]: string } = {
  printLetter: '打印文书',
  saveLetter: '另存文书',
  saveArchive: '另存电子档案',
  addPage: '采集一页材料',
  resumeSending: '重新发送',
  installPack: '安装政策包',
  freezeRoll: '冻结分班名册',
  drawClasses: '分班抽签',
  pair: '与平台配对',
  read: '读取记录',
  trail: '读取审计记录',
  several: '多种操作',
  other: '其他操作',
};

export const reasons: { readonly [K in CallRefusedReason]: string } = {
  role: '岗位无此权限',
  arguments: '内容格式不对',
  sender: '不是本程序的窗口发出的',
  state: '办件状态不允许',
  printer: '没有可用的打印机，或打印机没有接收',
  incomplete: '材料或信息不齐',
  unknown: '找不到所指的内容',
  signature: '签名不可信',
  overLimit: '超过班额或校额',
  drawn: '已经抽过签，不能重抽',
  samePerson: '须由另一个人办理',
  several: '原因不一',
  other: '条件不满足',
};

export const events = {
  stationCreated: () => '新建本站',
  stationPaired: (platform: string) => `与平台配对：${platform}`,
  feedAdvanced: () => '收取平台的结果',
  stationUnlocked: () => '解锁本站',
  unlockRefused: (tries: string) => `解锁失败，口令不对（连续第 ${tries} 次）`,
  stationLocked: (how: string) => `锁定本站：${how}`,
  lockReasons: {
    asked: '手动锁定',
    idle: '无人操作',
    suspend: '电脑睡眠',
    session: '系统锁屏',
    closing: '关闭程序',
    dataGone: '数据文件夹不可用',
  } as Readonly<Record<string, string>>,
  lockOther: '其他原因',
  viewed: (what: string) => `查看${what}`,
  viewedLate: (what: string) => `查看${what}（锁定时正在看，解锁后补记）`,
  crowded: (count: string) => `短时间内另有 ${count} 次查看，未逐条记录`,
  outputStarted: {
    print: (what: string, sheet: string) => `准备打印：${what}${ofSheet(sheet)}`,
    save: (what: string, sheet: string) => `准备另存：${what}${ofSheet(sheet)}`,
  },
  outputFailed: {
    print: (what: string, sheet: string) => `未能打印：${what}${ofSheet(sheet)}`,
    save: (what: string, sheet: string) => `未能另存：${what}${ofSheet(sheet)}`,
  },
  archiveSaved: () => '另存电子档案',
  exported: (count: string, leftOut: string, reason: string) =>
    `导出学籍信息 ${count} 人（未导出 ${leftOut} 人），用途：${reason}`,
  packagesVerified: (packages: string, faults: string, stopped: boolean) =>
    `核验档案包 ${packages} 个，发现问题 ${faults} 处${stopped ? '（中途停止）' : ''}`,
  outsidePackagesRead: (packages: string, faults: string) =>
    `查看外来档案包 ${packages} 个，发现问题 ${faults} 处`,
  packages: (count: string) => `档案包 ${count} 个`,
  maskedCopies: (count: string) => `脱敏副本 ${count} 个`,
  packagesLeaving: {
    folder: (packages: string, reason: string, approver: string) =>
      `准备导出${packages}（文件夹），事由：${reason}，批准人：${approver}`,
    zip: (packages: string, reason: string, approver: string) =>
      `准备导出${packages}（压缩分卷），事由：${reason}，批准人：${approver}`,
  },
  packagesSealedTo: (fingerprint: string) => `，加密给证书指纹 ${fingerprint}`,
  packagesLeft: (packages: string, leftOut: string) =>
    `已导出档案包 ${packages} 个（未导出 ${leftOut} 个）`,
  packagesStayed: (why: string) => `档案包导出没有完成：${why}`,
  stayedReasons: {
    carrierFull: '盘满',
    carrierReadOnly: '盘不能写入',
    carrierGone: '盘不见了或读写出错',
    exportStopped: '被停止',
    stationLocked: '锁定时还在进行',
    saveFailed: '写入失败',
  } as Readonly<Record<string, string>>,
  problemListRead: (rows: string) => `导入问题学籍清单，共 ${rows} 行`,
  idCardRead: (who: string) => `读取身份证件：${who}`,
  pageTextTaken: (pages: number, fields: string) => `采用影像识别内容（${pages} 页）：${fields}`,
  idCardTaken: (who: string, fields: string) => `采用读卡内容：${who}，${fields}`,
  refused: (what: string, why: string) => `拒绝：${what}，${why}`,
  refusedTimes: (what: string, why: string, count: string) =>
    `拒绝：${what}，${why}，共 ${count} 次`,
  clockForward: (by: string) => `电脑时间向前跳了 ${by}（也可能是电脑睡眠）`,
  clockBack: (by: string) => `电脑时间向后跳了 ${by}`,
  clockFast: (by: string) => `电脑时间比平台快 ${by}`,
  clockSlow: (by: string) => `电脑时间比平台慢 ${by}`,
  clockRight: () => '电脑时间与平台一致了',
  clockBehind: (by: string) => `解锁时电脑时间比上一条记录早 ${by}`,
  dayDigest: (day: string, from: string, to: string) =>
    `日摘要：${day}，第 ${from} 条到第 ${to} 条，已签名`,
  registerSaved: (count: string) => `另存编号登记簿，${count} 个号`,
  seasonReckoned: (season: string, agreeing: string, differing: string) =>
    `与平台对账（${season} 年）：${agreeing} 件一致，${differing} 处差异`,
  broughtAgain: {
    taken: (revision: string) =>
      `平台从较早的备份恢复，缺第 ${revision} 版；已重新报送，办件编号不变`,
    numberDiffers: (revision: string) =>
      `平台恢复后缺第 ${revision} 版；已重新报送，回执上的办件编号已属于其他办件，平台另给了编号，请告知家长`,
    refused: (revision: string) => `平台恢复后缺第 ${revision} 版，重新报送未被接收；请与平台核实`,
  },
  reckoningPrinted: (season: string) => `打印 ${season} 年对账单`,
  registerPrinted: (count: string) => `打印编号登记簿，${count} 个号`,
  digestSaved: (day: string) => `另存 ${day} 的日摘要`,
  verified: (entries: string) => `校验审计记录：${entries} 条，完整`,
  verifiedBroken: (seq: string) => `校验审计记录：发现问题，从第 ${seq} 条起`,
  verifiedKeys: (count: string) => `校验审计记录：${count} 个办件的密钥文件缺失，没有销毁记录`,
  verifiedDigests: () => '校验审计记录：日摘要文件有问题',
  keyGone: () => '内容已按规定销毁，只保留这一条的位置',
  keyMissing: () => '办件的密钥文件缺失，这一条的内容打不开，也没有销毁办件的记录',
  unlockUncounted: (tries: string) => `解锁失败，口令不对（计数丢失，至少 ${tries} 次）`,
  unlockStopped: {
    operatorDisabled: '解锁被拒绝：口令正确，但操作人已停用',
    vaultReplaced: '解锁被拒绝：口令文件被换成了别的或旧的一份',
    recoveryKeyVoid: '解锁被拒绝：恢复密钥正确，但已作废',
    trainingMissing: '解锁被拒绝：口令正确，但要求的岗位培训没有登记或者已经过期',
  },
  recordMended: (what: string) => `本机记录自检：${what}`,
  and: '、',
  caseDestroyed: (files: string) => `按规定销毁办件，内容不可恢复，删除文件 ${files} 份`,
  drillEntered: () => '进入演练',
  drillLeft: (time: string) => `离开演练（演练最后一条记录在 ${time}）`,
  drillGone: () => '离开演练（演练数据已清除）',
  operatorAdded: (code: string, role: string) => `新增操作人：工号 ${code}，岗位 ${role}`,
  operatorChanged: (role: string) => `修改操作人，岗位 ${role}`,
  operatorDisabled: () => '停用操作人',
  operatorEnabled: () => '恢复操作人',
  passphraseChanged: () => '修改口令',
  passphraseReset: {
    admin: '管理员重置操作人的口令',
    recoveryKey: '用恢复密钥重设口令',
  },
  vaultWriting: (generation: string) => `开始更新口令文件（第 ${generation} 版）`,
  vaultWritten: (generation: string) => `口令文件已更新（第 ${generation} 版）`,
  recoveryKeyMade: (key: string) => `生成恢复密钥 ${key}`,
  recoverySheetsKept: (key: string) => `确认恢复密钥 ${key} 的每一页都已收好`,
  recoverySheet: {
    printed: (key: string, sheet: string) => `打印恢复密钥 ${key} 的第 ${sheet} 页`,
    saved: (key: string, sheet: string) => `另存恢复密钥 ${key} 的第 ${sheet} 页`,
  },
  lost: (from: string, to: string) => `第 ${from} – ${to} 条因磁盘损坏丢失，已注明`,
  archiveKeyMade: (code: string) => `生成电子档案的签名密钥和证书（站点代码 ${code}）`,
  policyPackInstalled: (title: string, version: string, reason: string) =>
    `安装政策包：${title}（${version}），理由：${reason}`,
  policyPackCame: (title: string, version: string, from: string) =>
    `“${from}”发来政策包：${title}（${version}），等站点管理员核对`,
  policyPackTurnedDown: (title: string, version: string, from: string) =>
    `没有接受“${from}”发来的政策包：${title}（${version}），`,
  policyPackSetAside: (title: string, version: string, reason: string) =>
    `不安装政策包：${title}（${version}），理由：${reason}`,
  backupFolderChosen: () => '选定备份位置',
  backupOwnVolume: () => '选定备份位置（另一块盘）',
  backupMade: (files: string) => `完成备份，共 ${files} 个文件`,
  backupBesideOther: (files: string, aside: string) =>
    `完成备份，共 ${files} 个文件；原来的备份里有本站没有的内容，另存在 ${aside}`,
  backupFailed: () => '备份没有完成',
  backupCleared: (folder: string, files: string) =>
    `已从备份（${folder || '数据旁边'}）清除已销毁办件的 ${files} 个文件`,
  backupHadNothing: (folder: string) =>
    `已检查备份（${folder || '数据旁边'}）：没有已销毁办件的文件`,
  backupNotCleared: (folder: string) =>
    `备份（${folder || '数据旁边'}）里已销毁办件的文件还没有清除：这个位置现在用不了`,
  rehearsed: () => '恢复演练通过',
  rehearsalFailed: () => '恢复演练没有通过',
  restoredOwn: (code: string) => `本站自编的编号改用 ${code}，从头编起`,
  restored: (time: string) => `从 ${time} 的备份恢复本站`,
  restoredInPart: (time: string, lost: string) =>
    `从 ${time} 的备份恢复本站，其中 ${lost} 个文件已损坏没有恢复`,
  numbersReserved: (blocks: string) => `平台又预留了号段：${blocks}`,
  placesOf: (school: string, places: string, quota: string) => `${school} ${places} 个（${quota}）`,
  placesReserved: (places: string) => `平台给了学位额度：${places}`,
  trafficRuled: (rules: string) => `设定上传流量：${rules}`,
  numbersVoided: (from: string, to: string) => `作废序号 ${from} – ${to}，不再使用`,
  destructionProposed: (count: string) => `提请销毁到期办件 ${count} 件`,
  destructionApproved: () => '批准销毁申请',
  destructionRefused: () => '不批准销毁申请',
  destructionWitnessed: (caseNumber: string, digest: string) =>
    `销毁前留证：受理编号 ${caseNumber}，电子档案指纹 ${digest}`,
  destructionWitnessedDraft: (day: string) => `销毁前留证：${day}撤回的草稿，没有提交过`,
  destructionFinished: (destroyed: string, passedOver: string) =>
    `销毁申请办结：销毁 ${destroyed} 件，不满足条件或读不出内容 ${passedOver} 件`,
  seconds: (count: string) => `${count} 秒`,
  minutes: (count: string) => `${count} 分钟`,
  hours: (count: string) => `${count} 小时`,
  days: (count: string) => `${count} 天`,
};

export const troubles: { readonly [K in Trouble['kind']]: string } = {
  tornTail: '移开没有写完的末尾',
  restored: '恢复损坏的记录',
  lost: '注明丢失的记录',
  setAside: '移开不属于记录的内容',
  replaced: '记录不是最后保存的那一份',
  witnessLost: '重建末条凭据',
  checkpointLost: '重建索引',
  workingSetDiffers: '按记录重建屏幕数据',
  fileRestored: '恢复图片或文书',
  fileLost: '图片或文书缺失',
  keyRestored: '恢复办件的密钥文件',
};

export const faults: { readonly [K in TrailFault]: string } = {
  segmentMissing: '缺少这个文件',
  segmentHead: '文件开头被改动',
  unreadable: '这一条的长度读不出来',
  torn: '文件在这一条中间断了；没有写完的一条从未确认过，下次解锁时会移到一旁',
  changed: '这一条的内容被改动',
  missing: '这里少了记录',
  repeated: '这里多出一条重复或别处的记录',
  reordered: '记录的顺序被改过，并重新连成了链',
  seal: '封存打不开：内容被换过，并重新连成了链',
  keyDamaged: '办件的钥匙文件损坏，封存打不开',
  newer: '由更新版本的程序写入，这个版本看不懂',
  gap: '这里注明丢失的记录，但不是本站注明的',
  dropped: '内容被删去，却没有销毁办件的记录',
  digestDisagrees: '与日摘要或末条凭据不一致：记录在那之后被换过',
  endMissing: '记录的末尾被截掉：日摘要或末条凭据证明后面还有',
};

export const badDigests: { readonly [K in (typeof digestFaults)[number]]: string } = {
  unreadable: '读不出来',
  badSignature: '签名不对，被改动过',
  otherKey: '不是本站签名的',
};

export const report = {
  whole: '审计记录完整',
  lost: '审计记录有缺失，都已注明',
  broken: '审计记录有问题',
  entries: (count: string) => `共 ${count} 条，次序和链都对`,
  head: (hash: string) => `末条指纹 ${hash}`,
  seals: (count: string) => `逐条打开封存 ${count} 条，都对`,
  noKey: '没有用口令打开封存，只核对了次序、链和日摘要',
  destroyed: (count: string) => `另有 ${count} 条的内容已销毁，只核对了位置`,
  digests: (count: string, to: string) => `与 ${count} 份日摘要一致，证明到第 ${to} 条`,
  noDigests: '没有日摘要可以比对',
  lostProved: (from: string, to: string) => `第 ${from} – ${to} 条丢失，由本站注明，核对无误`,
  lostUnproved: (from: string, to: string) =>
    `第 ${from} – ${to} 条丢失，已注明；没有口令，无法核对是否由本站注明`,
  lostSafe: '其余记录完好。请接上备份后重新解锁，有备份的会自动恢复。',
  keysMissing: '有办件的密钥文件缺失',
  keyMissing: (id: string) => `办件 ${id} 的密钥文件不在，记录里却没有销毁它`,
  keysMissingMore: (count: string) => `另有 ${count} 个办件也是这样`,
  keysMissingSafe:
    '审计记录没有改动。请接上备份后重新解锁，再打开所列办件，备份里有密钥的会自动恢复；恢复不了的，请联系站点管理员查明是谁删的。',
  first: (seq: string) => `第一处：第 ${seq} 条`,
  firstRange: (seq: string, to: string) => `第一处：在第 ${seq} 条到第 ${to} 条之间`,
  fault: (what: string) => `问题：${what}`,
  place: (file: string, offset: string) => `位置：${file}，第 ${offset} 字节`,
  previous: (time: string) => `上一条的时间：${time}`,
  noPrevious: '前面没有记录',
  case: (id: string) => `所属办件：${id}`,
  before: (count: string) => `前面的 ${count} 条完好`,
  after: (count: string, from: string, to: string) =>
    `后面有 ${count} 条完好（第 ${from} 条到第 ${to} 条之间）`,
  noneAfter: '后面没有能确认完好的记录',
  more: (count: string) => `后面另有 ${count} 处问题`,
  badDigest: (file: string, why: string) => `日摘要 ${file}：${why}`,
  todo: '请不要改动任何文件，保留现场，联系站点管理员用备份比对。',
};
