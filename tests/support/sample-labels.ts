/** Words for the sheets of an archive in tests; a field is called by its key. */
import type { ArchiveLabels } from '../../shared/archive/archive-labels';
import { fieldKeys } from '../../shared/domain/form';
import { pick } from '../../shared/i18n/messages';

export const sampleLabels: ArchiveLabels = {
  people: pick('zh-CN').people,
  verification: pick('zh-CN').verification,
  field: Object.fromEntries(fieldKeys.map((key) => [key, `字段${key}`])) as ArchiveLabels['field'],
  section: {
    child: '学生信息',
    origin: '学籍与来源',
    guardian1: '监护人一',
    guardian2: '监护人二',
    register: '户籍信息',
    residence: '居住信息',
    wish: '申请就读的学校',
    work: '务工经商',
    preferential: '优抚对象',
    special: '特殊情形',
    reason: '线下办理原因',
    pupil: '分节pupil',
  },
  choice: { 'child.sex': { male: '男', female: '女' } },
  fault: pick('zh-CN').words.pageFaults,
  verdict: { originalSeen: '已核验原件', copyOnly: '仅见复印件', doubtful: '存疑' },
  pictureSeen: '看过照片，没有疑问',
  step: { systemCheck: '系统初验', firstReview: '人工初审', secondReview: '人工复审' },
  outcome: {
    accepted: '予以入学',
    correction: '需补正',
    refused: '不予受理',
    transferred: '统筹安排',
    withdrawn: '已撤回',
    duplicate: '重复报名',
  },
  operatorName: { clerk1: '陈丽' },
};
