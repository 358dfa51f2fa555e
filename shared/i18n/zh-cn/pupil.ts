/** Simplified Chinese: the pupil record 学籍 of a case. */

/** The record of one case. */
export const record = {
  title: '学籍信息',
  formLabel: '学籍信息',
  side: '学籍完整度',
  explain: '建立学籍要用的信息。能由前面填写的内容得出的已经填好，请对照材料核对；不影响提交。',
  score: (score: number) => `${score} 分`,
  whole: '带★的都已填齐',
  missing: '带★还没有的',
  missingCount: (count: number) => `缺 ${count} 项`,
  unconfirmed: '按常见情况填的，待核对',
  confirmAll: (count: number) => `${count} 项都核对无误`,
  confirmed: '已记为核对无误',
  open: '其他可以补充的',
  openCount: (count: number) => `${count} 项`,
  goTo: '去填写',
  fromFacts: '由已填信息得出',
  usual: '常见情况，请核对',
  wrong: '填写有误',
  loading: '正在读取代码表…',
  noPlace: '没有找到，请换个写法，如县（区）名或 6 位代码',
  openList: '展开列表',
};

/** Parts of the record on the screen. */
export const groups = {
  identity: '身份与出生',
  register: '户口',
  enrolment: '年级与入学',
  contact: '联系方式',
  situation: '家庭与特殊情况',
  support: '上下学与资助',
};

/** Kinds of findings. */
export const findings = {
  idNumberWrong: '身份证号有误',
  numberNameDisagree: '号码与姓名不一致',
  duplicateNumber: '有身份证号重复',
  duplicatePerson: '无身份证号疑似重复',
  starredMissing: '带★字段缺失',
  reported: '上级反馈的问题',
};

export const outcomes = { evidence: '佐证', change: '变更', delete: '删除' };

/** Words inside the exported workbook. */
export const sheet = {
  fileName: '学籍信息',
  pupils: '学生',
  remarks: '检查结果',
  columns: { number: '受理编号', name: '姓名', field: '字段', remark: '检查结果' },
  kinds: {
    wrong: '填写有误，该生未导出',
    missing: '必填（★）未填，导出为空',
    unconfirmed: '按常见情况填写，未经核对',
    guarded: '以公式符号开头，前面加了一个撇号',
    cleaned: '含有表格不能保存的字符，已去除',
  },
};
