/** Simplified Chinese: errors of class assignment. */
import type { ClassError } from '../../../domain/app-error';
import { beijingMinute } from '../../../domain/beijing-time';
import type { WordsFor } from '../../error-shape';

const nothingDone = '没有冻结名册，也没有抽签。';

const links: {
  readonly [K in Extract<ClassError, { kind: 'classLinksImpossible' }>['why']]: string;
} = {
  contradiction: '有学生既要求同班又要求分开。',
  tooManyLinked: '有同班或分开要求的学生太多，一个班装不下。',
  tooManyApart: '要求互相分开的学生多于班数。',
};

const nothingChanged = '班级、名单和记录都没有变化。';

const trades: {
  readonly [K in Extract<ClassError, { kind: 'classTradeImpossible' }>['why']]: string;
} = {
  unknown: '请选两名在班的学生。',
  left: '其中一名学生已经离校。',
  sameClass: '两名学生在同一个班，不用调换。',
  otherSex: '两名学生性别不同，调换以后男女比例会变。',
  otherStrata: '两名学生的均衡项目不同，调换以后各班不再均衡。',
  together: '其中一名学生要求与别人同班，调换会把他们分开。',
  apart: '调换会让要求分开的学生到同一个班。',
  asked: '其中一名学生已有一项调换在等待批准。',
};

export const classErrors: WordsFor<ClassError> = {
  classesTooFew: ({ pupils, limit, over }) => ({
    happened: `${pupils} 名学生超过班额：这些班最多 ${limit} 人，多出 ${over} 人。`,
    safe: nothingDone,
    todo: '请增加班数；不能增加的，请报招生部门调剂学位。',
  }),
  schoolTooLarge: ({ pupils, limit, over }) => ({
    happened: `全校 ${pupils} 人超过校额 ${limit} 人，多出 ${over} 人。`,
    safe: nothingDone,
    todo: '请核对其他年级在校人数；确实超出的，请报招生部门调剂学位。',
  }),
  classPupilsNone: () => ({
    happened: '没有可以分班的学生。',
    safe: nothingDone,
    todo: '请先把办件办到录取结果，再来分班。',
  }),
  classesTooMany: ({ pupils, classes }) => ({
    happened: `${pupils} 名学生分不成 ${classes} 个班。`,
    safe: nothingDone,
    todo: '请减少班数。',
  }),
  classPupilsTooMany: ({ limit }) => ({
    happened: `一份名册最多 ${limit} 名学生。`,
    safe: nothingDone,
    todo: '请核对录取结果中的学校名称是否写错。',
  }),
  classPupilsIncomplete: ({ count }) => ({
    happened: `有 ${count} 名学生没有性别，不能均衡分班。`,
    safe: nothingDone,
    todo: '请在这些学生的办件里补填性别或身份证件号码。',
  }),
  classRollChanged: () => ({
    happened: '看过名册之后，录取的学生有变化。',
    safe: nothingDone,
    todo: '请重新读取，看过学生和预览后再冻结。',
  }),
  classTeachersCount: ({ teachers, classes }) => ({
    happened: `班主任 ${teachers} 位，班级 ${classes} 个，对不上。`,
    safe: nothingDone,
    todo: '请一行填一位班主任，人数与班数相同；或者都不填。',
  }),
  classLinksImpossible: ({ why }) => ({
    happened: links[why],
    safe: nothingDone,
    todo: '请修改同班、分开的要求。',
  }),
  classRollOpen: () => ({
    happened: '这所学校已有一份冻结的名册，还没有抽签。',
    safe: nothingDone,
    todo: '请先抽签；名册有误的，先说明理由作废。',
  }),
  classesDrawnAlready: () => ({
    happened: '这所学校今年的班已经抽签分好。',
    safe: '原来的结果没有变化，也不能重抽。',
    todo: '请查看分班结果；晚到的学生在结果下面另立插班名册抽签。',
  }),
  classRollUnknown: () => ({
    happened: '没有这份名册，或者它已经作废。',
    safe: '没有抽签，其他名册没有变化。',
    todo: '请刷新后重新选择。',
  }),
  drawerIsFreezer: () => ({
    happened: '冻结名册的人不能自己抽签。',
    safe: '没有抽签，名册没有变化。',
    todo: '请由另一位站点管理员或复核员登录后抽签。',
  }),
  asideNeedsAnother: () => ({
    happened: '公开部分可能已经产生，冻结名册的人不能自己作废它。',
    safe: '名册没有作废，也没有抽签。',
    todo: '请由另一位站点管理员或复核员登录后作废。',
  }),
  commitmentMissing: ({ late }) => ({
    happened: late
      ? '公开部分可能已经产生，而承诺书此前没有打印过，这份名册不能抽签。'
      : '承诺书还没有打印。',
    safe: '没有抽签，名册没有变化。',
    todo: late
      ? '请由另一人作废这份名册，重新冻结，在公开部分产生之前打印并张贴承诺书。'
      : '请先打印承诺书并张贴，再来抽签。',
  }),
  drawTooEarly: ({ from }) => ({
    happened: `名册写明公开部分最早产生于${beijingMinute(from)}，现在还不能抽签。`,
    safe: '没有抽签，名册没有变化。',
    todo: '请到时间以后抽签；本机时间不对的，先校准。',
  }),
  publicPartKnown: () => ({
    happened: '公开部分产生的时间已经到了，冻结必须在它之前。',
    safe: nothingDone,
    todo: '请填一个以后的时间；公开部分已经产生的，另定一个来源。',
  }),
  publicPartWrong: ({ numbers }) => ({
    happened: `公开部分应是 ${numbers} 个数，只用数字。`,
    safe: '没有抽签，名册没有变化。',
    todo: '请照现场报出的数逐个录入，两个数之间空一格。',
  }),
  classTradeImpossible: ({ why }) => ({
    happened: trades[why],
    safe: nothingChanged,
    todo: '只有不同班、同性别、均衡项目相同、没有同班和分开要求妨碍的两名学生才能调换；请另选。',
  }),
  classTradeUnknown: () => ({
    happened: '没有这项调换，或者它已经办完。',
    safe: nothingChanged,
    todo: '请刷新后查看调换记录。',
  }),
  classTradeNeedsAnother: () => ({
    happened: '提出调换的人不能自己批准。',
    safe: nothingChanged,
    todo: '请由另一位站点管理员或复核员登录后批准；不换了的可以撤回。',
  }),
  classNamesChanged: ({ count }) => ({
    happened: `有 ${count} 名学生的姓名或编号在名册冻结以后改过，通知单没有生成。`,
    safe: '分班结果没有变化，没有印出写错名字的通知单。',
    todo: '请在名单里找到标着“姓名已改”的学生，由站点管理员或复核员核实是同一个孩子，再来打印。',
  }),
  classNameOther: () => ({
    happened: '这名学生没有需要核实的改动，或者看过以后又改了。',
    safe: nothingChanged,
    todo: '请刷新名单，看清现在的姓名再核实。',
  }),
  classListsDiffer: () => ({
    happened: '重抽的结果与记录里的摘要不一致，名单没有显示。',
    safe: '记录里的名册和抽签没有改动。',
    todo: '请不要公布名单，联系技术支持；用抽签时的程序版本可以重现原来的名单。',
  }),
};
