/** The working set's tables as subjects: one step for every version that they ever had, and one from nothing. */
import { setTimeout as sleep } from 'node:timers/promises';
import { versions } from '../../../renderer/db/schema';
import { emptyStreamBook, judgeApp } from '../app/judge';
import type { OpenApp } from '../app/open-app';
import { openApp, passphrase } from '../app/open-app';
import type { Template } from '../app/template';
import type { Subject } from './subject';

type Clear = Awaited<ReturnType<(typeof window)['torture']['readClear']>>;

const latest = Math.max(...versions.map(({ version }) => version));

/** Columns of a table that its indexes name, at some version. */
function columnsAt(version: number, table: string): Set<string> {
  const stores = versions
    .filter((each) => each.version <= version)
    .map(({ stores }) => stores[table]);
  const schema = stores.findLast((each) => each !== undefined) ?? '';
  return new Set(schema.match(/[A-Za-z][\w.]*/g) ?? []);
}

/** What a row of the old version could not have: columns that only later indexes ask for. */
function laterColumns(version: number): Record<string, string[]> {
  const tables = new Set(versions.flatMap(({ stores }) => Object.keys(stores)));
  return Object.fromEntries(
    [...tables].map((table) => {
      const known = columnsAt(version, table);
      return [table, [...columnsAt(latest, table)].filter((column) => !known.has(column))];
    }),
  );
}

/** What the working set did not know of itself yet. */
function laterMeta(version: number): string[] {
  const since = { searchPages: 2, terms: 4 };
  return Object.entries(since).flatMap(([key, first]) => (first > version ? [key] : []));
}

/** All clear columns of the newest database. */
async function readNewest(app: OpenApp): Promise<Clear | undefined> {
  const newest = (await app.call('databases')).at(-1);
  return newest && app.call('readClear', newest.name);
}

const schemaOf = ({ tables }: Clear) =>
  JSON.stringify(Object.entries(tables).map(([table, { schema }]) => [table, schema]));

type Row = readonly [key: string, columns: readonly (readonly [column: string, json: string])[]];

/** How often each state was counted, without the order in which it came to be and states left again. */
function countedIn(rows: readonly Row[]): string {
  const json = rows
    .find(([key]) => key === 'counters')?.[1]
    .find(([column]) => column === 'byState');
  const byState = JSON.parse(json?.[1] ?? '{}') as Record<string, number>;
  return JSON.stringify(
    Object.entries(byState)
      .filter(([, times]) => times > 0)
      .sort(),
  );
}

/** What has to be the same however the tables came about: rows of cases, counters, and which tables hold anything. */
function settled({ tables }: Clear): string {
  const rowsOf = (table: string) =>
    (tables[table]?.rows ?? []).map((row) => JSON.parse(row) as Row);
  const filled = Object.keys(tables)
    .filter((table) => table !== 'images' && rowsOf(table).length > 0)
    // The search keeps a case in a page or, until the next packing, on its own.
    .map((table) => table.replace(/^search(Pages|Recent)$/, 'search'));
  return JSON.stringify([[...new Set(filled)], rowsOf('cases'), countedIn(rowsOf('meta'))]);
}

/** A step for each past version; `template` is a folder that this program made from nothing. */
export function tableSubjects(template: Template, tools: string): Subject[] {
  const pastVersions = [
    0,
    ...versions.map(({ version }) => version).filter((each) => each < latest),
  ];
  let reference: Promise<Clear> | undefined;

  const within = async <T>(folder: string, work: (app: OpenApp) => Promise<T>): Promise<T> => {
    const app = await openApp(folder, tools);
    try {
      return await work(app);
    } finally {
      await app.kill();
    }
  };
  const readReference = () =>
    (reference ??= within(template.folder, async (app) => {
      const clear = await readNewest(app);
      if (clear === undefined) throw new Error('The template has no rows');
      return clear;
    }));

  return pastVersions.map((from): Subject => {
    let old: Clear | undefined;
    return {
      name: `tables ${from} -> ${latest}`,
      makeOld: async (folder) => {
        await readReference();
        await template.copyTo(folder);
        old = await within(folder, async (app) => {
          await app.call('turnBack', from, laterColumns(from), laterMeta(from));
          const clear = await readNewest(app);
          await app.station.close();
          return clear;
        });
      },
      open: async (folder) => {
        const app = await openApp(folder, tools);
        await app.call('tellUpgrades');
        const begins = new Promise<void>((resolve) => {
          app.page.on('console', (message) => {
            if (message.text() === 'torture upgrading') resolve();
          });
          // A step that is over already does not begin again.
          setTimeout(resolve, 15_000).unref();
        });
        await app.pages.door.tryPassphrase(passphrase);
        return { begins, kill: app.kill };
      },
      judge: (folder) =>
        within(folder, async (app) => {
          const fresh = await readReference();
          const problems: string[] = [];
          const databases = await app.call('databases');
          const first = databases[0] && (await app.call('readClear', databases[0].name));
          const isNew = first !== undefined && first.version === latest * 10;
          if (isNew && schemaOf(first) !== schemaOf(fresh))
            problems.push('new number, other tables');
          if (!isNew && JSON.stringify(first) !== JSON.stringify(old)) {
            problems.push(
              `version ${(first?.version ?? 0) / 10}, and not as the old program left it`,
            );
          }
          await app.pages.door.unlock(passphrase);
          const judged = await judgeApp(app, emptyStreamBook(), 30_000);
          problems.push(...judged.problems);
          // What an older program left out is filled in after the rows are there.
          let now = await readNewest(app);
          for (let waited = 0; waited < 30_000; waited += 200) {
            if (now !== undefined && settled(now) === settled(fresh)) break;
            await sleep(200);
            now = await readNewest(app);
          }
          if (now === undefined || schemaOf(now) !== schemaOf(fresh))
            problems.push('not at the latest version');
          else if (settled(now) !== settled(fresh))
            problems.push('stale rows: not what a fresh database holds');
          return { problems, found: isNew ? 'new' : 'old' };
        }),
      meetNewer: async (folder) => {
        await template.copyTo(folder);
        const left = await within(folder, async (app) => {
          await app.call('makeNewer');
          const clear = await readNewest(app);
          await app.station.close();
          return clear;
        });
        return within(folder, async (app) => {
          await app.pages.door.tryPassphrase(passphrase);
          await app.page.getByText('由更新版本的程序写入').first().waitFor();
          const now = await readNewest(app);
          return JSON.stringify(now) === JSON.stringify(left)
            ? []
            : ['the newer database was changed'];
        });
      },
    };
  });
}
