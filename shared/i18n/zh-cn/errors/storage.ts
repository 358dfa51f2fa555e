/** Simplified Chinese: errors of the disk. */
import type { StorageError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { callAdmin } from './phrases';

export const storageErrors: WordsFor<StorageError> = {
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
};
