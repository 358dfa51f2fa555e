/** Everything that a diagnostic bundle 诊断包 may tell of a station: numbers, words of closed lists, versions. No text has a place in it. */
import * as z from 'zod';
import { caseStates } from '../domain/case';
import { instantSchema } from '../domain/ids';
import { lockReasons } from '../ipc/lock-reasons';
import { diskStatusSchema } from '../ipc/calls/disk';
import { lineSchema } from '../ipc/calls/sync';
import { findingKinds, lineFaults, selfTestParts } from '../self-test/finding';
import { waitReasons } from '../sync/outbox';
import { troubleKinds } from '../ledger/integrity';
import { logLineSchema, versionPattern } from './log-line';
import { logWords } from './log-words';

const most = 1e15;
const count = z.number().int().min(0).max(most);
const version = z.string().regex(versionPattern);
/** How many there are of each kind. */
const countsOf = <const K extends string>(kinds: readonly K[]) =>
  z.partialRecord(z.enum(kinds), count);

export const systems = ['linux', 'win32', 'darwin', 'other'] as const;
export const processors = ['x64', 'arm64', 'ia32', 'arm', 'loong64', 'riscv64', 'other'] as const;
/** What Chromium draws with; the names are its own (Electron, GPUFeatureStatus). */
export const drawnWith = ['gpu_compositing', 'rasterization', '2d_canvas', 'webgl'] as const;
export const drawnHow = ['enabled', 'software', 'disabled', 'unavailable', 'unknown'] as const;

const diagnosticFactsSchema = z.strictObject({
  at: instantSchema,
  program: z.strictObject({
    version,
    electron: version,
    chromium: version,
    node: version,
    packed: z.boolean(),
    upSeconds: count,
  }),
  system: z.strictObject({
    system: z.enum(systems),
    /** Of the kernel; digits alone. */
    release: z.string().regex(/^\d{1,5}(?:\.\d{1,5}){0,2}$/),
    processor: z.enum(processors),
    cores: count,
    memoryBytes: count,
    freeMemoryBytes: count,
    upSeconds: count,
    zoneMinutes: z.number().int().min(-900).max(900),
  }),
  displays: z
    .array(z.strictObject({ widthPx: count, heightPx: count, scalePercent: count }))
    .max(8),
  drawing: z.partialRecord(z.enum(drawnWith), z.enum(drawnHow)),
  disk: diskStatusSchema,
  /** Files below the station's folder. */
  stored: z.strictObject({
    recordFiles: count,
    recordBytes: count,
    pictureFiles: count,
    keyFiles: count,
    logBytes: count,
  }),
  door: z.strictObject({
    state: z.enum(['new', 'locked', 'unlocked']),
    asksForCode: z.boolean(),
    canRecover: z.boolean(),
    waitSeconds: count,
    lockedBy: z.enum(lockReasons).optional(),
  }),
  settings: z.strictObject({
    readerSet: z.boolean(),
    folderWatched: z.boolean(),
    familyDisplay: z.boolean(),
  }),
  /** Only of a station that is open. */
  open: z
    .strictObject({
      drill: z.boolean(),
      people: count,
      packs: count,
      platforms: count,
      backup: z.enum(['none', 'sameDisk', 'otherDisk']),
      record: z.strictObject({
        entries: count,
        cases: count,
        destroyed: count,
        check: z.enum(['unchecked', 'checking', 'whole', 'damaged']),
        checked: count,
        troubles: countsOf(troubleKinds),
      }),
      states: countsOf(caseStates),
      queue: z.strictObject({
        unsent: count,
        unrouted: count,
        sending: count,
        waiting: countsOf(waitReasons),
      }),
      lines: z
        .array(
          z.strictObject({
            line: lineSchema,
            unsent: count,
            clockOffMs: z.number().int().min(-most).max(most).optional(),
          }),
        )
        .max(20),
      clockBehindMs: count.optional(),
      selfTest: z
        .strictObject({
          at: instantSchema,
          found: z
            .array(
              z.strictObject({
                part: z.enum(selfTestParts),
                kind: z.enum(findingKinds),
                why: z.enum(lineFaults).optional(),
              }),
            )
            .max(200),
        })
        .optional(),
    })
    .optional(),
  /** Of the lines of the log in this bundle. */
  crashes: z.strictObject({ window: count, papers: count, parts: count, dumpFiles: count }),
  errors: z
    .array(
      z.strictObject({
        kind: z.string().refine((kind) => logWords.has(kind)),
        count,
        last: instantSchema,
      }),
    )
    .max(30),
  log: z.strictObject({ lines: count, unreadable: count, first: instantSchema.optional() }),
});
export type DiagnosticFacts = z.infer<typeof diagnosticFactsSchema>;

/** What is looked at before it is saved, and nothing else is saved. */
export const diagnosticsSchema = z.strictObject({
  facts: diagnosticFactsSchema,
  lines: z.array(logLineSchema).max(5_000),
});
export type Diagnostics = z.infer<typeof diagnosticsSchema>;

const failures = ['callFailed', 'callBroke', 'broke', 'paperFailed', 'backupFailed', 'notOpened'];

/** What failed according to the log, the most frequent first; and how often something crashed. */
export function failuresIn(lines: Diagnostics['lines']): Pick<DiagnosticFacts, 'errors'> & {
  readonly crashes: Omit<DiagnosticFacts['crashes'], 'dumpFiles'>;
} {
  const known = new Map<string, { count: number; last: string }>();
  const crashes = { window: 0, papers: 0, parts: 0 };
  for (const { event, words, numbers, time } of lines) {
    if (event === 'pageGone' && words?.reason !== 'clean-exit') crashes.window += 1;
    if (event === 'papersExited' && numbers?.status !== 0) crashes.papers += 1;
    if (event === 'partGone') crashes.parts += 1;
    const { kind } = words ?? {};
    if (!failures.includes(event) || kind === undefined || !logWords.has(kind)) continue;
    known.set(kind, { count: (known.get(kind)?.count ?? 0) + 1, last: time });
  }
  const errors = [...known].map(([kind, told]) => ({ kind, ...told }));
  errors.sort((one, other) => other.count - one.count);
  return { errors: errors.slice(0, 30), crashes };
}
