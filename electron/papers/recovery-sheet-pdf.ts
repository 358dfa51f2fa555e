/** The PDF of one sheet of the recovery key: one A4 page to be typed from or scanned, and what to do with it. */
import { dayWords } from '../../shared/domain/beijing-time';
import type { Result } from '../../shared/domain/result';
import type { RecoverySheet } from '../../shared/vault/recovery-sheet';
import { sheetCount } from '../../shared/vault/recovery-sheet';
import type { Mark } from './page-draft';
import { black } from './page-draft';
import { a4, ptPerMm, textBlock, textBlockRightPt } from './page-geometry';
import type { PaperFonts } from './paper-fonts';
import type { MadePaper, PapersError } from './papers-protocol';
import { qrMark } from './qr-marks';
import { makeTextPaper } from './text-paper';
import type { TextStyle } from './typesetter';
import { Typesetter } from './typesetter';

const title: TextStyle = { face: 'songBold', sizePt: 26 };
const subtitle: TextStyle = { face: 'heiBold', sizePt: 16 };
const body: TextStyle = { face: 'song', sizePt: 12 };
const label: TextStyle = { face: 'heiBold', sizePt: 12 };
const characters: TextStyle = { face: 'heiBold', sizePt: 20, spacingPt: 2 };
const small: TextStyle = { face: 'song', sizePt: 10 };

const qrWidthPt = 42 * ptPerMm;
const rowPt = 11 * ptPerMm;
const codeTopPt = 96 * ptPerMm;

const advice = [
  '口令忘了时，三份中的任意两份可以重新设站点管理员的口令；只有一份打不开任何数据。',
  '请装入信封封好，与另外两份分开保管（如校长室、学校保险柜、教育局），不要拍照，不要存进电脑。',
  '使用时：在解锁画面选“忘记口令”，照每一行输入（先 8 个字符，再 1 个校验字符），或扫描二维码。',
  '其中没有字母 I、L、O、U；像 O 的是数字 0，像 I 的是数字 1。',
  '重新制作恢复密钥后，这一份即作废，请销毁。',
];

/** Equal content gives equal bytes. */
export function makeRecoverySheetPdf(
  content: RecoverySheet,
  fonts: PaperFonts,
): Promise<Result<MadePaper, PapersError>> {
  const set = new Typesetter(fonts);
  const drafts = [{ ...a4, marks: sheetMarks(content, set) }];
  return makeTextPaper(
    drafts,
    { set, fonts },
    {
      title: sheetName(content),
      author: content.school,
      subject: `站点编号 ${content.stationCode}`,
      keywords: ['恢复密钥'],
      at: `${content.day}T00:00:00+08:00`,
    },
  );
}

/** 恢复密钥 第1份/共3份. */
export function sheetName({ sheet }: Pick<RecoverySheet, 'sheet'>): string {
  return `恢复密钥 第${sheet}份/共${sheetCount}份`;
}

function sheetMarks(content: RecoverySheet, set: Typesetter): Mark[] {
  const centrePt = a4.widthPt / 2;
  const facts = [
    ['学校', content.school],
    ['站点编号', content.stationCode],
    ['制作日期', dayWords(content.day)],
  ] as const;
  return [
    set.text('恢复密钥', title, centrePt, 38 * ptPerMm, 'centre'),
    set.text(
      `第 ${content.sheet} 份 / 共 ${sheetCount} 份`,
      subtitle,
      centrePt,
      49 * ptPerMm,
      'centre',
    ),
    ...facts.flatMap(([name, value], index) => {
      const yPt = (62 + index * 8) * ptPerMm;
      return [
        set.text(name, label, textBlock.leftPt, yPt),
        set.text(value, body, textBlock.leftPt + 26 * ptPerMm, yPt),
      ];
    }),
    ...lineMarks(content, set),
    qrMark(content.qrText, textBlockRightPt - qrWidthPt, codeTopPt + 4 * ptPerMm, qrWidthPt),
    set.text(
      '扫码代替输入',
      small,
      textBlockRightPt - qrWidthPt / 2,
      codeTopPt + 4 * ptPerMm + qrWidthPt + 14,
      'centre',
    ),
    ...adviceMarks(set),
  ];
}

/** Each line numbered, the check character set apart. */
function lineMarks({ lines }: RecoverySheet, set: Typesetter): Mark[] {
  const leftPt = textBlock.leftPt;
  const rightPt = textBlockRightPt - qrWidthPt - 10 * ptPerMm;
  return lines.flatMap((text, index) => {
    const [first = '', second = '', check = ''] = text.split(' ');
    const yPt = codeTopPt + (index + 0.7) * rowPt;
    const rulePt = codeTopPt + (index + 1) * rowPt;
    return [
      set.text(`${index + 1}.`, small, leftPt, yPt),
      set.text(first, characters, leftPt + 9 * ptPerMm, yPt),
      set.text(second, characters, leftPt + 41 * ptPerMm, yPt),
      set.text(check, characters, leftPt + 74 * ptPerMm, yPt),
      {
        kind: 'line',
        fromPt: [leftPt, rulePt],
        toPt: [rightPt, rulePt],
        widthPt: 0.4,
        colour: black,
      },
    ];
  });
}

function adviceMarks(set: Typesetter): Mark[] {
  let yPt = codeTopPt + 8 * rowPt + 14 * ptPerMm;
  return advice.flatMap((text, index) => {
    const lines = set.lines(text, body, textBlock.widthPt - 8 * ptPerMm);
    const marks = [
      set.text(`${index + 1}.`, body, textBlock.leftPt, yPt),
      ...lines.map((line, row) =>
        set.line(line, body, textBlock.leftPt + 8 * ptPerMm, yPt + row * 20),
      ),
    ];
    yPt += lines.length * 20 + 4;
    return marks;
  });
}
