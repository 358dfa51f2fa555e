/** What the station knows of its numbers: what is left, and the register 编号登记簿 read from its own record. */
import type { AppError } from '../../shared/domain/app-error';
import type { RegisterRow, SerialMark } from '../../shared/domain/number-register';
import { numberRegister, registerTotals } from '../../shared/domain/number-register';
import { numberStock } from '../../shared/domain/number-stock';
import { numberSeries } from '../../shared/domain/numbering';
import { countOf, leftOf } from '../../shared/domain/place-quota';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type {
  NumberLine,
  NumbersRequest,
  NumberTotals,
  PlaceStock,
  SeriesStock,
} from '../../shared/ipc/calls/numbers';
import type { LedgerEntry } from '../../shared/ledger/entry';
import type { Ledger } from '../ledger/ledger';
import type { CaseStore } from './case-store';
import { keysOf, mayDrawFor } from './platform-facts';
import type { StationFacts } from './station-facts';

export type NumberDesk = {
  /** Of several platforms, each by itself: what is left for the cases that it takes. */
  readonly stock: () => readonly SeriesStock[];
  /** What is left of every 学位额度. */
  readonly places: () => Promise<PlaceStock[]>;
  /** The case of a number as it is printed. */
  readonly caseOf: (number: string) => Promise<string | undefined>;
  readonly page: (
    request: NumbersRequest,
  ) => Promise<Result<{ lines: NumberLine[]; total: number; totals: NumberTotals[] }, AppError>>;
  /** Every line with the totals of the same moment; nothing when there are more lines than `most`. */
  readonly whole: (
    most: number,
  ) => Promise<{ lines: NumberLine[]; totals: NumberTotals[] } | undefined>;
  /** Every line, a stretch at a time, so that a long register is never in memory as a whole. */
  readonly lines: () => AsyncGenerator<NumberLine>;
};

type Parts = {
  readonly ledger: Pick<Ledger, 'lastDrawn' | 'numberSeqs' | 'headerAt'>;
  readonly cases: Pick<CaseStore, 'entry' | 'load'>;
  readonly facts: () => StationFacts;
};

