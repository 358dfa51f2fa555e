/** The work of the papers process without the process: parsed messages in, messages out, one job at a time. */
import type { Result } from '../../shared/domain/result';
import { err } from '../../shared/domain/result';
import { makeArchivePdf } from './archive-pdf';
import { makeClassSlipsPdf } from './class-slips-pdf';
import { makeDocumentPdf } from './document-pdf';
import { makeGuidePdf } from './guide-pdf';
import { makeLetterPdf } from './letter-pdf';
import { makeMandatesPdf } from './mandates-pdf';
import type { PaperFonts } from './paper-fonts';
import { loadPaperFonts } from './paper-fonts';
import type { PaperSources } from './paper-sources';
import type { FromPapers, MadePaper, PaperJob, PapersError } from './papers-protocol';
import { toPapersSchema } from './papers-protocol';
import { makeRegisterPdf } from './register-pdf';
import { makeReprintPdf } from './reprint-pdf';
import { makeRecoverySheetPdf } from './recovery-sheet-pdf';

/** What is known of a job while it runs. */
type Running = {
  cancelled: boolean;
  /** The one file that is asked for and not yet there. */
  awaited: { sha256: string; resolve: (bytes: Uint8Array | undefined) => void } | undefined;
};

export type PapersWorker = {
  /** Takes whatever came over the process border; anything unreadable is answered, never thrown. */
  readonly receive: (message: unknown) => Promise<void>;
};

/** A worker that answers through `send`; fonts are loaded once, at `start`. */
export function createPapersWorker(send: (message: FromPapers) => void): PapersWorker {
  const running = new Map<number, Running>();
  let fonts: Promise<Result<PaperFonts, PapersError>> = Promise.resolve(
    err({ kind: 'papersStopped' }),
  );

  async function start(fontsDir: string): Promise<void> {
    fonts = loadPaperFonts(fontsDir);
    const loaded = await fonts;
    send(
      loaded.ok
        ? { kind: 'ready', missingFonts: [...loaded.value.missingFiles] }
        : { kind: 'notReady', error: loaded.error },
    );
  }

  async function run(message: PaperJob): Promise<void> {
    const { job } = message;
    const state: Running = { cancelled: false, awaited: undefined };
    running.set(job, state);
    const made = await draw(message, state).catch(
      (problem: unknown): Result<MadePaper, PapersError> =>
        err({ kind: 'drawingFailed', detail: problem instanceof Error ? problem.name : 'unknown' }),
    );
    running.delete(job);
    if (made.ok) send({ kind: 'made', job, paper: made.value });
    else send({ kind: 'failed', job, error: made.error });
  }

  async function draw(message: PaperJob, state: Running): Promise<Result<MadePaper, PapersError>> {
    const loaded = await fonts;
    if (!loaded.ok) return loaded;
    if (message.kind === 'letter') {
      return makeLetterPdf(message.content, loaded.value, message.clips);
    }
    if (message.kind === 'recoverySheet') {
      return makeRecoverySheetPdf(message.content, loaded.value);
    }
    if (message.kind === 'register') return makeRegisterPdf(message.content, loaded.value);
    if (message.kind === 'guide') return makeGuidePdf(message.content, loaded.value);
    if (message.kind === 'classSlips') return makeClassSlipsPdf(message.content, loaded.value);
    if (message.kind === 'mandates') return makeMandatesPdf(message.content, loaded.value);
    if (message.kind === 'reprint') return makeReprintPdf(message.pdf, message.mark, loaded.value);
    const { job } = message;
    const sources: PaperSources = {
      isCancelled: () => state.cancelled,
      onProgress: (done, total) => send({ kind: 'progress', job, done, total }),
      readFile: (sha256) =>
        new Promise((resolve) => {
          state.awaited = { sha256, resolve };
          send({ kind: 'needFile', job, sha256 });
        }),
    };
    return message.kind === 'document'
      ? makeDocumentPdf(message.plan, loaded.value, sources)
      : makeArchivePdf(message.plan, loaded.value, sources);
  }

  function deliver(job: number, sha256: string, bytes: Uint8Array | undefined): void {
    const state = running.get(job);
    if (state?.awaited?.sha256 !== sha256) return;
    const { resolve } = state.awaited;
    state.awaited = undefined;
    resolve(bytes);
  }

  function cancel(job: number): void {
    const state = running.get(job);
    if (state === undefined) return;
    state.cancelled = true;
    state.awaited?.resolve(undefined);
    state.awaited = undefined;
  }

  return {
    receive: async (message) => {
      const parsed = toPapersSchema.safeParse(message);
      if (!parsed.success) {
        const job = jobOf(message);
        if (job !== undefined) send({ kind: 'failed', job, error: { kind: 'messageUnreadable' } });
        return;
      }
      switch (parsed.data.kind) {
        case 'start':
          return start(parsed.data.fontsDir);
        case 'letter':
        case 'archive':
        case 'document':
        case 'recoverySheet':
        case 'register':
        case 'guide':
        case 'classSlips':
        case 'mandates':
        case 'reprint':
          return run(parsed.data);
        case 'file':
          return deliver(parsed.data.job, parsed.data.sha256, parsed.data.bytes);
        case 'cancel':
          return cancel(parsed.data.job);
      }
    },
  };
}

/** The job a message speaks of, if it says so, so that its sender is not left waiting. */
function jobOf(message: unknown): number | undefined {
  if (typeof message !== 'object' || message === null || !('job' in message)) return undefined;
  return typeof message.job === 'number' && Number.isInteger(message.job) && message.job > 0
    ? message.job
    : undefined;
}
