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
};
