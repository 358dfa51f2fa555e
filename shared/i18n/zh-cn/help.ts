/** Simplified Chinese: the help, and the tour for whoever comes for the first time. */
import type { Reading } from '../../help/readings';
import type { HelpPage, TourStep } from '../../help/topics';
import { topics } from './help-topics';

export const help = {
  title: '帮助',
  open: '帮助',
  search: '要做什么、出了什么错',
  searchHelp: '可以写字，也可以只打拼音首字母；不用联网',
  found: (count: string) => `找到 ${count} 条`,
  none: '没有找到。请换个说法，或看“全部”。',
  views: {
    here: '这一页',
    all: '全部',
    keys: '快捷键',
    errors: '出错怎么办',
    guides: '手册',
  },
  keysLead: '这里列的是现在屏幕上真正能用的按键，和按钮上印的一样。',
  keysHere: '这一页',
  keysRooms: '去别的功能',
  keyColumn: '按键',
  doesColumn: '做什么',
  keysNone: '这一页没有自己的按键。',
  keysAlways: '回车到下一项，Esc 返回且不丢内容，上下键在列表里选。',
  errorsLead:
    '每条提示都写明：发生了什么，什么是安全的，怎么办。办理记录先落盘再确认，提示出错时已保存的都在。',
  guides: {
    contents: '手册目录',
    titles: {
      clerk: '受理员手册',
      administrator: '站点管理员手册',
      auditor: '审计员手册',
      integrator: '平台对接手册',
      security: '安全说明',
      changelog: '更新记录',
      notices: '第三方软件许可',
      about: '关于本程序',
    } satisfies Record<Reading, string>,
    inGuide: (guide: string, title: string) => `${guide} › ${title}`,
    missing: '这份内容不在程序里，打不开',
    missingTodo: '办件不受影响。程序文件可能不完整，请重新安装本程序。',
    program: '程序',
    licence: '使用许可',
    licenceLine: '本程序没有向公众授予许可：未经所有者同意，不得复制、修改或再分发。',
    noticesLine: '本程序用到的第三方软件，各按自己的许可证使用，全文见左边“第三方软件许可”。',
    support: '要找技术人员时',
    supportLine: '在“设置”里保存诊断包交给他们，里面没有任何家庭的信息。',
  },
  safeLabel: '什么是安全的：',
  todoLabel: '怎么办：',
  pages: {
    home: '今日',
    newCase: '受理新办件',
    review: '复核',
    form: '填写信息',
    capture: '拍摄材料',
    inspect: '原件核验',
    submit: '提交',
    overview: '办件总览',
    outbox: '待传',
    batch: '批量',
    guide: '政策',
    check: '查重',
    archive: '档案',
    audit: '审计',
    statistics: '统计',
    classes: '分班',
    settings: '设置',
  } satisfies Record<HelpPage, string>,
  topics,
  tour: {
    offer: '第一次用？六步认一认这个程序',
    offerLine: '不到两分钟，随时可以按 Esc 停下。家长在等就先办件，以后在“帮助”里也能看。',
    start: '开始导览',
    notNow: '不用了',
    again: '再看一遍新手导览',
    step: (at: string, all: string) => `第 ${at} 步，共 ${all} 步`,
    back: '上一步',
    next: '下一步',
    done: '看完了',
    steps: {
      welcome: {
        title: '这是窗口用的入学帮办站',
        lines: [
          '替不方便自己上网的家庭办理入学：录入、拍材料、核验、出回执。',
          '全程可以不用鼠标。按钮上印着它的按键，本页按 Enter 到下一步。',
        ],
      },
      rooms: {
        title: '左边是各个功能',
        lines: [
          'F1 今日：每天从这里开始，退回来的、快到期的都在。',
          'F2 受理：开一件新的。F11 待传：等着发送的。F12 设置。',
        ],
      },
      counter: {
        title: '办一件分四步',
        lines: [
          '回答三个问题，填信息，拍材料，对原件；右边随时写着还差什么。',
          '都齐了就提交，打印回执交给家长。',
        ],
      },
      safe: {
        title: '没有网也照办，断电也不丢',
        lines: [
          '每个字、每张照片先加密存在本机，再显示“已保存”。',
          '有网时自动发送，不会重复。离开座位按 Ctrl+L 锁定。',
        ],
      },
      find: {
        title: '找什么都按 Ctrl+K',
        lines: [
          '姓名、拼音首字母、证件号后四位、受理编号都行，功能也找得到。',
          '不知道怎么做，按 Shift 加 F1，帮助就打开在您所在的那一页。',
        ],
      },
      practise: {
        title: '先练一练',
        lines: [
          '锁定后解锁时选“演练”，载入样例家庭随便练，不会影响正式办件，也不会发给平台。',
          '练熟了，再选“正式”解锁。',
        ],
      },
    } satisfies Record<TourStep, { title: string; lines: readonly string[] }>,
    trail: '看过新手导览',
    trailSkipped: '没有看新手导览',
  },
};
