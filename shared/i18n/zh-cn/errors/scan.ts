/** Simplified Chinese: errors of scanners. */
import type { ScanError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const pagesKept = '已经扫出来的页都已保存在本机。';
const nothingTouched = '没有扫描任何内容，办件没有变化。';

export const scanErrors: WordsFor<ScanError> = {
  scannerJam: () => ({
    happened: '扫描仪卡纸了。',
    safe: pagesKept,
    todo: '请打开盖子取出卡住的纸，把这一张和后面的纸放回进纸器，再从下一页继续。',
  }),
  scannerDoubleFeed: () => ({
    happened: '扫描仪一次进了两张纸，其中一张可能没有扫到。',
    safe: pagesKept,
    todo: '请取出这两张纸，抖开后和后面的纸一起放回进纸器，再继续；继续前请核对最后一页。',
  }),
  scannerNoPaper: () => ({
    happened: '进纸器里没有纸。',
    safe: pagesKept,
    todo: '请把纸放进进纸器，推到底，再扫描一次；也可以改用平板。',
  }),
  scannerCoverOpen: () => ({
    happened: '扫描仪的盖子没有关好。',
    safe: pagesKept,
    todo: '请关好盖子，听到咔嗒声后再扫描一次。',
  }),
  scannerBusy: () => ({
    happened: '扫描仪正在做别的事，或正被另一台电脑使用。',
    safe: pagesKept,
    todo: '请等它停下来，再扫描一次。',
  }),
  scannerGone: () => ({
    happened: '连不上这台扫描仪，它没有回应。',
    safe: pagesKept,
    todo: '请检查电源、连线和网络，刷新列表后再试一次；也可以用摄像头或选择文件。',
  }),
  scannerFailed: () => ({
    happened: '扫描仪出错停下了。',
    safe: pagesKept,
    todo: '请看扫描仪面板上的提示，把没有扫完的那一页重新放好，再扫描一次；仍不行请关机再开。',
  }),
  scannerDenied: () => ({
    happened: '这台扫描仪不允许本机使用。',
    safe: pagesKept,
    todo: '请联系站点管理员，允许这个系统用户使用扫描仪，或关闭扫描仪上的密码限制。',
  }),
  scannerSettingsRefused: () => ({
    happened: '扫描仪不接受这样的设置。',
    safe: pagesKept,
    todo: '请换一个分辨率、颜色或纸张大小，再扫描一次。',
  }),
  scannerNonsense: () => ({
    happened: '这台设备的回答看不懂，可能不是扫描仪。',
    safe: pagesKept,
    todo: '请核对地址；仍不行可以用摄像头，或用它自带的软件扫描后选择文件。',
  }),
  scannerNotAPicture: () => ({
    happened: '扫描仪送来的这一页不是完整的图片。',
    safe: pagesKept,
    todo: '这一页没有收进来，请重新扫描这一页；仍不行请换一个分辨率。',
  }),
  scannerAnswerTooLarge: () => ({
    happened: '扫描仪送来的这一页超过 30 MB 的上限。',
    safe: pagesKept,
    todo: '这一页没有收进来，请把分辨率调到 300 dpi 左右，再扫描一次。',
  }),
  scannerElsewhere: () => ({
    happened: '扫描仪要求到另一台电脑上去取图像，为安全起见已拒绝。',
    safe: pagesKept,
    todo: '请联系站点管理员检查这台设备；可以先用摄像头或选择文件。',
  }),
  scannerNotLocal: () => ({
    happened: '这个地址不在本地网络里，连接也没有可靠的证书。',
    safe: nothingTouched,
    todo: '请填写本地网络里扫描仪的地址；外网的扫描仪必须使用加密连接和有效证书。',
  }),
  scannerAddressInvalid: () => ({
    happened: '这不是扫描仪的网络地址。',
    safe: nothingTouched,
    todo: '请填写扫描仪面板上显示的地址，例如 192.168.1.20。',
  }),
  scannerPageTooLarge: () => ({
    happened: '这样大的纸配这样高的分辨率，一页会超过 4000 万像素的上限。',
    safe: nothingTouched,
    todo: '请把分辨率降到 300 dpi，或选小一号的纸张，再扫描。',
  }),
  scannerTooManyPages: () => ({
    happened: '一次最多扫描 200 页，已经停下。',
    safe: pagesKept,
    todo: '请核对已保存的页；还有纸时再扫描一次。',
  }),
};
