/** What Electron and the operating system say of this computer, in the words of a diagnostic bundle. */
import { cpus, freemem, release, totalmem, uptime } from 'node:os';
import { app, screen } from 'electron';
import type { DiagnosticFacts } from '../../shared/diagnostics/facts';
import { drawnHow, drawnWith, processors, systems } from '../../shared/diagnostics/facts';
import { versionPattern } from '../../shared/diagnostics/log-line';
import { dumpsBelow } from '../crash-dumps';

export type MachineFacts = Pick<DiagnosticFacts, 'program' | 'system' | 'displays' | 'drawing'> & {
  readonly dumpFiles: number;
};

type Drawn = (typeof drawnHow)[number];

/** Asks anew each time. */
export async function machineFacts(): Promise<MachineFacts> {
  return {
    program: {
      version: plainVersion(app.getVersion()),
      electron: plainVersion(process.versions.electron),
      chromium: plainVersion(process.versions.chrome),
      node: plainVersion(process.versions.node),
      packed: app.isPackaged,
      upSeconds: Math.round(process.uptime()),
    },
    system: {
      system: oneOf(systems, process.platform),
      release: /^\d{1,5}(?:\.\d{1,5}){0,2}/.exec(release())?.[0] ?? '0',
      processor: oneOf(processors, process.arch),
      cores: cpus().length,
      memoryBytes: totalmem(),
      freeMemoryBytes: freemem(),
      upSeconds: Math.round(uptime()),
      zoneMinutes: 0 - new Date().getTimezoneOffset(),
    },
    displays: screen
      .getAllDisplays()
      .slice(0, 8)
      .map(({ size, scaleFactor }) => ({
        widthPx: Math.round(size.width * scaleFactor),
        heightPx: Math.round(size.height * scaleFactor),
        scalePercent: Math.round(scaleFactor * 100),
      })),
    drawing: drawing(),
    dumpFiles: (await dumpsBelow(app.getPath('crashDumps'))).length,
  };
}

const oneOf = <T extends string>(known: readonly T[], text: string): T | 'other' =>
  known.find((one) => one === text) ?? 'other';

/** Forms of test and stand-in builds are cut down to their digits. */
function plainVersion(text: string | undefined): string {
  if (text === undefined) return '0.0';
  return versionPattern.test(text) ? text : (/^\d{1,4}(?:\.\d{1,5}){1,3}/.exec(text)?.[0] ?? '0.0');
}

function drawing(): DiagnosticFacts['drawing'] {
  const status: { readonly [feature: string]: unknown } = { ...app.getGPUFeatureStatus() };
  return Object.fromEntries(drawnWith.map((feature) => [feature, howOf(status[feature])]));
}

function howOf(status: unknown): Drawn {
  if (typeof status !== 'string') return 'unknown';
  if (status.includes('software')) return 'software';
  return drawnHow.find((how) => status.startsWith(how)) ?? 'unknown';
}
