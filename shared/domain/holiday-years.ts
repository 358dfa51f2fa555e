/**
 * Public holidays and the weekends worked in exchange 调休, as the General Office of the State Council announces them
 * for each year. Data, entered by hand from the notices and never extrapolated: a year that is absent here is unknown.
 */
import type { Day } from './ids';

/** One holiday of a notice: the days off, first and last included, and the weekend days worked for it. */
export type Holiday = {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly worked: readonly Day[];
};

/** What one notice says of one calendar year. */
export type HolidayYear = {
  readonly year: number;
  readonly source: {
    readonly title: string;
    /** 发文字号. */
    readonly number: string;
    readonly issuedOn: Day;
    readonly url: string;
  };
  readonly holidays: readonly Holiday[];
};

/** Every year whose notice was entered. */
export const holidayYears: readonly HolidayYear[] = [
  {
    year: 2025,
    source: {
      title: '国务院办公厅关于2025年部分节假日安排的通知',
      number: '国办发明电〔2024〕12号',
      issuedOn: '2024-11-12',
      url: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986382.htm',
    },
    holidays: [
      { name: '元旦', from: '2025-01-01', to: '2025-01-01', worked: [] },
      {
        name: '春节',
        from: '2025-01-28',
        to: '2025-02-04',
        worked: ['2025-01-26', '2025-02-08'],
      },
      { name: '清明节', from: '2025-04-04', to: '2025-04-06', worked: [] },
      { name: '劳动节', from: '2025-05-01', to: '2025-05-05', worked: ['2025-04-27'] },
      { name: '端午节', from: '2025-05-31', to: '2025-06-02', worked: [] },
      {
        name: '国庆节、中秋节',
        from: '2025-10-01',
        to: '2025-10-08',
        worked: ['2025-09-28', '2025-10-11'],
      },
    ],
  },
  {
    year: 2026,
    source: {
      title: '国务院办公厅关于2026年部分节假日安排的通知',
      number: '国办发明电〔2025〕7号',
      issuedOn: '2025-11-04',
      url: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    },
    holidays: [
      { name: '元旦', from: '2026-01-01', to: '2026-01-03', worked: ['2026-01-04'] },
      {
        name: '春节',
        from: '2026-02-15',
        to: '2026-02-23',
        worked: ['2026-02-14', '2026-02-28'],
      },
      { name: '清明节', from: '2026-04-04', to: '2026-04-06', worked: [] },
      { name: '劳动节', from: '2026-05-01', to: '2026-05-05', worked: ['2026-05-09'] },
      { name: '端午节', from: '2026-06-19', to: '2026-06-21', worked: [] },
      { name: '中秋节', from: '2026-09-25', to: '2026-09-27', worked: [] },
      {
        name: '国庆节',
        from: '2026-10-01',
        to: '2026-10-07',
        worked: ['2026-09-20', '2026-10-10'],
      },
    ],
  },
];
