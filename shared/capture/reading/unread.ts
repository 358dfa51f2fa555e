/** A character that stands on the paper and that the reader has no name for. */

/** 〓 GETA MARK, with which Chinese and Japanese printers mark a character that they do not have. */
export const unreadCharacter = '〓';
