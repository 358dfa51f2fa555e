/** Reads the cells of a spreadsheet that came from outside: limits before anything is unpacked, formulas never. */
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { unzipSync } from 'fflate';
import type { TableError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { TableCell } from '../../shared/text/table-cell';
import { tableLimits } from './table-limits';

const zipMark = [0x50, 0x4b, 0x03, 0x04];
const oldExcelMark = [0xd0, 0xcf, 0x11, 0xe0];

/** The cells of the first sheet, row by row; blank rows keep their places. */
export async function readTable(
  bytes: Uint8Array,
): Promise<Result<readonly (readonly TableCell[])[], TableError>> {
  if (bytes.byteLength === 0) return err({ kind: 'listEmpty' });
  if (bytes.byteLength > tableLimits.file) return err({ kind: 'listTooBig' });
  const begins = (mark: readonly number[]) => mark.every((byte, i) => bytes[i] === byte);
  if (begins(oldExcelMark)) return err({ kind: 'listOldFormat' });
  return begins(zipMark) ? readWorkbook(bytes) : readText(bytes);
}

async function readWorkbook(
  bytes: Uint8Array,
): Promise<Result<readonly (readonly TableCell[])[], TableError>> {
  const measured = measure(bytes);
  if (!measured.ok) return measured;
  try {
    const { sheets } = await readXlsx(bytes, {
      sheets: [0],
      range: `A1:${columnName(tableLimits.columns)}${tableLimits.rows + 1}`,
    });
    const [sheet] = sheets;
    if (sheet === undefined) return err({ kind: 'listEmpty' });
    if (sheet.rows.length > tableLimits.rows) return err({ kind: 'listTooLong' });
    const cells = sheet.rows.map((row) => Array.from(row, (value): TableCell => textOf(value)));
    for (const [place, cell] of sheet.cells ?? []) {
      if (cell.formula === undefined) continue;
      const [row = -1, column = -1] = place.split(',').map(Number);
      const texts = cells[row];
      if (texts?.[column] !== undefined) texts[column] = null;
    }
    return ok(cells);
  } catch {
    return err({ kind: 'listUnreadable' });
  }
}

/** Reads only the directory of the archive: what it would unpack to is known before anything is. */
function measure(bytes: Uint8Array): Result<undefined, TableError> {
  let entries = 0;
  let unpacked = 0;
  let packed = 0;
  let isWorkbook = false;
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries += 1;
        packed += size;
        unpacked += originalSize;
        isWorkbook ||= name === 'xl/workbook.xml';
        return false;
      },
    });
  } catch {
    return err({ kind: 'listUnreadable' });
  }
  if (!isWorkbook) return err({ kind: 'listNotATable' });
  const swollen = unpacked > 1024 * 1024 && unpacked > packed * tableLimits.ratio;
  return entries > tableLimits.entries || unpacked > tableLimits.unpacked || swollen
    ? err({ kind: 'listSwollen' })
    : ok(undefined);
}

function readText(bytes: Uint8Array): Result<readonly (readonly TableCell[])[], TableError> {
  const text = decoded(bytes);
  if (text === undefined || text.includes('\0')) return err({ kind: 'listNotATable' });
  try {
    const rows = parseCsv(text, { typeInference: false });
    if (rows.length > tableLimits.rows) return err({ kind: 'listTooLong' });
    return ok(rows.map((row) => row.slice(0, tableLimits.columns).map((value) => textOf(value))));
  } catch {
    return err({ kind: 'listUnreadable' });
  }
}

/** UTF-8, else GB 18030, which is what Excel in China saves. */
function decoded(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return undefined;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return plainNumber(value);
  // As the sheet shows what a box ticked in it says.
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'string' ? value.slice(0, tableLimits.cell) : '';
}

const largestMeasure = 1e6;

/**
 * A number that lost its last figures in the spreadsheet is no identity number any more. An area has decimals, and a
 * sum such as 87.30000000000001 is what the sheet shows as 87.3.
 */
function plainNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const isMeasure = !Number.isInteger(value) && Math.abs(value) < largestMeasure;
  return isMeasure ? String(Number(value.toFixed(6))) : '';
}

function columnName(count: number): string {
  let name = '';
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
