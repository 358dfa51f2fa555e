/** What a spreadsheet program may take for the beginning of a formula, also in full width and behind blanks nobody sees. */
export const formulaStart = /^[\s\u200b-\u200d\ufeff]*[=+\-@＝＋－＠﹢﹣|%]/u;
