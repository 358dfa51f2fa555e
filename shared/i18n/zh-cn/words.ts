/** Simplified Chinese: the words of the domain, the same on every screen and paper. */
import type { CaseState } from '../../domain/case';
import type { CaseKind } from '../../domain/case-kind';
import type { CommandName, OperatorRole } from '../../domain/command';
import type { RequirementStatus } from '../../domain/completeness';
import type { Decision, HeldReason, ReviewStep } from '../../domain/delivery';
import type { Inspection, Page } from '../../domain/document';
import type { PageFaultKind } from '../../domain/page-judgement';
import type { ApplicantGroup, GroupAnswers } from '../../domain/group';
import type { LetterKind } from '../../domain/letter';
import type { NumberSeries } from '../../domain/numbering';
import type { LineState } from '../../ipc/calls/sync';

/** Between things in a list. */
export const comma: string = '、';
/** Between a heading and what it heads, on one line. */
export const colon: string = '：';
/** The ways out of a dialog that asks, and of one that shows. */
export const cancel: string = '取消';
export const close: string = '关闭';

/** The enrolment matters. */
export const kinds: { readonly [K in CaseKind]: string } = {
  primary: '幼升小',
  junior: '小升初',
  transferIn: '转入',
};

export const groups: {
  readonly [K in ApplicantGroup]: { readonly title: string; readonly detail: string };
} = {
  homeAndRegister: { title: '有房有户', detail: '本区户籍，本区有自有住房' },
  registerNoHome: { title: '有户无房', detail: '本区户籍，本区没有自有住房' },
  homeNoRegister: { title: '有房无户', detail: '非本区户籍，本区有自有住房' },
  migrantWorker: { title: '随迁子女', detail: '非本区户籍，父母在本区务工经商' },
  preferential: { title: '优抚对象', detail: '军人、烈士、人才等优抚政策对象子女' },
};

/** The three questions that find the group, with their two answers. */
export const questions: {
  readonly [K in keyof GroupAnswers]: {
    readonly ask: string;
    readonly help: string;
    readonly yes: string;
    readonly no: string;
  };
} = {
  preferential: {
    ask: '孩子是优抚对象子女吗？',
    help: '如现役军人、烈士、消防救援人员、引进人才子女',
    yes: '是，有证明',
    no: '不是',
  },
  localRegister: {
    ask: '孩子的户口在本区吗？',
    help: '看户口簿首页的住址和户口专用章',
    yes: '在本区',
    no: '不在本区',
  },
  localHome: {
    ask: '父母在本区有自有住房吗？',
    help: '有不动产权证、备案购房合同或公租房合同都算',
    yes: '有',
    no: '没有',
  },
};

/** A state in a word, the next step, and whose turn it is. */
export type StateWords = { readonly name: string; readonly next: string; readonly turn: string };

export const turns = { desk: '轮到窗口', platform: '轮到平台', family: '轮到家长', none: '已办结' };

export const states: { readonly [K in CaseState]: StateWords } = {
  draft: { name: '草稿', next: '填写信息', turn: turns.desk },
  incomplete: { name: '材料待齐', next: '补齐信息和材料', turn: turns.desk },
  inspecting: { name: '原件核验', next: '核验原件', turn: turns.desk },
  ready: { name: '可提交', next: '提交并打印受理回执', turn: turns.desk },
  queued: { name: '待发送', next: '自动发送到平台', turn: '等待网络' },
  received: { name: '平台已接收', next: '等待平台审核', turn: turns.platform },
  underReview: { name: '审核中', next: '等待平台审核', turn: turns.platform },
  decided: { name: '已有结果', next: '按结果告知家长', turn: turns.desk },
  archived: { name: '已归档', next: '无需再办', turn: turns.none },
  correctionAsked: { name: '待补正', next: '按平台意见补正后重新提交', turn: turns.desk },
  held: { name: '发送受阻', next: '处理后重新发送', turn: turns.desk },
  conflicted: { name: '与平台不一致', next: '与平台核对', turn: turns.desk },
  withdrawn: { name: '已撤回', next: '无需再办', turn: turns.none },
};

export const requirementStatus: { readonly [K in RequirementStatus]: string } = {
  missing: '未采集',
  pagesMissing: '缺页',
  pagesFaulty: '有页看不清',
  notInspected: '待核验原件',
  copyOnly: '仅见复印件',
  doubtful: '原件未核实',
  done: '已核验',
};

/** Why a picture will not do, in a word or two. */
export const pageFaults: { readonly [K in PageFaultKind]: string } = {
  noPaper: '没有拍到材料',
  blankSheet: '空白页',
  twoPapers: '不止一份材料',
  cut: '边角不全',
  blurred: '模糊',
  moved: '拍摄时晃动',
  glare: '反光',
  covered: '有遮挡',
  dark: '太暗',
  small: '太小',
  coarse: '分辨率不够',
};

export const verdicts: { readonly [K in Inspection['verdict']]: string } = {
  originalSeen: '已见原件',
  copyOnly: '仅见复印件',
  doubtful: '存疑',
};

/** Of who saw the photographed pages only. */
export const pictureSeen: string = '看过照片，没有疑问';

export const captureSources: { readonly [K in Page['source']]: string } = {
  file: '选择文件',
  drop: '拖入文件',
  paste: '粘贴',
  camera: '拍摄',
  scanner: '扫描仪',
  folder: '扫描文件夹',
  pdf: 'PDF 文件',
};

export const reviewSteps: { readonly [K in ReviewStep['step']]: string } = {
  systemCheck: '系统初验',
  firstReview: '人工初审',
  secondReview: '人工复审',
};

export const outcomes: { readonly [K in Decision['outcome']]: string } = {
  accepted: '准予入学',
  correction: '需要补正',
  refused: '不予受理',
  transferred: '转统筹安排',
  withdrawn: '已撤回',
  duplicate: '重复申请',
};

