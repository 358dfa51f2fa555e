/** What an invented family still has to bring: one thing of every sort. */
import type { Supplement } from '../../shared/domain/letter';

export const sampleSupplement: Supplement = {
  deadline: '2026-08-12',
  items: [
    {
      title: '房产证明',
      reason: '因为按住所安排学位，所以需要房产证明（以下任一种即可）。',
      want: 'paper',
      options: ['不动产权证书', '网签备案购房合同', '公共租赁住房合同'],
      pages: [],
    },
    {
      title: '户口簿',
      reason: '因为入学要核对孩子与监护人的身份和户籍，所以需要户口簿。',
      want: 'pages',
      options: [],
      pages: ['学生本人页'],
    },
    {
      title: '结婚证',
      reason: '因为父母不在同一户口簿，所以需要结婚证核对家庭关系。',
      want: 'original',
      options: [],
      pages: [],
    },
  ],
  fields: ['guardian1.phone', 'residence.areaM2'],
};
