/** The figures of quality.md: a bench hands over what it measured, and the command makes one table of them. */
import { appendFileSync } from 'node:fs';
import type figures from './figures.json';

export type FigureName = keyof typeof figures;

/** Notes one measured value; nothing happens where nobody asked for a table. */
export function figure(name: FigureName, value: number): void {
  const file = process.env['STATION_FIGURES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ name, value })}\n`);
}
