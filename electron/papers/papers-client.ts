/** Main's side of the papers process: one job at a time, restarted after a crash, every answer parsed. */
import type { ArchivePlan } from '../../shared/archive/archive-plan-schema';
import type { DocumentPlan } from '../../shared/archive/document-plan';
import type { LetterContent, LetterMark } from '../../shared/archive/letter-content';
import type { ClassSlips } from '../../shared/archive/class-papers';
import type { GuidePaper } from '../../shared/archive/guide-paper';
import type { Mandates } from '../../shared/archive/mandate-paper';
import type { RegisterPaper } from '../../shared/archive/register-paper';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { RecoverySheet } from '../../shared/vault/recovery-sheet';
import type { Log } from '../log';
import type {
  FromPapers,
  MadePaper,
  PaperClip,
  PaperJob,
  PapersError,
  ToPapers,
} from './papers-protocol';
import { fromPapersSchema } from './papers-protocol';

/** What `utilityProcess.fork` gives, as far as it is used. */
export type PapersChild = {
  readonly postMessage: (message: unknown) => void;
  readonly on: ((event: 'message', listener: (message: unknown) => void) => unknown) &
    ((event: 'exit', listener: (code: number) => void) => unknown);
  readonly kill: () => boolean;
};

export type ReadFile = (sha256: string) => Promise<Uint8Array | undefined>;
export type OnProgress = (done: number, total: number) => void;

export type Papers = {
  /** The PDF of a letter; `clips` stand for characters that no font has. */
  readonly makeLetter: (
    content: LetterContent,
    signal?: AbortSignal,
    clips?: readonly PaperClip[],
  ) => Promise<Result<MadePaper, PapersError>>;
  /** The PDF of a whole case; `readFile` is asked for images and letter PDFs one by one, by SHA-256. */
  readonly makeArchive: (
    plan: ArchivePlan,
    readFile: ReadFile,
    onProgress: OnProgress,
    signal?: AbortSignal,
  ) => Promise<Result<MadePaper, PapersError>>;
  /** The PDF of one document of a case; `readFile` is asked for its images one by one, by SHA-256. */
  readonly makeDocument: (
    plan: DocumentPlan,
    readFile: ReadFile,
    onProgress: OnProgress,
    signal?: AbortSignal,
  ) => Promise<Result<MadePaper, PapersError>>;
  /** The PDF of one sheet of the recovery key. */
  readonly makeRecoverySheet: (content: RecoverySheet) => Promise<Result<MadePaper, PapersError>>;
  /** The PDF of the register of numbers. */
  readonly makeRegister: (content: RegisterPaper) => Promise<Result<MadePaper, PapersError>>;
  /** The PDF of the guide that a family takes home. */
  readonly makeGuide: (content: GuidePaper) => Promise<Result<MadePaper, PapersError>>;
  /** The PDF of the slips that tell families the class of their child. */
  readonly makeClassSlips: (content: ClassSlips) => Promise<Result<MadePaper, PapersError>>;
  /** The PDF in which families authorise their agent. */
  readonly makeMandates: (content: Mandates) => Promise<Result<MadePaper, PapersError>>;
  /** A stored letter with a mark over it, such as its later print; for printer or screen, not to be kept. */
  readonly makeReprint: (
    pdf: Uint8Array,
    mark: LetterMark,
  ) => Promise<Result<MadePaper, PapersError>>;
  /** Starts the process before its first job, where one is likely: its fonts are read while somebody works. */
  readonly warm: () => void;
  /** Goes on in a fresh process: what the one before had read and drawn is gone with its memory. */
  readonly renew: () => void;
  /** Ends the process; jobs that wait or run fail with `papersStopped`. */
  readonly stop: () => void;
};

export type PapersOptions = {
  /** Starts the bundled papers process, e.g. `() => utilityProcess.fork(path)`. */
  readonly fork: () => PapersChild;
  /** Folder with the font files of `fontFiles` (paper-fonts.ts). */
  readonly fontsDir: string;
  readonly log: Log;
  /** Longest silence of the process during a job before it is taken for dead; 60 s unless given. */
  readonly silenceMs?: number;
};

type Work = {
  readonly job: number;
  readonly message: PaperJob;
  readonly readFile: ReadFile;
  readonly onProgress: OnProgress;
  readonly settle: (result: Result<MadePaper, PapersError>) => void;
  crashes: number;
  startedAtMs: number;
};

/** Crashes after which a job is given up: it is tried again once. */
const mostCrashes = 2;
const noFiles: ReadFile = () => Promise.resolve(undefined);

