/** Simplified Chinese: errors of destroying finished cases. */
import type { RetentionError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

export const retentionErrors: WordsFor<RetentionError> = {
  notDueForDestruction: () => ({
    happened: '所选办件中有的还不能销毁：没有归档、平台没有确认、保存期限未满，或已经提请过。',
    safe: '一件也没有销毁。',
    todo: '请刷新到期清单后重新选择。',
  }),
  proposalUnknown: () => ({
    happened: '这份销毁申请已经有人处理过了。',
    safe: '没有再次销毁任何办件。',
    todo: '请刷新后查看结果。',
  }),
  approverIsProposer: () => ({
    happened: '提请销毁的人不能自己批准。',
    safe: '一件也没有销毁。',
    todo: '请由另一位站点管理员或复核员登录后批准。',
  }),
  replacedUnknown: () => ({
    happened: '这份旧数据已经不在数据文件夹里，或者已经有人提请销毁。',
    safe: '没有销毁任何数据，本站的办件不受影响。',
    todo: '请离开设置再进来，看看现在的情况。',
  }),
  replacedStays: () => ({
    happened: '旧数据还没有销毁完：有的文件现在覆盖不了或删不掉。',
    safe: '批准已经记下，本站的办件不受影响。',
    todo: '下次解锁本站会接着销毁。还是不行的，请信息技术人员检查磁盘和文件夹权限。',
  }),
};
