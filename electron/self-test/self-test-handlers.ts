/** What the calls of the self-test do: the trials over the parts of main, the report, and the page for a printer. */
import { err, ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import { selfTestReport } from '../../shared/self-test/report-text';
import { testPage } from '../../shared/self-test/test-page';
import type { Finding } from '../../shared/self-test/finding';
import type { AuditRecorder } from '../desk/audit-recorder';
import type { Doors } from '../desk/doors';
import { lookedAtPapers, type Papering } from '../desk/looked-at-paper';
import type { Printing } from '../desk/printing';
import type { Station } from '../desk/station';
import type { SyncHost } from '../desk/sync-host';
import type { Scanners } from '../devices/scanners';
import type { Log } from '../log';
import type { Vault } from '../vault/vault';
import { printerFindings, tryScanners } from './device-trial';
import { tryDisk } from './disk-trial';
import { tryFontFiles } from './font-trial';
import { clockFindings, lineFindings } from './line-trial';
import { tryRecord } from './record-trial';
import { createSelfTestDesk, type Trials } from './self-test-desk';

export type SelfTestParts = {
  /** Folder with the fonts of the papers and their digests. */
  readonly fontsDir: string;
  readonly vault: Pick<Vault, 'view'>;
  readonly monotonicMs: () => number;
  readonly log: Log;
};

type Around = Papering<'makeRegister'> & {
  readonly printing: Pick<Printing, 'printers'>;
  readonly scanners: Pick<Scanners, 'list' | 'facts'>;
  readonly sync: Pick<SyncHost, 'reach'>;
  readonly clock: AuditRecorder['clock'];
  readonly version: string;
};

const textFile = { name: 'TXT', extensions: ['txt'] };

/** The handlers over the parts of main. */
export function createSelfTestHandlers(
  { unlocked, brief }: Doors,
  own: SelfTestParts,
  around: Around,
): Handlers['selfTest'] {
  const { outputs, papers, now, remember, version } = around;
  const pages = lookedAtPapers<undefined>(
    { what: 'selfTest' },
    { make: papers.makeRegister, outputs, remember },
  );
  const pageOf = (station: Station) => {
    const { school, drill } = station.facts();
    // Papers are in Chinese, whatever the language of the screen.
    return testPage(pick('zh-CN'), { school, version, at: now(), drill });
  };
  const desk = createSelfTestDesk({
    trials: trialsOver(own, around, pageOf),
    version,
    now,
    log: own.log,
  });
  return {
    last: () => brief(async (station) => ok(station.facts().selfTest)),
    begin: () => unlocked(async (station) => ok({ id: desk.begin(station) })),
    probe: ({ id, part }) => unlocked((station) => desk.probe(station, id, part)),
    finish: ({ id, seen }) => unlocked((station) => desk.finish(station, id, seen)),
    stop: async () => {
      desk.stop();
      return ok(undefined);
    },
    saveReport: ({ locale }) =>
      unlocked(async (station) => {
        const { selfTest, school, stationCode, drill } = station.facts();
        if (selfTest === undefined) return err({ kind: 'invalidRequest' });
        const say = pick(locale);
        const name = `${say.selfTest.report.file(selfTest.at.slice(0, 10))}.txt`;
        return outputs.save(station, { what: 'selfTest' }, { name, kind: textFile }, async () => {
          const of = { school, stationCode, drill, platform: process.platform };
          // Notepad takes a text for UTF-8 by this mark alone.
          const text = `\u{FEFF}${selfTestReport(say, selfTest, of)}`;
          return ok({ bytes: Buffer.from(text), record: async () => ok(undefined) });
        });
      }),
    testPage: () => unlocked((station) => pages.look(station, pageOf(station), undefined)),
    printTestPage: ({ sha256, ...choice }) =>
      unlocked((station) => pages.print(station, sha256, choice, async () => ok(undefined))),
  };
}

function trialsOver(
  { fontsDir, vault, monotonicMs }: SelfTestParts,
  { printing, scanners, sync, clock, papers }: Around,
  pageOf: (station: Station) => ReturnType<typeof testPage>,
): Trials {
  const isDrill = (station: Station) => station.facts().drill;
  return {
    scanner: () => tryScanners(scanners),
    printer: async () => {
      const found = await printing.printers();
      if (!found.ok) return [{ kind: 'broken' }];
      return printerFindings(found.value.printers, found.value.last);
    },
    disk: (station) => {
      const { backupFolder } = station.facts();
      const backupBeside = backupFolder?.ownVolume !== true;
      return tryDisk({ folder: station.folder, cases: station.ledger.cases.size, backupBeside });
    },
    record: async (station) => {
      const tried = await station.during(async () => ok(await tryRecord(station, vault)));
      // A station that was locked meanwhile has nothing more to say.
      return tried.ok ? tried.value : [{ kind: 'broken' }];
    },
    clock: async (station) =>
      clockFindings(
        isDrill(station) ? [] : await sync.reach(),
        clock(),
        -new Date().getTimezoneOffset(),
      ),
    fonts: () => tryFontFiles(fontsDir),
    papers: async (station) => {
      const fromMs = monotonicMs();
      const made = await papers.makeRegister(pageOf(station));
      if (!made.ok) return [{ kind: 'paperNotDrawn' }];
      const { bytes, missingGlyphs } = made.value;
      const ms = Math.round(monotonicMs() - fromMs);
      const drawn: Finding = { kind: 'paperDrawn', bytes: bytes.byteLength, ms };
      return missingGlyphs.length === 0
        ? [drawn]
        : [drawn, { kind: 'paperLacksCharacters', count: missingGlyphs.length }];
    },
    line: async (station) =>
      isDrill(station) ? [{ kind: 'lineOfDrill' }] : lineFindings(await sync.reach()),
  };
}
