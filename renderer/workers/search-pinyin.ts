/** The dictionary of readings; loaded by the search worker, and by the window when a school is looked up. */
import { pinyin } from 'pinyin-pro';
import type { Pinyin } from '../../shared/search/name-units';

const plain = { toneType: 'none', type: 'array', v: true } as const;

/** Every reading of a character, those of surnames such as 单 and 万俟 among them. */
export const libraryPinyin: Pinyin = {
  readings: (character) =>
    pinyin(character, { ...plain, multiple: true }).filter((reading) => reading !== character),
};
