/** Simplified Chinese: the reckoning of a season with platform and archive. */
import type { DifferenceKind } from '../../sync/reckoning';

export const reckoning = {
  title: '与平台对账',
  explain:
    '向平台取回本站这一季的全部办件，与本机的记录和电子档案逐件核对。对账只比对，不改动任何一边。',
  season: '招生季',
  run: '开始对账',
  running: '正在对账…',
  here: '本站已提交',
  there: '平台已接收',
  archived: '已归档',
  platform: '中心平台',
  ended: (name: string) => `${name}（已停用）`,
  basis: '核对依据',
  heard: (ended: string, heard: string) =>
    `平台已于 ${ended} 停用，不再联系；按它最后的回执和结果核对（最后一份：${heard}）`,
  neverHeard: (ended: string) => `平台已于 ${ended} 停用，不再联系；这一季没有收到过它的回执`,
  agreeing: '三方一致',
  agrees: (count: string) => `三方一致：${count} 件办件，没有差异`,
  differs: (agreeing: string, differing: string) =>
    `${agreeing} 件一致，${differing} 处差异，见下表`,
  more: (shown: string, all: string) => `这里列出前 ${shown} 处，共 ${all} 处，对账单里有全部。`,
  differences: '差异',
  kind: '差异',
  number: '受理编号',
  matter: '办件编号',
  line: '序号',
  ownRevision: '本站',
  otherRevision: '平台',
  outcomes: '结果（本站 / 平台）',
  remark: '处理',
  none: '无',
  undecided: '未决定',
  against: ' / ',
  open: '打开办件',
  paper: '对账单',
  showPaper: '看对账单并打印',
  paperTitle: (season: string) => `${season} 年招生办件对账单`,
  signature:
    '学校（签名）：＿＿＿＿＿＿＿＿　平台（签名）：＿＿＿＿＿＿＿＿　日期：＿＿＿＿年＿＿月＿＿日',
  signatureAlone:
    '学校（签名）：＿＿＿＿＿＿　主管部门（签名）：＿＿＿＿＿＿　日期：＿＿＿年＿＿月＿＿日',
  kinds: {
    missingThere: {
      name: '本站有回执，平台没有',
      todo: '请把对账单交平台管理员核对；本机的办件和回执都在。',
    },
    unreadableHere: {
      name: '本站的这份办件打不开',
      todo: '请接上备份，锁定再解锁，有备份的会自动恢复；仍打不开，请在“审计”里按“校验”，写明坏在哪里。',
    },
    contentDiffers: { name: '内容不一致', todo: '同一次提交两边内容不同，请与平台核对。' },
    revisionDiffers: { name: '提交次数不一致', todo: '两边记的不是同一次提交，请与平台核对。' },
    outcomeDiffers: { name: '结果不一致', todo: '可能是结果还没有传到本站，联网后再对一次。' },
    receiptMissing: { name: '平台已接收，本站没有回执', todo: '联网后会自动补回。' },
    unknownHere: { name: '只在平台上有', todo: '可能是本站恢复过备份，请打开平台核对。' },
    leftUnsent: {
      name: '平台停用前没有收到',
      todo: '请到“设置 › 平台换地址或停用”改送现在的平台；办件和材料都在本机。',
    },
    leftUnanswered: {
      name: '平台停用前没有给结果',
      todo: '请到“设置 › 平台换地址或停用”改送现在的平台，由它给结果；原来的回执留在办件里。',
    },
    notSent: { name: '还没有送到平台', todo: '在“待传”里：排队的有网后自动发送，受阻的请先处理。' },
    notArchived: { name: '有结果，还没有归档', todo: '请打开办件封存电子档案。' },
    archiveDamaged: {
      name: '已归档，档案缺文件',
      todo: '请在“档案”里核验这一件，会写明缺哪个文件；接上备份，锁定再解锁，从备份找回。平台上的一份可作依据。',
    },
    archiveBehind: {
      name: '归档后又有办理',
      todo: '打开这份办件，补充包会自动封存；封不成的会写明原因。',
    },
    movedAway: {
      name: '已改送另一个平台',
      todo: '不用处理；与现在的平台对账时会核对这一件。',
    },
    destroyedHere: {
      name: '本站已按期销毁',
      todo: '不用处理；销毁清册里有这件。平台上的一份由平台按规定处理。',
    },
  } satisfies { readonly [K in DifferenceKind]: { readonly name: string; readonly todo: string } },
};
