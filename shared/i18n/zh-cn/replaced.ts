/** Simplified Chinese: stations that a restore put aside, and how two people destroy one. */
export const replaced = {
  title: '恢复时留下的旧数据',
  explain:
    '从备份恢复时，被替换的本站整份留在数据文件夹里，里面有孩子和家庭的全部信息。确认不再需要了，就由一人提请、另一位站点管理员或复核员批准，把它销毁。',
  lose: '备份以后、恢复以前办的，可能只在这里面。还要找回的，先请信息技术人员看过再销毁。',
  one: (when: string) => `${when} 恢复时留下`,
  size: (files: number, more: boolean, bytes: string) =>
    more ? `超过 ${files} 个文件，${bytes} 以上` : `${files} 个文件，${bytes}`,
  propose: '提请销毁',
  proposeOf: (when: string) => `提请销毁 ${when} 恢复时留下的旧数据`,
  proposeTitle: '提请销毁这份旧数据',
  reason: '销毁理由',
  reasonHelp: '写进办理痕迹，如“恢复后核对过，旧数据不再需要”',
  reasonMissing: '请写明销毁理由',
  proposed: '已提请，等待另一人批准',
  proposedBy: (name: string, when: string) => `${name}于 ${when} 提请销毁`,
  notYourself: '提请人不能自己批准，请由另一位站点管理员或复核员登录后办理。',
  onlyLook: '审计员只能查看。',
  adminProposes: '由站点管理员提请销毁。',
  approve: '批准销毁',
  refuse: '不批准',
  refused: '已记下：不批准，旧数据原样留着',
  confirmTitle: '确认销毁这份旧数据',
  confirmLines: (when: string) => [
    `将销毁 ${when} 恢复时留下的整份旧数据，谁也不能恢复。`,
    '本站现在的办件不受影响。',
    '办理痕迹里会留下：谁提请、谁批准、什么时候销毁。',
  ],
  destroying: '正在销毁…',
  destroyed: '旧数据已销毁',
  underWay: '已批准，还没有销毁完',
  underWayHelp: '下次解锁本站会接着销毁。',
  cancel: '返回',
  trail: {
    proposed: (when: string, reason: string) =>
      `提请销毁 ${when} 恢复时留下的旧数据，理由：${reason}`,
    approved: '批准销毁恢复时留下的旧数据',
    refused: '不批准销毁恢复时留下的旧数据',
    destroyed: (when: string, proposedBy: string, approvedBy: string) =>
      `已销毁 ${when} 恢复时留下的旧数据：${proposedBy}提请，${approvedBy}批准`,
  },
};
