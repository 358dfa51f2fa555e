/** The colours that papers share. */
import type { Colour } from './page-draft';

/** Notes, feet and numbers of pages. */
export const grey: Colour = [0.35, 0.35, 0.35];
/** Words across a page, under its text. */
export const pale: Colour = [0.9, 0.9, 0.9];
/** Heads of tables. */
export const shade: Colour = [0.945, 0.95, 0.96];
