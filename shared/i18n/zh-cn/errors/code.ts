/** Simplified Chinese: errors of codes and numbers that were scanned. */
import type { CodeError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const nothingChanged = '没有打开任何办件，已填的都在。';

export const codeErrors: WordsFor<CodeError> = {
  numberUnknown: () => ({
    happened: '本站没有这个编号。',
    safe: nothingChanged,
    todo: '请看纸上的站点编号：别的站点开出的文书在那个站点查；也可以按姓名查找。',
  }),
  codeNone: () => ({
    happened: '这张图片里没有读到二维码或条码。',
    safe: nothingChanged,
    todo: '请拍清楚一些、让码占大一些再试；也可以照纸上的编号查找。',
  }),
  codeForeign: () => ({
    happened: '读到的码不是本程序开出的回执或文书。',
    safe: nothingChanged,
    todo: '请扫回执或文书右上角的二维码；也可以照纸上的编号查找。',
  }),
};
