/** Simplified Chinese: errors of the watched folder and of PDF files. */
import type { FolderError, PdfError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { fileKept } from './phrases';

const pagesKept = '已收进来的页都在，PDF 文件没有改动。';

export const folderErrors: WordsFor<FolderError> = {
  inboxFileGone: () => ({
    happened: '扫描文件夹里的这个文件不在了。',
    safe: '已采集的页都在。',
    todo: '请看扫描程序是否移走了它；需要时请重新扫描。',
  }),
  inboxFileHeld: () => ({
    happened: '扫描文件夹里的这个文件现在打不开，可能正被扫描程序使用。',
    safe: fileKept,
    todo: '请等扫描程序存完，再收一次。',
  }),
  folderIsOurs: () => ({
    happened: '这个文件夹里有本站的数据，不能用作扫描文件夹。',
    safe: '没有移动任何文件。',
    todo: '请另建一个文件夹，并在扫描程序里设为保存位置。',
  }),
};

export const pdfErrors: WordsFor<PdfError> = {
  pdfTooManyBytes: ({ megabytes, limit }) => ({
    happened: `这个 PDF 有 ${megabytes} MB，超过 ${limit} MB 的上限。`,
    safe: fileKept,
    todo: '请把需要的页单独存成一个 PDF，或降低扫描分辨率后重新扫描。',
  }),
  pdfTooManyPages: ({ pages, limit }) => ({
    happened: `这个 PDF 有 ${pages} 页，超过 ${limit} 页的上限。`,
    safe: fileKept,
    todo: '请把需要的页单独存成一个 PDF，再选择。',
  }),
  pdfEncrypted: () => ({
    happened: '这个 PDF 设了密码，打不开。',
    safe: fileKept,
    todo: '请家长去掉密码后另存一份，或直接打印出来扫描。',
  }),
  pdfUnreadable: () => ({
    happened: '这个文件不是完整的 PDF，打不开。',
    safe: fileKept,
    todo: '请家长重新发送或另存一份；也可以把内容打印出来扫描。',
  }),
  pdfSwollen: () => ({
    happened: '这个 PDF 解开后异常地大，可能是做坏的或有意做的文件，没有打开。',
    safe: fileKept,
    todo: '请家长重新导出一份；也可以把内容打印出来扫描。',
  }),
  pdfPageFailed: ({ page }) => ({
    happened: `PDF 的第 ${page} 页画不出来，后面的页没有再收。`,
    safe: pagesKept,
    todo: '请把这一页打印出来扫描，其余的页可以另存成一个 PDF 再选择。',
  }),
};
