/** Simplified Chinese: every error in words for a clerk at the counter. */
import type { ErrorWords } from '../error-shape';
import { commands, series, states } from './words';

const kept = '已保存的信息和材料都在，没有丢失。';
const unchanged = '办件没有被改动。';
const fileKept = '原文件没有被改动，办件里已有的页也都在。';
const numberKept = '文书编号和内容都已保存，不会重号，也不会漏号。';
const queueKept = '待传的办件都在本机，会自动继续发送。';
const callAdmin = '请联系站点管理员。';

export const errors: ErrorWords = {
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
  requirementUnknown: () => ({
    happened: '按现在的入学群体和信息，已不需要这份材料。',
    safe: '已采集的页仍保留，不会删除。',
    todo: '请看右侧材料清单，按清单继续采集。',
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
  noNumberLeft: ({ series: of }) => ({
    happened: `预留的${series[of]}已用完。`,
    safe: kept,
    todo: '请接通网络领取新的号段，或联系站点管理员。',
  }),
  letterUnknown: () => ({
    happened: '没有找到这份文书。',
    safe: kept,
    todo: '请回到办件页重新打开。',
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

  imageEmpty: () => ({
    happened: '这个文件是空的。',
    safe: fileKept,
    todo: '请重新拍摄，或换一个文件。',
  }),
  imageNotAnImage: () => ({
    happened: '这个文件不是图片。',
    safe: fileKept,
    todo: '请选择 JPEG、PNG、WebP 或 TIFF 图片。',
  }),
  imageFormatUnsupported: ({ format }) => ({
    happened: `暂不支持 ${format} 格式的图片。`,
    safe: fileKept,
    todo: '请另存为 JPEG 或 PNG 后再添加。',
  }),
  imageTooManyBytes: ({ megabytes, limit }) => ({
    happened: `这张图片有 ${megabytes} MB，超过 ${limit} MB 的上限。`,
    safe: fileKept,
    todo: '请把扫描分辨率调到 300 dpi 左右后重新扫描。',
  }),
  imageTooManyPixels: ({ megapixels, limit }) => ({
    happened: `这张图片有 ${megapixels} 百万像素，超过 ${limit} 百万像素的上限。`,
    safe: fileKept,
    todo: '请降低拍摄或扫描的分辨率后重试。',
  }),
  imageTruncated: () => ({
    happened: '这张图片不完整，后半部分缺失。',
    safe: fileKept,
    todo: '请重新拷贝文件，或重新拍摄。',
  }),
  imageUndecodable: () => ({
    happened: '这张图片已损坏，打不开。',
    safe: fileKept,
    todo: '请重新拍摄，或换一个文件。',
  }),

  stationLocked: () => ({
    happened: '本站已锁定。',
    safe: '锁定前输入的内容已保存。',
    todo: '请输入口令解锁后继续。',
  }),
  stationExists: () => ({
    happened: '这台电脑上已经建有本站。',
    safe: '原来的数据都在，没有被覆盖。',
    todo: '请用原来的口令解锁。',
  }),
  stationMissing: () => ({
    happened: '这台电脑上没有找到本站的数据。',
    safe: '程序没有改动任何文件。',
    todo: '请检查数据盘是否接好；确认是新电脑再新建本站。',
  }),
  stationDamaged: ({ part }) => ({
    happened: `本站的数据有一处读不出来（${part}）。`,
    safe: '程序已停下，没有继续写入，其余数据未动。',
    todo: '请不要删除任何文件，联系站点管理员用备份恢复。',
  }),
  stationTooNew: () => ({
    happened: '本站的数据由更新版本的程序写入，这个版本打不开。',
    safe: '数据没有被改动。',
    todo: '请安装新版本程序后再打开。',
  }),
  wrongPassphrase: ({ waitSeconds }) => ({
    happened: '口令不对。',
    safe: '本站数据仍加密保存，没有改动。',
    todo:
      waitSeconds > 0
        ? `请等 ${Math.ceil(waitSeconds)} 秒再试，注意大小写和输入法。`
        : '请再试一次，注意大小写和输入法。',
  }),
  passphraseTooWeak: ({ minLength }) => ({
    happened: '这个口令太简单，容易被猜到。',
    safe: '还没有建立任何数据。',
    todo: `请用至少 ${minLength} 个字符，例如几个不相干的词连在一起。`,
  }),
  policyPackUnreadable: () => ({
    happened: '入学政策包读不出来，无法判断需要哪些材料。',
    safe: kept,
    todo: '请重新安装程序，或联系站点管理员更换政策包。',
  }),

  storageFull: () => ({
    happened: '磁盘已满，刚才这一步没有保存。',
    safe: '之前保存的都在。',
    todo: '请先清理磁盘空间，再重做刚才这一步。',
  }),
  storageFailed: () => ({
    happened: '写入磁盘失败，刚才这一步没有保存。',
    safe: '之前保存的都在。',
    todo: `请重试；仍不行，${callAdmin}`,
  }),
  fileMissing: () => ({
    happened: '本机找不到这一页的图片文件。',
    safe: '办件的其他信息和页都在。',
    todo: '请重新拍摄这一页；如有备份，请联系站点管理员恢复。',
  }),
  fileDamaged: () => ({
    happened: '这一页的图片文件已损坏，内容与保存时不一致。',
    safe: '办件的其他信息和页都在，损坏的图片不会被发送。',
    todo: '请重新拍摄这一页；如有备份，请联系站点管理员恢复。',
  }),

  caseDamaged: () => ({
    happened: '磁盘损坏，这件办件的一部分记录丢失了。',
    safe: '剩下的部分原样保留，其他办件不受影响。',
    todo: '请先不要继续办理这一件；请站点管理员接上备份后恢复，或为家长重新开办。',
  }),
  caseDestroyed: () => ({
    happened: '这件办件已在保存期满后销毁。',
    safe: '办理痕迹中仍保留它存在过、由谁销毁的记录。',
    todo: '无需处理；家长再来时请重新开办。',
  }),

  caseUnsent: () => ({
    happened: '这件办件还没有送达，不能销毁。',
    safe: '没有销毁任何内容。',
    todo: '请等平台发回收件回执后再试。',
  }),

  paperNotReady: () => ({
    happened: '文书还在制作。',
    safe: numberKept,
    todo: '请稍等几秒再试。',
  }),
  paperFailed: () => ({
    happened: '文书没有制作成功。',
    safe: numberKept,
    todo: `请重试；仍不行，${callAdmin}`,
  }),
  printerMissing: () => ({
    happened: '没有找到打印机。',
    safe: '文书已保存，没有记为已打印。',
    todo: '请检查打印机电源和连线后重试，或先另存文件。',
  }),
  printFailed: () => ({
    happened: '打印机没有接收这份文书。',
    safe: '文书已保存，没有记为已打印。',
    todo: '请检查打印机后重试，或先另存文件。',
  }),
  saveFailed: () => ({
    happened: '文件没有存到所选位置。',
    safe: '文书仍在本站，没有记为已另存。',
    todo: '请检查该位置能否写入，或换一个位置。',
  }),

  notPaired: () => ({
    happened: '本站还没有与中心平台配对。',
    safe: queueKept,
    todo: '请在“设置”里填写平台地址和配对码。',
  }),
  platformAddressInvalid: () => ({
    happened: '平台地址不对。',
    safe: '没有连接任何地址。',
    todo: '请照通知抄写完整地址，以 https:// 开头。',
  }),
  platformUnreachable: () => ({
    happened: '连不上中心平台。',
    safe: queueKept,
    todo: '请检查网线和地址；可以先照常受理，网络恢复后自动发送。',
  }),
  platformAnswersHtml: () => ({
    happened: '网络把请求转到了一个网页，通常是还没有登录单位网络。',
    safe: queueKept,
    todo: '请先在浏览器里登录单位网络，再点“立即发送”。',
  }),
  platformAnswersNonsense: () => ({
    happened: '对方的回答看不懂，可能不是中心平台。',
    safe: queueKept,
    todo: '请核对平台地址；地址无误请联系平台管理员。',
  }),
  platformBusy: () => ({
    happened: '中心平台正忙。',
    safe: queueKept,
    todo: '不用操作，稍后会自动再试。',
  }),
  pairingCodeUnknown: () => ({
    happened: '配对码不对，或已经用过。',
    safe: '本站没有改动。',
    todo: '请向招生办公室要一个新的配对码。',
  }),
  platformRefused: ({ problem }) => ({
    happened: problem === '' ? '中心平台没有接受这次请求。' : `中心平台没有接受：${problem}`,
    safe: '办件和材料都在本机，没有丢失。',
    todo: '请按提示改正后重新发送；不明白请联系平台管理员。',
  }),
  stationTooOld: () => ({
    happened: '程序版本太旧，中心平台不再接收。',
    safe: queueKept,
    todo: '请更新程序；更新前可以照常受理。',
  }),

  invalidRequest: () => ({
    happened: '这一步没有被接受，内容的格式不对。',
    safe: unchanged,
    todo: '请检查刚才输入的内容再试。',
  }),
  internal: () => ({
    happened: '程序内部出错了。',
    safe: kept,
    todo: `请再试一次；仍不行，请重新打开程序，或联系站点管理员。`,
  }),
};
