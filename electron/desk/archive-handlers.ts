/** What the calls about packages do; every look and every way out is in the trail. */
import { basename, join } from 'node:path';
import { type BrowserWindow } from 'electron';
import type {
  ExportedPackage,
  ExportForm,
  ExportProgress,
} from '../../shared/archive/export/export-order';
import type { PackageFinding } from '../../shared/archive/package/package-finding';
import { rootFile } from '../../shared/archive/package/package-layout';
import type { AppError } from '../../shared/domain/app-error';
import { beijingDate, beijingMinute } from '../../shared/domain/beijing-time';
import { drillWord } from '../../shared/domain/drill';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { packageProblemText } from '../../shared/i18n/archive-text';
import type { Locale } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import type { ArchiveFault, ArchiveLine } from '../../shared/ipc/calls/archives';
import { mostFindings } from '../../shared/ipc/calls/archives';
import type { ExportDone } from '../archive/export/run-export';
import { runExport } from '../archive/export/run-export';
import { lookInto } from '../archive/look-into';
import { askForFolder } from '../files/choose-file';
import type { Chosen } from './archive-choice';
import { chosenOf, ifStopped, orderMark, sourceAsChosen, sourceIn } from './archive-choice';
import type { AuditRecorder } from './audit-recorder';
import type { Answer, Doors } from './doors';
import { createLeaving, type LeavingEnd } from './leaving';
import { createLongWork } from './long-work';
import { createOutsideHandlers } from './outside-handlers';
import { contentOf } from './package-content';
import { createRecipientChoice } from './recipient-choice';
import type { StampHost } from './stamp-host';
import type { Station } from './station';

export type ArchiveParts = {
  readonly recorder: Pick<AuditRecorder, 'note' | 'viewed' | 'onClosing'>;
  readonly window: () => BrowserWindow | undefined;
  readonly now: () => Instant;
  readonly onProgress: (progress: ExportProgress) => void;
  /** Name and version of the program. */
  readonly program: string;
  readonly stamps: Pick<StampHost, 'status' | 'troubleOf' | 'askNow'>;
};

