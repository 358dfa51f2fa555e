/** Simplified Chinese: the platform's list of problems. */
export const problemList = {
  title: '平台问题清单',
  explain: '向平台查询本站还没有办结、需要核实的办件。只看不改，打开办件再处理。',
  look: '查询问题清单',
  looking: '正在向平台查询…',
  none: '平台没有列出问题',
  count: (count: number) => `${count} 件办件需要核实`,
  more: (shown: number, all: number) => `只显示前 ${shown} 件，共 ${all} 件。`,
  open: '打开办件',
  sameChild: '同一学生另有办件',
  sameChildTodo: '可能在别的学校也报了名。请联系家长核实，只留一件。',
  notConfirmed: (fact: string, verdict: string) => `${fact}：${verdict}`,
  notConfirmedTodo: '请核对报名信息和材料，需要的请家长补正。',
  verdicts: {
    mismatch: '部门数据不一致',
    noSuchPerson: '部门没有这项数据',
    timedOut: '部门没有答复',
  },
};
