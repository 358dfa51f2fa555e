/** Simplified Chinese: 好差评, what a family says of the service. */
import type { RatingLevel, RatingReason } from '../../domain/rating';

const levels: { readonly [K in RatingLevel]: string } = {
  verySatisfied: '非常满意',
  satisfied: '满意',
  fairlySatisfied: '基本满意',
  dissatisfied: '不满意',
  veryDissatisfied: '非常不满意',
};

const reasons: { readonly [K in RatingReason]: string } = {
  waitedLong: '等候时间长',
  notToldAtOnce: '没有一次讲清要带什么',
  unneededPapers: '多要了材料',
  notExplained: '问题没有解释清楚',
  attitude: '服务态度不好',
  mistakes: '办理中出错',
  place: '场所或设备不便',
};

export const rating = {
  levels,
  reasons,
  section: '服务评价',
  invite: '请家长评价',
  inviteHelp: '请把屏幕转向家长，由家长自己评价。评价自愿，一次办理只评一次。',
  given: (when: string) => `家长已于 ${when} 评价`,
  hidden: '评价内容不向窗口人员显示。',
  none: '家长没有评价。',
  waiting: '待报平台',
  told: '已报平台',
  refused: (words: string) => `平台没有接受评价的报送，会自动重试：${words}`,
  reasonsGiven: (list: string) => `原因：${list}`,
  title: '请您评价本次服务',
  lead: '评价自愿，由您自己选择。窗口页面不显示您的选择。',
  question: '您对本次服务满意吗？',
  reasonsQuestion: '哪里没有做好？（可多选，也可以不选）',
  note: '您的意见（可不填）',
  noteHelp: '请不要写证件号、电话等个人信息。',
  send: '提交评价',
  decline: '不评价',
  thanks: '谢谢您的评价',
  thanksDetail: '评价已保存。请把屏幕交还给工作人员。',
  back: '返回窗口',
};
