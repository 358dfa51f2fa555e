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

/** The screen 查重查错. */
export const check = {
  title: '查重查错',
  findings: '检查结果',
  list: '上级反馈清单',
  export: '导出学籍',
  run: '重新检查',
  running: '正在检查…',
  building: '正在整理本机索引，稍后即可检查',
  failed: '检查没有完成，请再试一次；仍不行，请重新打开程序。',
  checked: (count: number, ms: number) => `检查了 ${count} 件，用时 ${ms} 毫秒`,
  kind: '问题类型',
  allKinds: '全部类型',
  state: '处理情况',
  openOnly: '待处理',
  settledOnly: '已处理',
  count: (count: number) => `${count}`,
  cut: (count: number) => `每种类型只列出前 ${count} 条，毕业年级优先；处理后会列出后面的。`,
  none: '没有发现问题',
  noneDetail: '没有符合筛选条件的结果。',
  who: '学生',
  what: '问题',
  caseNumber: '受理编号',
  noNumber: '未提交',
  graduating: '毕业年级',
  outcome: '处理',
  goTo: '去办件',
  goToName: (name: string) => `去办件 ${name}`,
  settle: '处理',
  settleName: (name: string) => `处理 ${name}`,
  explain: {
    idNumberWrong: '号码不符合编码规则，请对照户口簿核对',
    numberNameDisagree: '同一个号码，姓名不同，多为同音字或录入有误',
    duplicateNumber: '同一学生在同一季重复办理',
    duplicatePerson: '姓名、性别、出生日期都相同，其中有人没有号码',
    starredMissing: (fields: string) => `还缺：${fields}`,
  },
  settleTitle: '记录处理结果',
  settleCase: '记在哪一件',
  settleOutcome: '处理方式',
  outcomeDetail: {
    evidence: '经核对材料，信息属实',
    change: '信息有误，已更正或正在更正',
    delete: '重复或错误的学籍，应删除',
  },
  reason: '说明',
  reasonHelp: '核对了什么、依据什么材料；会记入办理痕迹',
  save: '记录',
  saved: '处理结果已记录',
  listExplain:
    '省、市、县反馈的问题学籍清单（Excel 或 CSV 文件），按学籍号、证件号码、姓名加出生日期对到本站办件；毕业年级排在前面。',
  readList: '导入清单',
  readAnother: '换一份清单',
  listRead: (name: string, rows: number) => `${name}：共 ${rows} 行`,
  listMatched: (matched: number, rows: number) => `对到本站办件 ${matched} 行，没有对到 ${rows} 行`,
  line: '行',
  inList: '清单内容',
  matchedBy: '怎样对到',
  by: {
    studentNumber: '学籍号',
    idNumber: '证件号码',
    nameAndBirth: '姓名和出生日期',
    several: '有多件，请逐件核对',
    none: '本站没有',
  },
  settled: '已处理',
  listNone: '还没有导入清单',
  exportExplain:
    '按学籍系统导入模板的字段顺序导出 Excel 文件。导出前先检查：填写有误的学生不导出，其余问题逐条列出，也写在文件的“检查结果”页。',
  scope: '范围',
  scopes: { accepted: '已录取的学生', submitted: '已录取和已提交的学生' },
  checkExport: '导出前检查',
  checking: '正在检查…',
  exportCount: (pupils: number, leftOut: number) =>
    leftOut === 0
      ? `可以导出 ${pupils} 人`
      : `可以导出 ${pupils - leftOut} 人，${leftOut} 人因填写有误不导出`,
  exportClean: '没有发现问题',
  remarks: '发现的问题',
  remark: '字段与问题',
  leftOut: '不导出',
  exportReason: '导出用途',
  exportReasonHelp: '如：建立学籍、上级核查；会记入审计记录',
  exportNow: '导出 Excel 文件',
  exported: (name: string) => `已导出为 ${name}`,
};
