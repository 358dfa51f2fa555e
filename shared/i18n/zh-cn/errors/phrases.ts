/** Simplified Chinese: what is safe and whom to ask, said again and again. */

export const kept = '已保存的信息和材料都在，没有丢失。';
export const unchanged = '办件没有被改动。';
export const fileKept = '原文件没有被改动，办件里已有的页也都在。';
export const numberKept = '文书编号和内容都已保存，不会重号，也不会漏号。';
export const notClipped = '还没有截取，办件、页面和文书都没有变。';
export const queueKept = '待传的办件都在本机，会自动继续发送。';
export const callAdmin = '请联系站点管理员。';
