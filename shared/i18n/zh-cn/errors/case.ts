/** Simplified Chinese: what the domain refuses. */
import type { CaseError } from '../../../domain/case-error';
import type { WordsFor } from '../../error-shape';
import { fields as formFields } from '../form-words';
import { commands, kinds, series, states } from '../words';
import { kept, notClipped, numberKept, unchanged } from './phrases';
import { verification } from '../verification';

export const caseErrors: WordsFor<CaseError> = {
  notAllowedInState: ({ command, state }) => ({
    happened: `这件办件现在是“${state === 'new' ? '新办件' : states[state].name}”，不能${commands[command]}。`,
    safe: unchanged,
    todo: '请回到办件页，按页面上的下一步办理。',
  }),
  notAllowedForRole: ({ command }) => ({
    happened: `你的岗位不能${commands[command]}。`,
    safe: unchanged,
    todo: '请由有权限的同事登录后办理。',
  }),
  caseOfAnother: () => ({
    happened: '这件办件是同事的草稿，还没有移交给你。',
    safe: unchanged,
    todo: '请由受理的同事移交；同事不在时，请站点管理员移交后再办理。',
  }),
  notForFamily: () => ({
    happened: '这一步要由工作人员来办。',
    safe: unchanged,
    todo: '请点“叫工作人员”，由工作人员接手后办理。',
  }),
  ownCase: () => ({
    happened: '这件办件是你自己经手的，要由另一位同事复核。',
    safe: unchanged,
    todo: '请由没有经手过的复核员或站点管理员登录后办理。',
  }),
  colleagueUnknown: () => ({
    happened: '选中的同事不能接手，可能刚被停用，或岗位不办理受理。',
    safe: '办件没有移交，仍在原来的受理人名下。',
    todo: '请重新选择一位同事。',
  }),
  caseExists: () => ({
    happened: '这件办件已经受理过了。',
    safe: '原来的办件还在，没有被覆盖。',
    todo: '请在“今日”里打开它继续办理。',
  }),
  caseUnknown: () => ({
    happened: '没有找到这件办件。',
    safe: kept,
    todo: '请回到“今日”重新打开。',
  }),
  kindNotHeld: ({ enrolment }) => ({
    happened: `本站没有办理“${kinds[enrolment]}”的政策包，不能受理这个事项。`,
    safe: unchanged,
    todo: '请站点管理员在“设置”里安装这个事项的政策包，再办理。',
  }),
  documentUnknown: () => ({
    happened: '没有找到这份材料，可能刚被移除。',
    safe: '其他材料都在。',
    todo: '请回到材料清单重新选择。',
  }),
  pageUnknown: () => ({
    happened: '没有找到这一页，可能刚被移除或替换。',
    safe: '其他页都在。',
    todo: '请回到材料清单重新选择。',
  }),
  pagesChanged: () => ({
    happened: '核验时看到的页和现在的页不一样：有页刚采集、重拍或移除。',
    safe: '各页都在；这次核验没有记录，填写的备注还在。',
    todo: '请对照原件再看一遍现在的页，然后重新记录。',
  }),
  secondReadingDue: () => ({
    happened: '这份材料有人存疑，或已由第二人核验，要由另一位同事再看，不能由核验人改结论。',
    safe: '原来的结论还在；这次核验没有记录，填写的备注还在。',
    todo: '请另一位同事登录后看这份材料并写明结论；家长换了原件的，请重新拍摄后再核验。',
  }),
  secondReadingNotAsked: () => ({
    happened: '这份材料现在不需要第二人核验，可能已由同事看过，或页有变动。',
    safe: unchanged,
    todo: '请回到办件页查看最新情况。',
  }),
  ownInspection: () => ({
    happened: '这份材料是你自己核验的，第二人核验要由另一位同事来做。',
    safe: '原来的结论还在，没有被改动。',
    todo: '请另一位同事登录后看这份材料。',
  }),
  readingNoteMissing: () => ({
    happened: '没有写明看到了什么。',
    safe: '这次第二人核验没有记录，其他内容都在。',
    todo: '请在备注里写明看到的情况，再记录。',
  }),
  secondReadingMissing: ({ count }) => ({
    happened: `有 ${count} 份抽到第二人核验的材料还没有别人看过，不能在窗口决定。`,
    safe: '没有作出决定，学位额度没有用掉。',
    todo: '请先看这些材料的照片，确认后再决定。',
  }),
  requirementUnknown: () => ({
    happened: '按现在的入学群体和信息，已不需要这份材料。',
    safe: '已采集的页仍保留，不会删除。',
    todo: '请看右侧材料清单，按清单继续采集。',
  }),
  requirementAnswered: () => ({
    happened: '这一项已经采集了另一份材料，一项只收一份。',
    safe: '已采集的页都在；这一页没有收进来。',
    todo: '要换一份时，请先移除原来那份的各页，再重新采集。',
  }),
  nothingMissing: () => ({
    happened: '这件办件现在什么都不缺，不需要告知书。',
    safe: '没有出具文书，编号没有用掉。',
    todo: '可以直接提交。',
  }),
  deadlineWrong: ({ mostDays }) => ({
    happened: `期限不对：应是今天以后、${mostDays} 天以内的一天。`,
    safe: '没有出具文书，编号没有用掉。',
    todo: '请改期限后再出具。',
  }),
  deadlineAfterPlatform: ({ day }) => ({
    happened: `期限比平台要求的晚：平台要求 ${day} 前补正。`,
    safe: '没有出具文书，编号没有用掉。',
    todo: '请改成这一天或更早，再出具。',
  }),
  tooManyNotes: ({ limit }) => ({
    happened: `这件办件的核验和走访记录已有 ${limit} 条，不能再添加。`,
    safe: '已有的记录都在。',
    todo: '请在备注里补充说明，或联系站点管理员。',
  }),
  authorisationMissing: () => ({
    happened: '还没有监护人签署数据核验的授权，不能向部门查询。',
    safe: unchanged,
    todo: '请先在“身份核验”里请监护人签署授权；家长不同意的，请收纸质材料。',
  }),
  noPlatformForCase: () => ({
    happened: '还没有规定这类办件由哪个平台受理，不能发起数据核验。',
    safe: unchanged,
    todo: '请站点管理员在“设置 › 办件送往哪个平台”里规定；办件可以照常受理。',
  }),
  factNotReady: ({ fact }) => ({
    happened: `${verification.facts[fact]}还不能核验：要核验的信息没有填齐，或者填写有误。`,
    safe: unchanged,
    todo: '请把信息填齐、改对，再发起核验。',
  }),
  guardianSigns: () => ({
    happened: '数据核验只能由监护人授权，代办人不能代签。',
    safe: '这次核验没有保存，其他内容都在。',
    todo: '请不带签名保存，或请监护人本人签名。',
  }),
  visitDayWrong: () => ({
    happened: '走访日期不对：这一天不存在，或者还没有到。',
    safe: '刚才填写的内容还在，没有保存。',
    todo: '请改成实际走访的日期再保存。',
  }),
  tooManyPages: ({ limit }) => ({
    happened: `一件办件最多收 ${limit} 页，已经满了。`,
    safe: '已采集的页都在，这一页没有收进来。',
    todo: '请先删除多余的页，再继续采集。',
  }),
  notComplete: ({ openCount }) => ({
    happened: `还差 ${openCount} 样，暂时不能提交。`,
    safe: kept,
    todo: '请按清单补齐，再提交。',
  }),
  childHasOpenCase: ({ caseId, owner }) => ({
    happened:
      caseId === undefined
        ? `这个孩子在同事${owner}那里已有一件草稿，不能再提交第二件。`
        : '这个孩子已有一件在办的办件，不能再提交第二件。',
    safe: '这里填的信息和采集的材料都保留，没有提交。',
    todo:
      caseId === undefined
        ? `请${owner}把那件草稿移交给你，或由${owner}继续办理；同事不在时请站点管理员移交。`
        : '请打开先受理的那一件继续办理；如果不是同一个孩子，请核对证件号码、姓名和出生日期。',
  }),
  noNumberLeft: ({ series: of }) => ({
    happened: `预留的${series[of]}已用完。`,
    safe: kept,
    todo: '请接通网络领取新的号段，或联系站点管理员。',
  }),
  deskDoesNotDecide: () => ({
    happened: '按这件办件的政策包，由平台决定，本窗口不能决定。',
    safe: unchanged,
    todo: '请等待平台的审核结果。',
  }),
  deskDecidedAlready: () => ({
    happened: '这件办件已经在本窗口决定过。',
    safe: '原来的决定没有改动，也没有再用学位额度。',
    todo: '请在办件页查看决定和学位告知书。',
  }),
  originalsNotSeen: ({ count }) => ({
    happened: `还有 ${count} 项材料没有全部核验原件，不能在窗口决定。`,
    safe: '没有作出决定，学位额度没有用掉。',
    todo: '请等待平台的审核结果，或在补正时核验原件。',
  }),
  noPlaceLeft: () => ({
    happened: '本站没有这所学校的学位额度，或已用完。',
    safe: '没有作出决定，没有承诺学位。',
    todo: '请接通网络领取学位额度，或等待平台的审核结果。',
  }),
  reasonMissing: () => ({
    happened: '没有写明理由。',
    safe: '没有作出决定。',
    todo: '请选择政策包里的理由，或写明理由。',
  }),
  nothingToSettle: () => ({
    happened: '这件办件没有需要处理的不一致，可能已由同事处理。',
    safe: unchanged,
    todo: '请在办件页查看最新状态。',
  }),
  disagreementOpen: () => ({
    happened: '平台的决定与窗口的或先前的决定不一致，处理以前告知书不能出具，也不能单独作废。',
    safe: '已出具的文书没有改动。',
    todo: '请先在办件页处理不一致。',
  }),
  letterUnknown: () => ({
    happened: '没有找到这份文书。',
    safe: kept,
    todo: '请回到办件页重新打开。',
  }),
  letterVoid: () => ({
    happened: '这份文书已经作废，不能再打印、另存或再次作废。',
    safe: '作废的文书、编号和理由都留在登记簿里。',
    todo: '需要时请重新出具，会用一个新编号。',
  }),
  letterOutdated: ({ number }) => ({
    happened: `文书 ${number} 写的不是这件办件现在的决定，还没有作废。`,
    safe: '没有出具新的文书，也没有封存档案。',
    todo: '请在“文书”里把它作废，通知家长交回，再出具新的。',
  }),
  originalsKept: ({ count }) => ({
    happened: `还有 ${count} 份收存凭据的原件没有归还，不能封存档案，也不能撤回草稿。`,
    safe: '办件、文书和收存记录都在。',
    todo: '请先在“原件收存”里登记归还，再办这一步。',
  }),
  originalsReturned: () => ({
    happened: '这份收存凭据上的原件已经登记归还。',
    safe: '原来的归还记录没有改动。',
    todo: '如果还要收存，请重新出具一份凭据。',
  }),
  ratedAlready: () => ({
    happened: '家长已经评价过这次办理，一次办理只评价一次。',
    safe: '原来的评价没有改动。',
    todo: '无需再评。以后再次提交时，可以再请家长评价。',
  }),
  letterServed: () => ({
    happened: '这份文书已经登记送达，也有签名的送达回证照片。',
    safe: '原来的送达登记没有改动。',
    todo: '如果登记有误，请作废这份文书，重新出具并送达。',
  }),
  serviceDayWrong: () => ({
    happened: '收到日期不对：应在文书编号当天到今天之间。',
    safe: '还没有登记送达，填写的内容都在。',
    todo: '请按送达回证上写的日期填写。',
  }),
  clipNotOfPage: () => ({
    happened: '这一页已经换过，或不在办件里了，不能从它截取。',
    safe: notClipped,
    todo: '请关闭后重新打开，从现在的页面上截取。',
  }),
  characterNotMissing: () => ({
    happened: '这件办件的文书里没有缺这个字。',
    safe: '文书和页面都没有变。',
    todo: '请重新打开文书，看看还缺哪些字。',
  }),
  letterBlank: ({ fields }) => ({
    happened: `文书上要写的还没有填：${fields.map((key) => formFields[key].name).join('、')}。`,
    safe: '没有出具文书，编号没有用掉。',
    todo: '请先填写，再出具。',
  }),
  letterUnwritable: () => ({
    happened: '政策包给这份文书的内容，要写这件办件还没有的事项，写不成。',
    safe: '没有出具文书，编号没有用掉。',
    todo: '请站点管理员告诉发布政策包的教育局改正。',
  }),
  letterExists: () => ({
    happened: '这份文书已经出具过，不会再用一个新编号。',
    safe: '原来的文书和编号都在。',
    todo: '请在“文书”里打开它，可以补打或另存。',
  }),
  notAccepted: () => ({
    happened: '审核结果不是“准予入学”，不能出具学位告知书。',
    safe: unchanged,
    todo: '请按审核结果告知家长。',
  }),
  notRefused: () => ({
    happened: '审核结果不是“不予受理”，不能出具不予受理通知书。',
    safe: unchanged,
    todo: '请按审核结果告知家长。',
  }),
  letterNotMade: () => ({
    happened: '还有文书没有制作完成。',
    safe: numberKept,
    todo: '请在“文书”里打开它，制作完成后再继续。',
  }),
  receiptForOtherRevision: () => ({
    happened: '这次操作对应的是以前的一次提交，办件已有更新。',
    safe: unchanged,
    todo: '请回到办件页查看最新状态。',
  }),
};
