/** Simplified Chinese: courier packages 离线U盘包 for a desk without a line. */
export const courier = {
  title: '离线U盘包',
  explain:
    '没有网络的时候，把待传的办件写到U盘，送到平台导入，或交给有网的站点代送，再把平台给出的回执包带回来读入。U盘包只有平台打得开；线路先恢复也不要紧，照常发送，不会重复。',
  write: '写入U盘包',
  read: '读入回执包',
  stop: '停止',
  carry: '代送别站的U盘包',
  carryHelp:
    '本站有网时，可以替没有网的站点送：选U盘上的U盘包，送到平台后，回执包写回U盘同一位置。里面的内容本站看不到。',
  writing: '正在写U盘包，请不要拔盘',
  reading: '正在读回执包，请不要拔盘',
  carrying: '正在代送U盘包，请不要拔盘',
  elsewhere: '可以离开这一页办别的，做完了会告诉您；锁定会停下它。',
  seeOutbox: '详情在“待传”里。',
  carryProgress: (done: number, total: number) => `${done} / ${total} MB`,
  carried: (number: number) => `第 ${number} 号U盘包已送到平台，回执包已写回U盘`,
  carriedFile: (name: string) => `回执包：${name}`,
  carriedPlatform: (name: string) => `平台：${name}`,
  carriedNext: '请等U盘可以安全移除后再拔，带回写U盘包的站点读入。',
  progress: (done: number, total: number) => `${done} / ${total} 件`,
  again: '连同已写过的一起写',
  againHelp: (count: number) =>
    `有 ${count} 件已经写过、还没有回执。U盘丢了或坏了才需要再写，重复送达也只受理一次。`,
  fresh: '还没有写过',
  underWay: '已写入，等回执',
  cases: (count: number) => `${count} 件`,
  keyMissing: '本站还没有取得平台的U盘包公钥',
  keyMissingLines: ['请让这台电脑联网一次，联上平台后会自动取得。取得之后没有网也能写U盘包。'],
  owed: '平台从较早的备份恢复过，以前送达的办件可能缺了',
  owedLines: [
    '请写一个U盘包送去：平台缺的会带着原来的回执补上，编号和日期不变；不缺的不会重复。',
    '平台连影像也丢了的，读入回执包后再写一个U盘包。补齐以后这里不再提示。',
  ],
  written: (number: number, cases: number) =>
    cases === 0
      ? `第 ${number} 号U盘包已写好，里面没有办件，只向平台要结果`
      : `第 ${number} 号U盘包已写好，内有办件 ${cases} 件`,
  writtenFile: (name: string) => `文件名：${name}`,
  writtenNext:
    '请等U盘可以安全移除后再拔，送到平台导入或交给有网的站点代送，再带回回执包。办件仍在待传里，读入回执后才算送达。',
  left: (count: number) => `${count} 件在本机读不完整，没有写进去，请看下面的待传办件。`,
  rest: (count: number) => `还有 ${count} 件没有放下，请再写一个U盘包。`,
  readDone: (number: number) => `第 ${number} 号U盘包的回执包已读入`,
  others: (count: number) => `另有窗口自行决定的报送和核验提问 ${count} 件。`,
  bringsAgain: (count: number) =>
    `以前送达的 ${count} 件随包请平台核对，缺的补上，编号和日期不变。`,
  restored: '平台从较早的备份恢复过：请再写一个U盘包，把缺的办件补送去。',
  broughtAgain: (count: number) => `平台恢复备份时丢了、已补上的：${count} 件，编号和日期不变`,
  asksNumbers: '编号快用完了，已随包向平台申请。',
  numbers: (count: number) => `补充编号：${count} 段`,
  places: (count: number) => `收到学位额度：${count} 份`,
  digests: (count: number) => `每日签名摘要已存到平台：${count} 份`,
  told: (count: number) => `自行决定的报送和核验提问已送到：${count} 件`,
  delivered: (count: number) => `收到回执：${count} 件`,
  stopped: (count: number) => `平台没有接受：${count} 件，请看下面的待传办件`,
  waiting: (count: number) => `平台这次没有处理完：${count} 件，仍在待传，请写进下一个U盘包`,
  already: (count: number) => `此前已有着落：${count} 件，没有重复`,
  changes: (count: number) => `审核进度和结果：${count} 条`,
  unclear:
    '还有平台消息本站看不懂，没有读入，也没有丢：请在设置里换上平台最新的对接配置，再写一个U盘包要结果。',
  packages: '写过的U盘包',
  packageName: (number: number) => `第 ${number} 号`,
  packageText: (time: string, cases: number) => `${time} · ${cases} 件`,
  answered: '已读入回执',
  awaited: '等回执',
  inPackage: (number: number) => `已写入U盘包第 ${number} 号`,
  /** Words of the trail. */
  trail: {
    keyLearned: () => '取得平台的U盘包公钥',
    written: (number: string, cases: string) => `写入U盘包第 ${number} 号，内有办件 ${cases} 件`,
    gone: (number: string) => `U盘包第 ${number} 号没有写成，作废`,
    carried: (number: string) => `代送别站的U盘包第 ${number} 号到平台，取回回执包`,
    answerRead: (number: string, delivered: string, changes: string) =>
      `读入U盘包第 ${number} 号的回执包：收到回执 ${delivered} 件，平台消息 ${changes} 条`,
  },
};