/** The papers process is started by `warm` or the first job after the start and after a lock: many a desk opens and locks without either. */
export function startPapers(options: PapersOptions): Papers {
  const { fork, fontsDir, log, silenceMs = 60_000 } = options;
  const waiting: Work[] = [];
  let current: Work | undefined;
  let child: PapersChild | undefined;
  let watchdog: NodeJS.Timeout | undefined;
  let lastJob = 0;
  let stopped = false;

  function launch(): PapersChild {
    const launched = fork();
    child = launched;
    launched.on('message', (message) => {
      if (child === launched) receive(message);
    });
    launched.on('exit', (code) => {
      if (child === launched) lost(code);
    });
    launched.postMessage({ kind: 'start', fontsDir } satisfies ToPapers);
    return launched;
  }

  function next(): void {
    const work = waiting.shift();
    if (current !== undefined || work === undefined) {
      if (work !== undefined) waiting.unshift(work);
      return;
    }
    current = work;
    work.startedAtMs = performance.now();
    stayAwake();
    (child ?? launch()).postMessage(work.message);
  }

  function finish(result: Result<MadePaper, PapersError>): void {
    const work = current;
    if (work === undefined) return;
    current = undefined;
    clearTimeout(watchdog);
    log(result.ok ? 'paperMade' : 'paperNotMade', {
      kind: work.message.kind,
      ms: Math.round(performance.now() - work.startedAtMs),
      ...(result.ok
        ? { bytes: result.value.bytes.length, count: result.value.pages }
        : { reason: result.error.kind }),
    });
    work.settle(result);
    next();
  }

  function stayAwake(): void {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      log('papersSilent', { ms: silenceMs });
      abandonChild();
      finish(err({ kind: 'papersTimedOut' }));
    }, silenceMs);
  }

  function abandonChild(): void {
    const abandoned = child;
    child = undefined;
    abandoned?.kill();
  }

  function lost(code: number): void {
    log('papersExited', { status: code });
    child = undefined;
    const work = current;
    if (work === undefined) return;
    work.crashes += 1;
    if (work.crashes >= mostCrashes) return finish(err({ kind: 'papersCrashed' }));
    current = undefined;
    waiting.unshift(work);
    next();
  }

  function receive(message: unknown): void {
    const parsed = fromPapersSchema.safeParse(message);
    if (!parsed.success) return finish(err({ kind: 'messageUnreadable' }));
    const answer = parsed.data;
    if (answer.kind === 'ready') {
      for (const file of answer.missingFonts) log('rareFontMissing', { name: file });
      return;
    }
    if (answer.kind === 'notReady') {
      log('papersNotReady', { kind: answer.error.kind });
      // A next job tries again with a fresh process: the fonts may be back after a repair.
      abandonChild();
      return finish(err(answer.error));
    }
    if (current?.job === answer.job) answerTo(current, answer);
  }

  function answerTo(work: Work, answer: Extract<FromPapers, { job: number }>): void {
    stayAwake();
    switch (answer.kind) {
      case 'needFile':
        return void bring(work, answer.sha256);
      case 'progress':
        return work.onProgress(answer.done, answer.total);
      case 'made':
        return finish(ok(answer.paper));
      case 'failed':
        return finish(err(answer.error));
    }
  }

  async function bring(work: Work, sha256: string): Promise<void> {
    const asked = child;
    const bytes = await work.readFile(sha256).catch(() => undefined);
    if (current !== work || child !== asked) return;
    const answer = { kind: 'file', job: work.job, sha256 } as const;
    asked?.postMessage(bytes === undefined ? answer : { ...answer, bytes });
  }

  function cancel(work: Work): void {
    if (current === work) {
      child?.postMessage({ kind: 'cancel', job: work.job } satisfies ToPapers);
      return finish(err({ kind: 'cancelled' }));
    }
    const place = waiting.indexOf(work);
    if (place < 0) return;
    waiting.splice(place, 1);
    work.settle(err({ kind: 'cancelled' }));
  }

  function enqueue(
    build: (job: number) => Work['message'],
    readFile: ReadFile,
    onProgress: OnProgress,
    signal: AbortSignal | undefined,
  ): Promise<Result<MadePaper, PapersError>> {
    if (stopped) return Promise.resolve(err({ kind: 'papersStopped' }));
    if (signal?.aborted === true) return Promise.resolve(err({ kind: 'cancelled' }));
    lastJob += 1;
    const job = lastJob;
    return new Promise((resolve) => {
      const abort = (): void => cancel(work);
      const work: Work = {
        job,
        message: build(job),
        readFile,
        onProgress,
        settle: (result) => {
          signal?.removeEventListener('abort', abort);
          resolve(result);
        },
        crashes: 0,
        startedAtMs: 0,
      };
      signal?.addEventListener('abort', abort, { once: true });
      waiting.push(work);
      next();
    });
  }

  /** A paper that needs no file of the store, and is drawn too quickly to tell how far it is. */
  const alone = (build: Parameters<typeof enqueue>[0], signal?: AbortSignal) =>
    enqueue(build, noFiles, () => undefined, signal);

  return {
    makeLetter: (content, signal, clips = []) =>
      alone((job) => ({ kind: 'letter', job, content, clips: [...clips] }), signal),
    makeArchive: (plan, readFile, onProgress, signal) =>
      enqueue((job) => ({ kind: 'archive', job, plan }), readFile, onProgress, signal),
    makeDocument: (plan, readFile, onProgress, signal) =>
      enqueue((job) => ({ kind: 'document', job, plan }), readFile, onProgress, signal),
    makeRecoverySheet: (content) => alone((job) => ({ kind: 'recoverySheet', job, content })),
    makeRegister: (content) => alone((job) => ({ kind: 'register', job, content })),
    makeGuide: (content) => alone((job) => ({ kind: 'guide', job, content })),
    makeClassSlips: (content) => alone((job) => ({ kind: 'classSlips', job, content })),
    makeMandates: (content) => alone((job) => ({ kind: 'mandates', job, content })),
    makeReprint: (pdf, mark) => alone((job) => ({ kind: 'reprint', job, pdf, mark })),
    warm: () => {
      if (!stopped && child === undefined) launch();
    },
    renew: () => {
      if (stopped) return;
      abandonChild();
      if (current !== undefined) lost(0);
    },
    stop: () => {
      stopped = true;
      abandonChild();
      for (const work of waiting.splice(0)) work.settle(err({ kind: 'papersStopped' }));
      finish(err({ kind: 'papersStopped' }));
    },
  };
}
