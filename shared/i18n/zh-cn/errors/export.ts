/** Simplified Chinese: errors of packages that leave the archive, or are verified. */
import type { ExportError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const archiveSafe = '本站档案没有变化，已经写好的档案包是完整的。';
const goOn = '再次选择同一位置导出，会从没写完的一件接着写。';

export const exportErrors: WordsFor<ExportError> = {
  carrierFull: () => ({
    happened: '所选位置的空间用完了。',
    safe: archiveSafe,
    todo: `请腾出空间，或分批导出到几个盘。${goOn}`,
  }),
  carrierReadOnly: () => ({
    happened: '所选位置不能写入。',
    safe: archiveSafe,
    todo: '请检查盘上的写保护开关和文件夹权限，或换一个位置。',
  }),
  carrierGone: () => ({
    happened: '写到一半，所选的盘不见了或读写出错。',
    safe: archiveSafe,
    todo: `请插好盘，或换一个盘。${goOn}`,
  }),
  exportStopped: () => ({
    happened: '导出已停止。',
    safe: archiveSafe,
    todo: goOn,
  }),
  archiveCheckStopped: () => ({
    happened: '核对已停止，没有结论。',
    safe: '本站档案没有变化，也没有存入任何内容。',
    todo: '需要结论时，请重新核对。',
  }),
  archiveBusy: () => ({
    happened: '另一项档案工作（核验、核对外来的档案包或导出）还在进行。',
    safe: '没有开始新的一项，本站档案没有变化。',
    todo: '请等它完成，或先在“档案”里停止它。',
  }),
  packageNone: () => ({
    happened: '所选位置没有归档信息包，或者读不出来。',
    safe: '没有存入任何内容，本站档案没有变化。',
    todo: '请选择档案包的文件夹或压缩包；盘有问题时换一个读卡口再试。',
  }),
  packageSealed: () => ({
    happened: '所选内容已加密给接收单位，在这里看不到里面。',
    safe: '没有存入任何内容，本站档案没有变化。',
    todo: '请接收单位用自己证书的私钥打开（方法写在旁边的“打开方法”里），再选择解开的压缩包。',
  }),
  packageTooLarge: () => ({
    happened: '这个档案包解开后大得不正常，没有继续读。',
    safe: '没有存入任何内容，本站档案没有变化。',
    todo: '请与送来档案包的单位核对，不要打开里面的文件。',
  }),
  recipientUnread: () => ({
    happened: '读不出接收单位的证书，或者文件里不止一张证书。',
    safe: '没有导出任何文件，本站档案没有变化。',
    todo: '请接收单位给出只含一张证书的文件，再选一次。',
  }),
  recipientKeyUnfit: () => ({
    happened: '这张证书的密钥不能用来加密档案包。',
    safe: '没有导出任何文件，本站档案没有变化。',
    todo: '请接收单位给出 RSA 密钥（2048 到 8192 位）或椭圆曲线密钥（P-256、P-384、P-521）的证书。',
  }),
  recipientExpired: () => ({
    happened: '接收单位的证书不在有效期内。',
    safe: '没有导出任何文件，本站档案没有变化。',
    todo: '请核对本机日期；日期没错，就请接收单位给出新证书。',
  }),
  exportNoPackage: () => ({
    happened: '所选办件都还没有封存的档案包。',
    safe: '没有导出任何文件，办件没有变化。',
    todo: '请选择已归档的办件；刚归档的办件请稍等片刻。',
  }),
};
