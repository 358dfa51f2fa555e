/** The files of the bundled fonts of papers, below one folder. */

/** 宋 for letters, 黑 for tables; both OFL-1.1 with TrueType outlines. */
export const fontFiles = {
  song: 'NotoSerifSC_400Regular.ttf',
  songBold: 'NotoSerifSC_700Bold.ttf',
  hei: 'NotoSansSC_400Regular.ttf',
  heiBold: 'NotoSansSC_700Bold.ttf',
} as const;

/**
 * 花園明朝, the Han characters of GB 18030-2022 that the faces above do not have (Unicode extensions B to F among them);
 * 53 MB, so each file is opened only when a paper asks for a character in it. A station may be without them.
 */
export const rareFontFiles = { rareA: 'HanaMinA.ttf', rareB: 'HanaMinB.ttf' } as const;
