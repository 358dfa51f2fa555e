/** Simplified Chinese: errors of letters and archives. */
import type { PaperError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { callAdmin, notClipped, numberKept } from './phrases';

export const paperErrors: WordsFor<PaperError> = {
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
  clipUnusable: () => ({
    happened: '框里看不出字，这张字图不能用。',
    safe: notClipped,
    todo: '请放大页面，把框正好套住这个字，笔画要清楚，再截取一次。',
  }),
  archiveRefused: () => ({
    happened: '电子档案没有通过四性检测，没有封存。',
    safe: '办件和全部材料、文书都还在，一样没有改动。',
    todo: `办件页的“文书”里写明了是哪一项、哪个文件。恢复缺失的文件后再试；${callAdmin}`,
  }),
  packageMissing: () => ({
    happened: '这份办件还没有封存的归档信息包。',
    safe: '办件和全部材料、文书都在。',
    todo: '请先封存电子档案。',
  }),
  printerMissing: () => ({
    happened: '没有找到打印机。',
    safe: '本站的内容没有变化，没有记为已打印。',
    todo: '请检查打印机电源和连线后重试，或先另存文件。',
  }),
  printerGone: () => ({
    happened: '选的打印机现在找不到了。',
    safe: '本站的内容没有变化，没有记为已打印。',
    todo: '请检查它的电源和连线，或另选一台打印机。',
  }),
  printerPaused: () => ({
    happened: '这台打印机已暂停，交给它也不会打出来。',
    safe: '本站的内容没有变化，没有记为已打印。',
    todo: '请在系统的打印机设置里恢复它，或另选一台打印机。',
  }),
  printFailed: () => ({
    happened: '打印机没有接收。',
    safe: '本站的内容没有变化，没有记为已打印。',
    todo: '请检查打印机后重试，或先另存文件。',
  }),
  saveFailed: () => ({
    happened: '文件没有存到所选位置。',
    safe: '本站的内容没有变化，没有记为已另存。',
    todo: '请检查该位置能否写入，或换一个位置。',
  }),
  saveNoRoom: () => ({
    happened: '所选位置的空间用完了，文件没有存下。',
    safe: '本站的内容没有变化，没有记为已另存。',
    todo: '请腾出那里的空间，或换一个位置。',
  }),
};
