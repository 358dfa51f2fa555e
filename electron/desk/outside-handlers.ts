/** Packages from elsewhere, on a stick or in a zip: verified and looked into while they are open, and nothing of them is kept. */
import { type BrowserWindow } from 'electron';
import type { ExportForm, ExportProgress } from '../../shared/archive/export/export-order';
import type { PackageSource } from '../../shared/archive/package/package-source';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { packageProblemText } from '../../shared/i18n/archive-text';
import type { Locale } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import type { OutsidePackage } from '../../shared/ipc/calls/archives';
import { mostFindings, mostOutside } from '../../shared/ipc/calls/archives';
import { Stopped } from '../archive/export/export-error';
import { lookInto } from '../archive/look-into';
import type { OutsidePackages } from '../archive/outside-packages';
import { openOutside } from '../archive/outside-packages';
import { isSealed } from '../archive/sealed-file';
import { askForFile, askForFolder } from '../files/choose-file';
import type { AuditRecorder } from './audit-recorder';
import type { Answer, Doors } from './doors';
import { contentOf } from './package-content';
import type { KnownSigners } from './signing-station';
import { signingStation } from './signing-station';

type Parts = {
  readonly recorder: Pick<AuditRecorder, 'note' | 'onClosing'>;
  readonly window: () => BrowserWindow | undefined;
  readonly onProgress: (progress: ExportProgress) => void;
  /** One long work at a time. */
  readonly alone: <T>(work: (signal: AbortSignal) => Answer<T>) => Answer<T>;
};

type Looked = { chosen: boolean; packages: OutsidePackage[]; inAll: number };

/** Files of one package that are told of. */
const mostFiles = 20_000;

/** The handlers; what is open is let go when another one is opened or the station is locked. */
export function createOutsideHandlers(
  { unlocked }: Doors,
  { recorder, window, onProgress, alone }: Parts,
): Pick<Handlers['archives'], 'outside' | 'outsideFile'> {
  let opened: OutsidePackages | undefined;
  const letGo = () => {
    const before = opened;
    opened = undefined;
    void before?.close().catch(() => undefined);
  };
  recorder.onClosing(letGo);

  async function ask(form: ExportForm): Promise<Result<string | undefined, AppError>> {
    const there = window();
    if (there === undefined) return err({ kind: 'packageNone' });
    const zips = { name: 'ZIP', extensions: ['zip', 'p7m'] };
    return ok(await (form === 'folder' ? askForFolder(there) : askForFile(there, zips)));
  }

  return {
    outside: ({ form, locale }) =>
      unlocked((station) =>
        alone(async (signal): Answer<Looked> => {
          const place = await ask(form);
          if (!place.ok) return place;
          const nothing = { chosen: false, packages: [], inAll: 0 };
          if (place.value === undefined) return ok(nothing);
          letGo();
          const found = await openOutside(place.value, form);
          if (found === undefined) {
            const sealed = await isSealed(place.value);
            return err({ kind: sealed ? 'packageSealed' : 'packageNone' });
          }
          try {
            const looked: OutsidePackage[] = [];
            for (const { folder, source } of found.packages.slice(0, mostOutside)) {
              looked.push(
                await described(folder, bounded(source, signal), locale, station.facts()),
              );
              const [done, total] = [looked.length, found.packages.length];
              onProgress({ done, total, bytes: done, totalBytes: total });
            }
            const faults = looked.reduce((sum, one) => sum + one.faultsInAll, 0);
            const noted = await station.during(() =>
              recorder.note({ type: 'outsidePackagesRead', packages: looked.length, faults }),
            );
            if (!noted.ok) return noted;
            opened = found;
            return ok({ chosen: true, packages: looked, inAll: found.packages.length });
          } catch (problem) {
            if (problem instanceof Stopped) return err({ kind: 'archiveCheckStopped' });
            if (problem instanceof TooLarge) return err({ kind: 'packageTooLarge' });
            throw problem;
          } finally {
            if (opened !== found) await found.close().catch(() => undefined);
          }
        }),
      ),
    outsideFile: ({ index, path }) =>
      unlocked(async () => {
        const bytes = await opened?.packages[index]?.source.read(path);
        return bytes === undefined ? err({ kind: 'fileMissing' }) : ok(Uint8Array.from(bytes));
      }),
  };
}

/** Verified and told of; throws what its source throws. */
async function described(
  folder: string,
  source: PackageSource,
  locale: Locale,
  facts: KnownSigners,
): Promise<OutsidePackage> {
  const words = pick(locale);
  const { report, signed } = await lookInto(source, words);
  const { files, checks } = await contentOf(source);
  const { cms } = signed;
  const signer =
    cms === undefined
      ? {}
      : {
          signer: {
            name: cms.certificate.subject.slice(0, 1_000),
            fingerprint: cms.fingerprint,
            ...(cms.signedAt === undefined ? {} : { at: cms.signedAt }),
            ...signingStation(cms, facts),
          },
        };
  return {
    name: folder.replace(/\/$/, '').split('/').at(-1)?.slice(0, 200) || '/',
    masked: report.masked === true,
    ...(report.root === undefined ? {} : { root: report.root }),
    files: files.slice(0, mostFiles),
    checks,
    faults: report.findings.slice(0, mostFindings).map((finding) => ({
      path: finding.path.slice(0, 1_000) || '/',
      what: packageProblemText(words, finding).slice(0, 600),
    })),
    faultsInAll: report.findings.length,
    ...signer,
  };
}

/** More is unpacked from no honest package. */
class TooLarge extends Error {}

/** Bytes that are read of one package while it is looked into: each file some times. */
const mostBytes = 8_000_000_000;

/** Ends at once when it is stopped, and before a small zip has unpacked a large disk. */
function bounded(source: PackageSource, signal: AbortSignal): PackageSource {
  let sum = 0;
  return {
    list: source.list,
    read: async (path) => {
      if (signal.aborted) throw new Stopped();
      const bytes = await source.read(path);
      sum += bytes?.byteLength ?? 0;
      if (sum > mostBytes) throw new TooLarge();
      return bytes;
    },
  };
}
