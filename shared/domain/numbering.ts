/** Case, letter and custody numbers: serials from reserved blocks, a check character, and the texts people quote. */
import * as z from 'zod';
import type { LetterKind } from './letter';

export const numberSeries = [
  'case',
  'custody',
  'receipt',
  'supplementNotice',
  'placeNotice',
  'refusalNotice',
] as const;
export type NumberSeries = (typeof numberSeries)[number];

/** The series a letter draws its number from. */
export function seriesOf(kind: LetterKind): NumberSeries {
  return kind === 'custodyReceipt' ? 'custody' : kind;
}

/** Serials that a platform gives at a time; a station asks for more when half of them is used. */
export const blockSize = 100;

/** Highest serial a number can show: six digits. */
export const lastSerial = 999_999;

/** A range of serials given to one station by the platform, or to itself before it is paired. */
export const numberBlockSchema = z.strictObject({
  id: z.string().max(60),
  series: z.enum(numberSeries),
  stationCode: z.string().regex(/^[0-9A-Z]{2,8}$/),
  from: z.number().int().positive(),
  to: z.number().int().positive().max(lastSerial),
});
export type NumberBlock = z.infer<typeof numberBlockSchema>;

const ownBlockPrefix = 'local-';

/** Serials of a block that a station gives itself; platforms reserve only what lies beyond, see its number blocks. */
export const ownBlockSize = 99_999;

/** The id of the block of a series that a station gives itself under a code of its own. */
export function ownBlockId(stationCode: string, series: NumberSeries): string {
  return `${ownBlockPrefix}${stationCode}-${series}`;
}

/** Whether the station gave itself this block. */
export function isOwnBlock({ id }: Pick<NumberBlock, 'id'>): boolean {
  return id.startsWith(ownBlockPrefix);
}

/** A serial drawn from a block; it is used up even when the letter is later void. */
export const drawnNumberSchema = z.strictObject({
  blockId: z.string().max(60),
  series: z.enum(numberSeries),
  stationCode: z.string().max(8),
  serial: z.number().int().positive(),
});
export type DrawnNumber = z.infer<typeof drawnNumberSchema>;

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Check character of ISO 7064 MOD 37,36: finds every single wrong character and every swap of neighbours. */
export function checkCharacter(text: string): string {
  let product = 36;
  for (const character of text) {
    const sum = (product + alphabet.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return alphabet[(37 - product) % 36] ?? '';
}

/** 受理编号 as people quote it: station code, season, serial, check character. */
export function caseNumberText(drawn: DrawnNumber, season: number): string {
  const serial = String(drawn.serial).padStart(5, '0');
  return `${drawn.stationCode}-${season}-${serial}${checkCharacter(`${drawn.stationCode}${season}${serial}`)}`;
}

/** 收存编号 of originals kept at the desk: station code, season, `K` and serial, check character. */
export function custodyNumberText(drawn: DrawnNumber, season: number): string {
  const serial = `K${String(drawn.serial).padStart(4, '0')}`;
  return `${drawn.stationCode}-${season}-${serial}${checkCharacter(`${drawn.stationCode}${season}${serial}`)}`;
}

/** Whether a case number as typed or scanned carries the right check character. */
export function isCaseNumber(typed: string): boolean {
  return carriesCheck(/^([0-9A-Z]{2,8})-(\d{4})-(\d{5,6})([0-9A-Z])$/, typed);
}

/** Whether a custody number as typed or scanned carries the right check character. */
export function isCustodyNumber(typed: string): boolean {
  return carriesCheck(/^([0-9A-Z]{2,8})-(\d{4})-(K\d{4,6})([0-9A-Z])$/, typed);
}

/** Whether a letter number carries the right check character; one from before letters had them does not. */
export function isLetterNumber(typed: string): boolean {
  const match = /〔(\d{4})〕([0-9A-Z]{2,8})-(\d{4,6})([0-9A-Z])号$/.exec(typed.trim());
  if (match === null) return false;
  const [, year, station, serial, check] = match;
  return checkCharacter(`${station}${year}${serial}`) === check;
}

function carriesCheck(form: RegExp, typed: string): boolean {
  const match = form.exec(typed.trim().toUpperCase());
  if (match === null) return false;
  const [, station, season, serial, check] = match;
  return checkCharacter(`${station}${season}${serial}`) === check;
}

/** 文书编号: 机关简称+性质 (the prefix of the pack), 〔year〕, station code, serial and check character. */
export function letterNumberText(drawn: DrawnNumber, prefix: string, year: number): string {
  const serial = String(drawn.serial).padStart(4, '0');
  const check = checkCharacter(`${drawn.stationCode}${year}${serial}`);
  return `${prefix}〔${year}〕${drawn.stationCode}-${serial}${check}号`;
}

/**
 * The next unused serial of a series, given the blocks held and the last serial drawn from each. Blocks of one station
 * code may overlap, for instance after pairing anew; a serial that was drawn from any of them is passed over, also one
 * from a block that may not be drawn from.
 */
export function drawNumber(
  series: NumberSeries,
  blocks: readonly NumberBlock[],
  lastDrawn: ReadonlyMap<string, number>,
  mayDraw: (block: NumberBlock) => boolean = () => true,
): DrawnNumber | undefined {
  for (const block of blocks) {
    if (block.series !== series || !mayDraw(block)) continue;
    let serial = (lastDrawn.get(block.id) ?? block.from - 1) + 1;
    if (serial > block.to) continue;
    const rivals = blocks
      .filter((other) => other.series === series && other.stationCode === block.stationCode)
      .toSorted((a, b) => a.from - b.from);
    for (const { id, from } of rivals) {
      const last = lastDrawn.get(id) ?? 0;
      if (from <= serial && serial <= last) serial = last + 1;
    }
    if (serial <= block.to) {
      return { blockId: block.id, series, stationCode: block.stationCode, serial };
    }
  }
  return undefined;
}
