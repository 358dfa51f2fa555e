/** 记录自检：发现了什么、什么是安全的、接下来做什么。 */
export const integrity = {
  lostTitle: '有记录因磁盘损坏未能恢复',
  doubtTitle: '本机记录与上次见到的不一致',
  mendedTitle: '已检查并修复本机记录',
  happened: {
    tornTail: () => '上次断电或异常退出时，最后一次写入没有完成；那一步当时还没有显示“已保存”。',
    restored: (count: number) => `有 ${count} 条记录损坏，已全部恢复。`,
    lost: (count: number, cases: number) =>
      cases > 0
        ? `丢失 ${count} 条记录，涉及 ${cases} 件办件。`
        : `丢失 ${count} 条记录，属于本站自身的流水。`,
    unknown: (count: number) => `其中 ${count} 条查不出属于哪一件。`,
    setAside: () => '记录里混入了不属于本站的内容，已另外存放。',
    replaced: () => '本机记录本身完整，但不是最后一次保存的那一份。',
    witnessLost: () => '用来核对最后一条记录的凭据丢失或过旧，已重新建立。',
    workingSetDiffers: () => '屏幕上的数据比本机记录更新或不同，已按本机记录重建。',
    fileRestored: (count: number) => `有 ${count} 份图片或文书损坏，已恢复。`,
    fileLost: (count: number) => `有 ${count} 份图片或文书损坏或缺失。`,
    keyRestored: (count: number) => `有 ${count} 件办件的密钥文件损坏，已恢复。`,
  },
  safe: {
    lost: '其余办件全部完好，可以照常办理；损坏的原始数据已另外保存。',
    mended: '所有已显示“已保存”的内容都在，可以照常办理。',
  },
  todo: {
    lost: '受影响的办件请先不要继续办理，并请站点管理员接上备份后重新解锁。',
    doubt: '请站点管理员查看办理痕迹，确认是否有人替换或恢复过数据。',
    mended: '如再次出现，请站点管理员检查这台电脑的磁盘。',
  },
  openCase: (n: number) => `查看受影响的办件 ${n}`,
  ofCase: {
    lost: {
      badge: '记录受损',
      title: '这件办件的记录受损',
      lines: [
        '磁盘损坏，它的一部分记录丢失了，屏幕上的内容可能不是最后的样子。',
        '损坏的原始数据已另外保存，其他办件不受影响。',
        '请先不要继续办理这一件，并请站点管理员接上备份后重新解锁。',
      ],
    },
    fileLost: {
      badge: '影像受损',
      title: '这件办件有图片或文书打不开',
      lines: [
        '磁盘损坏，它的图片或文书有损坏或缺失。',
        '填写的信息都在，损坏的文件不会被发送。',
        '打不开的页请重新拍摄，文书可以重新制作；如有备份，请站点管理员接上后重新解锁。',
      ],
    },
  },
  unreadable: '这件办件的记录受损，读不出来',
};