/** The number desk over the open record. */
export function createNumberDesk({ ledger, cases, facts }: Parts): NumberDesk {
  const marks: { used: SerialMark[]; voided: SerialMark[] } = { used: [], voided: [] };
  let readUpTo = 0;
  let reading: Promise<void> = Promise.resolve();

  /** Takes in the headers of entries not read yet; they never change. */
  function readOn(): Promise<void> {
    // What could not be read the last time is tried again.
    reading = reading
      .catch(() => undefined)
      .then(async () => {
        for (; readUpTo < ledger.numberSeqs.length; readUpTo += 1) {
          const seq = ledger.numberSeqs[readUpTo] ?? 0;
          const header = await ledger.headerAt(seq);
          // Without a case it passes serials over after a restore: the station's facts name the whole range.
          if (header?.caseId === undefined) continue;
          for (const drawn of header.drawn ?? []) marks.used.push({ ...drawn, seq });
          for (const serial of header.voided ?? []) marks.voided.push({ ...serial, seq });
        }
      });
    return reading;
  }

  async function rows(): Promise<readonly RegisterRow[]> {
    await readOn();
    const { blocks, passedOver } = facts();
    return numberRegister({ blocks, passedOver, ...marks });
  }

  async function lineOf({
    block,
    from,
    to,
    state,
    usedBy,
    voidedBy,
  }: RegisterRow): Promise<NumberLine> {
    const { series, stationCode } = block;
    const line = { series, stationCode, from, to, state };
    if (usedBy === undefined) return line;
    const caseId = (await ledger.headerAt(usedBy))?.caseId;
    const entry = await cases.entry(usedBy);
    const known = caseId === undefined ? line : { ...line, caseId };
    if (!entry.ok) return { ...known, destroyed: true };
    const { at, actor } = entry.value.body;
    const loaded = caseId === undefined ? undefined : await cases.load(caseId);
    const caseNumber = loaded?.ok === true ? loaded.value?.caseNumber : undefined;
    const number = numberIn(entry.value, block.id, from);
    const voided = voidedBy === undefined ? undefined : await voidOf(voidedBy, block.id, from);
    return {
      ...known,
      at,
      by: actor.name,
      ...(number === undefined ? {} : { number }),
      ...(caseNumber === undefined ? {} : { caseNumber }),
      ...(voided === undefined ? {} : { voided }),
    };
  }

  async function voidOf(
    seq: number,
    blockId: string,
    serial: number,
  ): Promise<NumberLine['voided'] | undefined> {
    const entry = await cases.entry(seq);
    if (!entry.ok) return undefined;
    for (const event of entry.value.body.events ?? []) {
      if (event.type !== 'letterVoided') continue;
      if (event.drawn?.blockId !== blockId || event.drawn.serial !== serial) continue;
      const { at, by, reason } = event.voided;
      return { at, by, reason };
    }
    return undefined;
  }

  return {
    stock: () => {
      const known = facts();
      const { blocks, beside, pairing } = known;
      const { lastDrawn } = ledger;
      if (beside.length === 0) return numberStock(blocks, lastDrawn, pairing !== undefined);
      return keysOf(known).flatMap((platform) =>
        numberStock(blocks, lastDrawn, true, mayDrawFor(known, platform)).map((one) => {
          return { ...one, platform };
        }),
      );
    },
    places: async () => {
      await readOn();
      const { quotas, beside, pairing } = facts();
      return quotas.map((quota) => {
        const counted = countOf(quota);
        const platform = quota.platform ?? pairing?.platformKeyId;
        const { id: quotaId, season, kind, school, places, closed } = quota;
        return {
          quotaId,
          season,
          kind,
          school: { code: school.code, name: school.name },
          places,
          used: marks.used.filter(({ blockId }) => blockId === counted).length,
          givenBack: marks.voided.filter(({ blockId }) => blockId === counted).length,
          left: leftOf(quota, ledger.lastDrawn),
          ...(closed === true ? { closed } : {}),
          ...(beside.length === 0 || platform === undefined ? {} : { platform }),
        };
      });
    },
    caseOf: async (number) => {
      await readOn();
      const codes = new Map(facts().blocks.map(({ id, stationCode }) => [id, stationCode]));
      for (const { blockId, serial, seq } of marks.used) {
        const code = codes.get(blockId);
        if (code === undefined || !mayBe(number, code, serial)) continue;
        const entry = await cases.entry(seq);
        if (!entry.ok || numberIn(entry.value, blockId, serial) !== number) continue;
        return (await ledger.headerAt(seq))?.caseId;
      }
      return undefined;
    },
    page: async ({ offset, limit, series, state }) => {
      const all = await rows();
      const wanted = all.filter(
        (row) =>
          (series === undefined || row.block.series === series) &&
          (state === undefined || row.state === state),
      );
      const lines: NumberLine[] = [];
      for (const row of wanted.slice(offset, offset + limit)) lines.push(await lineOf(row));
      return ok({ lines, total: wanted.length, totals: totalsOf(all, facts()) });
    },
    whole: async (most) => {
      const all = await rows();
      if (all.length > most) return undefined;
      const totals = totalsOf(all, facts());
      const lines: NumberLine[] = [];
      for (const row of all) lines.push(await lineOf(row));
      return { lines, totals };
    },
    lines: async function* () {
      for (const row of await rows()) yield await lineOf(row);
    },
  };
}

function totalsOf(all: readonly RegisterRow[], { blocks }: StationFacts): NumberTotals[] {
  return numberSeries.flatMap((series) => {
    const ofSeries = all.filter(({ block }) => block.series === series);
    const held = blocks.filter((block) => block.series === series).length;
    return held === 0 ? [] : [{ series, blocks: held, ...registerTotals(ofSeries) }];
  });
}

/** Whether a number may have been made of a serial; which one it is, its entry tells. */
function mayBe(number: string, stationCode: string, serial: number): boolean {
  const [four, five] = [4, 5].map((length) => String(serial).padStart(length, '0'));
  return (
    number.includes(`${stationCode}-`) &&
    [`-${four ?? ''}`, `-${five ?? ''}`, `-K${four ?? ''}`].some((part) => number.includes(part))
  );
}

/** The number that an entry made of a serial. */
function numberIn({ body }: LedgerEntry, blockId: string, serial: number): string | undefined {
  for (const event of body.events ?? []) {
    if (event.type !== 'caseSubmitted' && event.type !== 'letterNumbered') continue;
    if (event.drawn?.blockId !== blockId || event.drawn.serial !== serial) continue;
    return event.type === 'caseSubmitted' ? event.caseNumber : event.letter.number;
  }
  return undefined;
}
