/** Simplified Chinese: the disk cannot take what was asked at this moment. */
import type { DiskError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { callAdmin } from './phrases';

export const diskErrors: WordsFor<DiskError> = {
  diskTight: () => ({
    happened: '磁盘空间紧张，现在不能开新办件，也不能添加页面。',
    safe: '已保存的都在。已打开的办件还可以继续填写、核验、提交和打印。',
    todo: '请清理磁盘空间；空间够了会自动恢复，不用重启程序。',
  }),
  diskReadOnly: () => ({
    happened: '磁盘已满，本站进入只读，刚才这一步没有保存。',
    safe: '之前保存的都在，仍可查看、打印、发送和备份。',
    todo: '请立即清理磁盘空间，再重做刚才这一步；空间够了会自动恢复。',
  }),
  dataFolderGone: () => ({
    happened: '本站的数据文件夹不见了，可能被移走，或所在的磁盘被拔出。',
    safe: '程序已停止写入，已保存的都在原来的文件夹里。',
    todo: '请把文件夹放回原处或重新接好磁盘；放回后会自动继续。',
  }),
  dataFolderReadOnly: () => ({
    happened: '本站的数据文件夹只能读、不能写，刚才这一步没有保存。',
    safe: '之前保存的都在，仍可查看和备份。',
    todo: `请检查磁盘的写保护和文件夹权限；仍不行，${callAdmin}`,
  }),
};
