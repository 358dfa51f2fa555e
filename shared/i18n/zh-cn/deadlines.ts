/** Simplified Chinese: terms in working days. */
export const deadlines = {
  title: '到期与逾期',
  explain:
    '补正、补齐材料、审核答复或归还原件的期限快到或已过的办件，以及平台换了编号、还没有告知家长的。按工作日计算，调休上班的周末算工作日。',
  more: (shown: number, more: number) =>
    `这里列出最急的 ${shown} 件，另有 ${more} 件可能也快到期，处理后会接着列出。`,
  what: '事项',
  kinds: {
    correction: '补正',
    supplement: '补齐材料',
    review: '平台审核',
    deskReview: '窗口审核',
    custody: '归还原件',
    newNumber: '告知新编号',
  },
  day: '期限',
  left: '剩余',
  ahead: (days: number) => `还剩 ${days} 个工作日`,
  soon: (days: number) => (days === 0 ? '期限前已无工作日' : `只剩 ${days} 个工作日`),
  today: '今天到期',
  overdue: (days: number) => (days === 0 ? '已逾期' : `已逾期 ${days} 个工作日`),
  overdueTodo: '期限已过：请尽快补正并重新提交，并向平台说明原因；超过期限的可能转入统筹安排。',
  answerUntil: {
    platform: (day: string) => `平台最晚应在 ${day}答复。`,
    desk: (day: string) => `本窗口最晚应在 ${day}作出决定。`,
  },
  answerOverdue: '已超过答复期限：请联系中心平台催办；家长问起，可以先说明材料已收到、正在催办。',
  guessed: (years: string) =>
    `${years} 年的节假日安排还没有录入本程序，工作日按周末推算，请以国务院办公厅的通知为准。`,
};
