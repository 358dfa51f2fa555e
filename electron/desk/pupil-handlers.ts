/** What the calls about pupil records do: check, export with a reason, read a list that came back. */
import { basename } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { AppError } from '../../shared/domain/app-error';
import { sentStates } from '../../shared/domain/case';
import { drillWord } from '../../shared/domain/drill';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import type { ExportCheck } from '../../shared/ipc/calls/pupils';
import type { ExportScope, PupilRow } from '../../shared/pupil/export-check';
import { isInScope, mostExported, pupilRow } from '../../shared/pupil/export-check';
import { askForFile, tableFiles } from '../files/choose-file';
import { readTableFile } from '../files/read-table-file';
import { askForPlace, savePaper } from '../files/save-paper';
import { pupilSheet } from '../tables/pupil-sheet';
import { readListApart } from '../tables/table-client';
import { sha256Hex } from '../vault/seal';
import type { AuditRecorder } from './audit-recorder';
import type { Doors } from './doors';
import type { Station } from './station';

type Parts = {
  readonly recorder: Pick<AuditRecorder, 'note'>;
  readonly tableScript: string;
};

/** States in which a case was handed over at least once. */
const handedOver: ReadonlySet<string> = new Set([...sentStates, 'archived', 'correctionAsked']);

/** The handlers; a table is for the record system and always in Chinese. */
export function createPupilHandlers(
  { unlocked, brief }: Doors,
  window: () => BrowserWindow | undefined,
  { recorder, tableScript }: Parts,
): Handlers['pupils'] {
  const words = pick('zh-CN').pupil.sheet;

  return {
    checkExport: ({ scope }) =>
      brief(async (station) => {
        const rows = await rowsOf(station, scope);
        return rows.ok ? ok(checkOf(rows.value)) : rows;
      }),
    export: ({ scope, reason, digest }) =>
      unlocked(async (station) => {
        const rows = await station.during(() => rowsOf(station, scope));
        if (!rows.ok) return rows;
        const checked = checkOf(rows.value);
        if (checked.digest !== digest) return err({ kind: 'exportChanged' });
        if (checked.pupils === checked.leftOut) return err({ kind: 'exportNothing' });
        const bytes = await pupilSheet(rows.value, words);
        const there = window();
        if (there === undefined) return err({ kind: 'saveFailed' });
        const mark = station.facts().drill ? `${drillWord}-` : '';
        const name = `${mark}${words.fileName}-${station.facts().stationCode}.xlsx`;
        const place = await askForPlace(there, name, { name: 'Excel', extensions: ['xlsx'] });
        if (place === undefined) return ok({ saved: false, fileName: '' });
        return station.during(async () => {
          // Noted first: a table that is out and not in the trail would be the worse of the two.
          const noted = await recorder.note({
            type: 'exported',
            what: 'pupils',
            count: checked.pupils - checked.leftOut,
            leftOut: checked.leftOut,
            reason,
            sha256: sha256Hex(bytes),
          });
          if (!noted.ok) return noted;
          const saved = await savePaper(place, bytes);
          if (!saved.ok) {
            await recorder.note({ type: 'outputFailed', how: 'save', what: 'pupils' });
          }
          return saved;
        });
      }),
    readList: () =>
      unlocked(async (station) => {
        const path = await askForFile(window(), tableFiles);
        if (path === undefined) return ok({ fileName: '' });
        const bytes = await readTableFile(path);
        if (!bytes.ok) return bytes;
        const sha256 = sha256Hex(bytes.value);
        const rows = await readListApart(tableScript, bytes.value);
        if (!rows.ok) return rows;
        const noted = await station.during(() =>
          recorder.note({ type: 'problemListRead', rows: rows.value.length, sha256 }),
        );
        return noted.ok
          ? ok({ fileName: basename(path).slice(0, 255), rows: [...rows.value] })
          : noted;
      }),
  };
}

/** Every wanted pupil, oldest case first; reading thousands of cases lets other calls in between. */
async function rowsOf(
  { ledger, cases, view }: Station,
  scope: ExportScope,
): Promise<Result<PupilRow[], AppError>> {
  // The tables are large and seldom needed.
  const { recordTables } = await import('../tables/record-tables');
  const rows: PupilRow[] = [];
  for (const [caseId, { state, destroyed }] of ledger.cases) {
    if (destroyed > 0 || state === undefined || !handedOver.has(state)) continue;
    if (!view.seen(caseId).ok) continue;
    const loaded = await cases.load(caseId);
    if (!loaded.ok) return loaded;
    if (loaded.value === undefined || !isInScope(loaded.value, scope)) continue;
    if (rows.length === mostExported) return err({ kind: 'exportTooMany', limit: mostExported });
    rows.push(pupilRow(loaded.value, recordTables));
    if (rows.length % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return ok(rows.toSorted((a, b) => (a.checked.caseId < b.checked.caseId ? -1 : 1)));
}

function checkOf(rows: readonly PupilRow[]): ExportCheck {
  const digest = sha256Hex(JSON.stringify(rows));
  return {
    pupils: rows.length,
    leftOut: rows.filter(({ checked }) => checked.leftOut).length,
    remarked: rows.flatMap(({ checked }) => (checked.remarks.length > 0 ? [checked] : [])),
    digest,
  };
}
