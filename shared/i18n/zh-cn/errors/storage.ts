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
};
