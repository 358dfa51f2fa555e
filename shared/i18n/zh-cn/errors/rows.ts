/** Simplified Chinese: the copy that the screens read does not follow the record. */
import type { RowsError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { callAdmin } from './phrases';

const acknowledged = '显示过“已保存”的内容都在办理记录里，只是屏幕上还没有更新。';

export const rowsErrors: WordsFor<RowsError> = {
  rowsBehind: ({ full }) => ({
    happened: full
      ? '磁盘已满，屏幕上显示的内容暂时没有跟上。'
      : '屏幕上显示的内容暂时没有跟上办理记录。',
    safe: acknowledged,
    todo: full
      ? '请不要重复办理；请清理磁盘空间，程序会自动再试。'
      : '请不要重复办理；程序会自动再试，跟上后这条提示会消失。',
  }),
  rowsBroken: () => ({
    happened: '本机用来显示办件的索引打不开，屏幕上的内容可能不全。',
    safe: acknowledged,
    todo: `请不要重复办理；请重新解锁。仍不行，${callAdmin}`,
  }),
};
