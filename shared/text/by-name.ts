/** The order in which people expect files. */

/** 2.jpg before 10.jpg, names as a Chinese directory has them. */
export const byName = new Intl.Collator('zh-CN', { numeric: true });