/** The handlers; work under way ends when the station is locked, and what is on a carrier by then is whole. */
export function createArchiveHandlers(doors: Doors, parts: ArchiveParts): Handlers['archives'] {
  const { brief, seenBriefly, unlocked } = doors;
  const { recorder, window, now, onProgress, stamps } = parts;
  const { alone, stop } = createLongWork(recorder, { kind: 'archiveBusy' });
  const leaving = createLeaving(recorder);
  const { recipient, chosen: recipientOf } = createRecipientChoice(doors, parts);

  return {
    list: ({ filter, after }) =>
      brief(async ({ archiveDesk }) => {
        const noted = await recorder.viewed({ what: 'archives' });
        if (!noted.ok) return noted;
        const listed = await archiveDesk.list(filter, after);
        if (!listed.ok) return listed;
        return ok({ ...listed.value, lines: listed.value.lines.map(withTroubles) });
      }),
    lines: ({ caseIds }) =>
      brief(async ({ archiveDesk }) => {
        const found = await archiveDesk.lines(caseIds);
        return found.ok ? ok(found.value.map(withTroubles)) : found;
      }),
    open: ({ caseId }) =>
      seenBriefly(caseId, async ({ archives, archiveDesk }) => {
        const packed = await archives.pack(caseId);
        // Why no supplement was made is told where the case is; what is sealed already opens all the same.
        if (!packed.ok && packed.error.kind === 'stationLocked') return packed;
        const opened = await archiveDesk.open(caseId);
        if (!opened.ok) return opened;
        const noted = await recorder.viewed({ what: 'archive', caseId });
        if (!noted.ok) return noted;
        const packages = [];
        for (const { name, root, source } of opened.value.packages) {
          packages.push({ name, root, ...(await contentOf(source)) });
        }
        const refused = [...(opened.value.current.archive?.refused?.failed ?? [])];
        return ok({ line: withTroubles(archiveDesk.line(opened.value)), refused, packages });
      }),
    file: ({ caseId, root, path }) =>
      seenBriefly(caseId, async ({ archiveDesk }) => {
        const bytes = await archiveDesk.source(caseId, root).read(path);
        return bytes === undefined ? err({ kind: 'fileMissing' }) : ok(Uint8Array.from(bytes));
      }),
    ...createOutsideHandlers(doors, { ...parts, alone }),
    recipient,
    stop: async () => {
      stop();
      return ok(undefined);
    },
    stamps: () => brief(async () => ok(stamps.status())),
    stampNow: () =>
      brief(async () => {
        stamps.askNow();
        return ok(undefined);
      }),
    verify: ({ which, locale }) =>
      unlocked((station) =>
        alone(async (signal) => {
          const chosen = await chosenOf(station, which, 'verify', signal);
          return chosen.ok ? verifyAll(station, chosen.value, locale, signal) : chosen;
        }),
      ),
    export: ({ which, ...wish }) =>
      unlocked((station) =>
        alone(async (signal) => {
          const chosen = await chosenOf(station, which, wish.masked ? 'masked' : 'whole', signal);
          return chosen.ok ? takeOut(station, chosen.value, wish, signal) : chosen;
        }),
      ),
  };

  function withTroubles(line: ArchiveLine): ArchiveLine {
    const packages = line.packages.map((one) => {
      const stampTrouble = stamps.troubleOf(one.root);
      return stampTrouble === undefined ? one : { ...one, stampTrouble };
    });
    return { ...line, packages };
  }

  async function verifyAll(
    station: Station,
    { packages, unreadable, without }: Chosen,
    locale: Locale,
    signal: AbortSignal,
  ): ReturnType<Handlers['archives']['verify']> {
    const totalBytes = packages.reduce((sum, one) => sum + one.bytes, 0);
    const faults = unreadable
      .slice(0, mostFindings)
      .map((caseId) => unreadableCase(caseId, locale));
    const words = pick(locale);
    const expected = station.archives.signing.expected();
    const seen = { packages: 0, files: 0, bytes: 0 };
    let faultsInAll = unreadable.length;
    for (const one of packages) {
      const { caseId, name, root } = one;
      if (signal.aborted) break;
      const looked = await lookInto(sourceAsChosen(station, one), words, expected).catch(ifStopped);
      if (looked === undefined) break;
      const { report } = looked;
      // A root that is not the one in the record means another package, however well it agrees with itself.
      const strange: PackageFinding[] =
        report.root === root ? [] : [{ kind: 'partUnreadable', path: rootFile }];
      const found = [...report.findings, ...strange];
      faultsInAll += found.length;
      for (const finding of found.slice(0, mostFindings - faults.length)) {
        faults.push({ caseId, name, path: finding.path, what: wordsOf(finding, locale) });
      }
      seen.packages += 1;
      seen.files += report.files;
      seen.bytes += report.bytes;
      onProgress({ done: seen.packages, total: packages.length, bytes: seen.bytes, totalBytes });
    }
    const stopped = seen.packages < packages.length;
    const event = { packages: seen.packages, faults: faultsInAll, stopped };
    const noted = await station.during(() => recorder.note({ type: 'packagesVerified', ...event }));
    return noted.ok ? ok({ ...seen, stopped, without, faults, faultsInAll }) : noted;
  }

  async function takeOut(
    station: Station,
    { packages, unreadable, without }: Chosen,
    { form, masked, recipient: fingerprint, reason, approver, locale }: Wish,
    signal: AbortSignal,
  ): ReturnType<Handlers['archives']['export']> {
    if (packages.length === 0) return err({ kind: 'exportNoPackage' });
    const sealedFor = recipientOf(fingerprint);
    if (!sealedFor.ok) return sealedFor;
    const carrier = await askForCarrier(station, masked, packages, fingerprint);
    if (!carrier.ok) return carrier;
    const nothing = { packages: 0, without, leftOut: [], leftOutInAll: 0 };
    if (carrier.value === undefined) return ok({ saved: false, folderName: '', ...nothing });
    // Noted first: packages that are out and not in the trail would be the worse of the two.
    const event = {
      form: fingerprint === undefined ? form : ('zip' as const),
      masked,
      packages: packages.length,
      reason,
      approver,
      ...(fingerprint === undefined ? {} : { recipient: fingerprint }),
    };
    const begun = await leaving.begin(station, { type: 'packagesLeaving', ...event });
    if (!begun.ok) return begun;
    const at = now();
    const { stationCode } = station.facts();
    const run = await runExport(
      {
        carrier: carrier.value,
        form,
        packages,
        recipient: sealedFor.value,
        facts: {
          exportId: `${stationCode}-${beijingDate(at)}-${orderMark(packages)}`,
          madeAt: beijingMinute(at),
          madeBy: station.actor.name,
          approvedBy: approver,
          reason,
          office: packages[0]?.office ?? '',
          program: parts.program,
          masked,
        },
      },
      {
        sourceOf: (one) =>
          masked
            ? sourceIn(station, station.archiveDesk.maskedSource(one.caseId))
            : sourceAsChosen(station, one),
        onProgress,
        signal,
      },
    );
    const told = await leaving.end(endOf(run));
    if (!run.ok) return run;
    if (!told.ok) return told;
    const { exported, leftOut } = run.value;
    return ok({
      saved: true,
      folderName: basename(carrier.value),
      packages: exported.length,
      without,
      leftOut: [
        ...unreadable.map((caseId) => unreadableCase(caseId, locale)),
        ...leftOut.map((one) => ({
          ...one,
          what: wordsOf({ kind: 'fileUnreadable', path: one.path }, locale),
        })),
      ].slice(0, mostFindings),
      leftOutInAll: unreadable.length + leftOut.length,
    });
  }

  /** A folder of its own below the chosen one; undefined when nothing was chosen. */
  async function askForCarrier(
    station: Station,
    masked: boolean,
    packages: readonly ExportedPackage[],
    sealedFor: string | undefined,
  ): Answer<string | undefined> {
    const there = window();
    if (there === undefined) return err({ kind: 'saveFailed' });
    const place = await askForFolder(there, 'orNew');
    if (place === undefined) return ok(undefined);
    const { stationCode, drill } = station.facts();
    return ok(
      join(
        place,
        `${drill ? `${drillWord}-` : ''}${masked ? '脱敏副本' : '电子档案移交'}-${stationCode}-${orderMark(packages)}${sealedFor === undefined ? '' : `-加密${sealedFor.slice(0, 8)}`}`,
      ),
    );
  }
}

type Wish = {
  readonly form: ExportForm;
  readonly masked: boolean;
  readonly recipient?: string | undefined;
  readonly reason: string;
  readonly approver: string;
  readonly locale: Locale;
};

function endOf(run: Result<ExportDone, AppError>): LeavingEnd {
  if (!run.ok) return { type: 'packagesStayed', why: run.error.kind };
  const { exported, leftOut, listSha256 } = run.value;
  return {
    type: 'packagesLeft',
    packages: exported.length,
    leftOut: leftOut.length,
    sha256: listSha256,
  };
}

/** A case that cannot be read has no number to be called by. */
function unreadableCase(caseId: string, locale: Locale): ArchiveFault {
  const path = '/';
  return { caseId, name: caseId, path, what: wordsOf({ kind: 'fileUnreadable', path }, locale) };
}

/** A finding in the language of whoever asked. */
function wordsOf(finding: PackageFinding, locale: Locale): string {
  return packageProblemText(pick(locale), finding).slice(0, 600);
}