export const letters: { readonly [K in LetterKind]: string } = {
  receipt: '受理回执',
  supplementNotice: '一次性告知书',
  placeNotice: '公办地段学位告知书',
  refusalNotice: '不予受理通知书',
  custodyReceipt: '原件收存凭据',
};

/** How fast long work goes, and how long it still takes. */
export const perMinute = (amount: string) => `每分钟约 ${amount}`;
export const timeLeft = (seconds: number) =>
  seconds >= 5_400
    ? `约剩 ${Math.round(seconds / 3_600)} 小时`
    : seconds >= 60
      ? `约剩 ${Math.ceil(seconds / 60)} 分钟`
      : `约剩 ${Math.ceil(seconds)} 秒`;

/** A thing and what it is, on one line. */
export const named = (name: string, value: string) => `${name}：${value}`;

export const series: { readonly [K in NumberSeries]: string } = {
  case: '受理编号',
  custody: '收存编号',
  receipt: '受理回执编号',
  supplementNotice: '一次性告知书编号',
  placeNotice: '学位告知书编号',
  refusalNotice: '不予受理通知书编号',
};

export const heldReasons: {
  readonly [K in HeldReason]: { readonly reason: string; readonly remedy: string };
} = {
  refusedByPlatform: {
    reason: '平台没有接受这次提交',
    remedy: '请看平台的说明：能改的点“去修改”，改好后重新提交；不用改的，与平台联系后点“重新发送”',
  },
  fileMissingHere: {
    reason: '本机有一页图片找不到了',
    remedy: '请站点管理员用备份恢复这一页后点“重新发送”；家长还在窗口的，点“去修改”重新拍摄',
  },
  fileRefused: {
    reason: '平台不接受其中一页图片',
    remedy: '请点“去修改”重新拍摄这一页；图片没有问题的，与平台联系后点“重新发送”',
  },
  receiptNotGenuine: {
    reason: '回执的签名核对不上，可能不是中心平台发的',
    remedy: '请先核对“设置”里的平台，再点“重新发送”',
  },
  stationTooOld: {
    reason: '程序版本太旧，平台不再接收',
    remedy: '请更新程序，再点“重新发送”',
  },
  attemptsExhausted: {
    reason: '多次发送都没有成功',
    remedy: '请检查网络和平台，再点“重新发送”',
  },
};

export const line: { readonly [K in LineState]: string } = {
  notPaired: '未配对平台',
  unknown: '正在查看线路',
  online: '线路畅通',
  offline: '线路不通',
  captivePortal: '需登录单位网络',
  platformTrouble: '平台暂时不可用',
  lineNotTrusted: '平台证书不可信',
  unauthorised: '平台不认本站',
  stationTooOld: '程序版本太旧',
  platformTooOld: '平台版本太旧',
  logInNeeded: '需要登录平台',
  paused: '已暂停发送',
  drill: '演练，不连平台',
};

export const roles: { readonly [K in OperatorRole]: string } = {
  clerk: '窗口受理员',
  agent: '帮办代办员',
  reviewer: '复核员',
  auditor: '审计员',
  admin: '站点管理员',
};

export const commands: { readonly [K in CommandName]: string } = {
  openCase: '受理新办件',
  chooseKind: '更改办理事项',
  chooseGroup: '更改入学群体',
  editForm: '修改信息',
  confirmFamily: '核对家长自助填写的内容',
  removePage: '移除页',
  adjustPage: '裁正页',
  recordReencoded: '记录压缩的归档影像',
  recordPageText: '记录识别文字',
  movePage: '移动页',
  keepPage: '保留看不清的页',
  reorderPages: '调整页的顺序',
  inspectDocument: '核验原件',
  readSecond: '做第二人核验',
  checkIdentity: '核验身份',
  askVerification: '发起数据核验',
  noticeMissing: '出具一次性告知书',
  addHomeVisit: '记录走访',
  keepOriginals: '收存原件',
  returnOriginals: '归还原件',
  handOverCase: '移交',
  withdrawCase: '撤回草稿',
  settleFinding: '处理查重查错',
  submitCase: '提交',
  rateService: '请家长评价',
  decideAtDesk: '在窗口决定',
  settleDisagreement: '处理与平台不一致的决定',
  settleConflict: '处理与平台不一致的提交',
  keepBack: '暂缓发送',
  letGo: '恢复发送',
  sendFirst: '先发这件',
  reopenHeld: '改正没有发出去的提交',
  issueLetter: '出具文书',
  voidLetter: '作废文书',
  clipCharacter: '截取字图',
  sealArchive: '封存电子档案',
  addPage: '采集材料',
  recordReceipt: '登记平台回执',
  recordHeld: '登记发送受阻',
  resumeSending: '重新发送',
  routeCase: '定报送平台',
  moveCase: '改送另一平台',
  recordReviewStep: '登记审核进度',
  recordDecision: '登记审核结果',
  recordVerification: '登记数据核验结果',
  recordVerificationRefused: '登记数据核验未被受理',
  recordReportDelivered: '登记窗口决定已报平台',
  recordReportRefused: '登记窗口决定报送受阻',
  recordRatingDelivered: '登记评价已报平台',
  recordRatingRefused: '登记评价报送受阻',
  recordLetterMade: '登记文书制作',
  recordLetterPrinted: '登记文书打印',
  recordLetterServed: '登记文书送达',
  recordLetterSaved: '登记文书另存',
  recordArchiveSealed: '登记档案封存',
  recordArchiveRefused: '登记四性检测未通过',
  recordPackageSealed: '登记归档信息包封存',
  recordPackageStamped: '登记归档信息包时间戳',
};
