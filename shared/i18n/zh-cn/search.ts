/** Simplified Chinese: finding cases and rooms. */
export const search = {
  open: '查找',
  title: '查找办件和功能',
  label: '要找什么',
  help: '姓名、拼音、首字母、证件号或电话后四位、受理编号、地址',
  results: '查找结果',
  cases: '办件',
  rooms: '功能',
  newCase: '受理新办件',
  count: (total: number, shown: number) =>
    total > shown ? `找到 ${total} 件，显示前 ${shown} 件` : `找到 ${total} 件`,
  none: '没有找到。请换一种写法再试。',
  building: (done: number, total: number) => `正在整理查找目录：${done} / ${total} 件`,
  failed: '现在不能查找，办件都在。请锁定本站再解锁，查找会重新整理；急用时可以在“今日”里翻找。',
  keys: '上下键选择，Enter 打开',
};
