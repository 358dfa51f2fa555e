/** What the calls of the statistics do; every way out of the station is told in the trail. */
import { statisticsPaper } from '../../shared/archive/statistics-paper';
import type { AppError } from '../../shared/domain/app-error';
import { beijingMinute } from '../../shared/domain/beijing-time';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Locale } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';
import type { StatisticsTable } from '../../shared/i18n/statistics-words';
import { scopeWords, statisticsTables } from '../../shared/i18n/statistics-words';
import type { Handlers } from '../../shared/ipc/bridge';
import type { StatisticsTold } from '../../shared/ipc/calls/statistics';
import type { StatisticsScope } from '../../shared/statistics/statistics';
import { reckonStatistics, scopesOf } from '../../shared/statistics/statistics';
import { statisticsBook, statisticsCsv } from '../tables/statistics-book';
import type { Doors } from './doors';
import { lookedAtPapers, type Papering } from './looked-at-paper';
import type { Station } from './station';
import type { StatisticsDesk } from './statistics-desk';
import { createStatisticsDesk } from './statistics-desk';

const forms = {
  xlsx: { name: 'Excel', extensions: ['xlsx'] },
  csv: { name: 'CSV', extensions: ['csv'] },
  png: { name: 'PNG', extensions: ['png'] },
};

export function createStatisticsHandlers(
  { unlocked }: Pick<Doors, 'unlocked'>,
  { outputs, recorder, papers, now, remember }: Papering<'makeRegister'>,
): Handlers['statistics'] {
  const desks = new WeakMap<Station, StatisticsDesk>();
  const reports = lookedAtPapers<{ readonly season: number }>(
    { what: 'statistics' },
    { make: papers.makeRegister, outputs, remember },
  );
  function deskOf(station: Station): StatisticsDesk {
    const desk = desks.get(station) ?? createStatisticsDesk(station);
    desks.set(station, desk);
    return desk;
  }
  const reckon = (station: Station, scope: StatisticsScope) =>
    reckonStatistics(deskOf(station).facts(), scope);

  function save(
    station: Station,
    { season }: StatisticsScope,
    form: keyof typeof forms,
    name: string,
    make: () => Promise<Result<Uint8Array, AppError>>,
  ) {
    const file = { name: `${name}.${form}`, kind: forms[form] };
    return outputs.save(station, { what: 'statistics' }, file, async () => {
      const bytes = await make();
      if (!bytes.ok) return bytes;
      const record = () => recorder.note({ type: 'statisticsSaved', season, form });
      return ok({ bytes: bytes.value, record });
    });
  }

  function saveTable(
    station: Station,
    of: { readonly scope: StatisticsScope; readonly locale: Locale; readonly table: string },
    form: 'csv' | 'png',
    bytesOf: (table: StatisticsTable) => Uint8Array,
  ) {
    const { scope, locale } = of;
    const table = statisticsTables(pick(locale), reckon(station, scope)).find(
      ({ key }) => key === of.table,
    );
    if (table === undefined) return Promise.resolve(err({ kind: 'invalidRequest' } as const));
    const name = `${fileName(station, scope, locale)}-${fitting(table.title)}`;
    return save(station, scope, form, name, async () => ok(bytesOf(table)));
  }

  return {
    gather: () => unlocked((station) => deskOf(station).gather()),
    scopes: () =>
      unlocked(async (station) => {
        const { seasons, months } = scopesOf(deskOf(station).facts());
        return ok({ seasons: [...seasons], months: [...months], at: now() });
      }),
    read: (scope) =>
      unlocked(async (station) => ok(structuredClone(reckon(station, scope)) as StatisticsTold)),
    saveBook: ({ locale, ...scope }) =>
      unlocked((station) =>
        save(station, scope, 'xlsx', fileName(station, scope, locale), async () => {
          const messages = pick(locale);
          const { about } = messages.statistics;
          const lines = aboutLines(station, scope, locale, now());
          const tables = statisticsTables(messages, reckon(station, scope));
          return ok(await statisticsBook(about, lines, tables));
        }),
      ),
    saveCsv: ({ locale, table, ...scope }) =>
      unlocked((station) => saveTable(station, { scope, locale, table }, 'csv', statisticsCsv)),
    savePicture: ({ locale, table, png, ...scope }) =>
      unlocked((station) => saveTable(station, { scope, locale, table }, 'png', () => png)),
    drawReport: (scope) =>
      unlocked(async (station) => {
        const { school, stationCode, drill } = station.facts();
        const made = { school, stationCode, drill, by: station.operator.name, at: now() };
        // Papers are in Chinese, whatever the language of the screen.
        const content = statisticsPaper(pick('zh-CN'), reckon(station, scope), { ...made, scope });
        return reports.look(station, content, { season: scope.season });
      }),
    printReport: ({ sha256, ...choice }) =>
      unlocked((station) =>
        reports.print(station, sha256, choice, ({ season }) =>
          recorder.note({ type: 'statisticsPrinted', season }),
        ),
      ),
  };
}

function fileName(station: Station, scope: StatisticsScope, locale: Locale): string {
  const messages = pick(locale);
  const what = fitting(scopeWords(messages, scope));
  return `${messages.statistics.fileName}-${station.facts().stationCode}-${what}`;
}

/** A file's name has no blanks, and nothing that a system forbids in it. */
const fitting = (text: string) => text.replace(/[\s/\\:*?"<>|]+/g, '');

function aboutLines(station: Station, scope: StatisticsScope, locale: Locale, at: string) {
  const messages = pick(locale);
  const { aboutLines: say, drillVerdict } = messages.statistics;
  const { school, stationCode, drill } = station.facts();
  return [
    [say.school, school],
    [say.station, stationCode],
    [say.scope, scopeWords(messages, scope)],
    [say.madeBy, station.operator.name],
    [say.madeAt, beijingMinute(at)],
    ...(drill ? [[drillVerdict, '']] : []),
  ] as [string, string][];
}
