/** Writes a workbook .xlsx. */
import type { WriteOptions } from 'hucre';

/** The writer is large and seldom needed, so it is loaded with the first workbook and not while the program opens. */
export async function writeWorkbook(book: WriteOptions): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx(book);
}
