/** What the window's own thread does, by Chromium's trace: how long a task held it up, and how much of that it worked. */
import type { CDPSession } from '@playwright/test';
import type { Station } from './electron-app';

/** One task of the window's thread, in milliseconds: by the clock on the wall, and of processor time of this thread. */
export type ThreadTask = { readonly wallMs: number; readonly ownMs: number };

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

/** Begins to watch; what is answered ends it and tells the tasks that lasted longer than `overMs` on the wall. */
export async function watchThread(
  { page }: Station,
  overMs: number,
): Promise<() => Promise<ThreadTask[]>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
  });
  return async () => {
    const complete = new Promise<string>((resolve, reject) => {
      session.once('Tracing.tracingComplete', ({ stream }) =>
        stream === undefined ? reject(new Error('No trace came')) : resolve(stream),
      );
    });
    await session.send('Tracing.end');
    const events = await readTrace(session, await complete);
    await session.detach();
    return longTasks(events, overMs);
  };
}

async function readTrace(session: CDPSession, handle: string): Promise<readonly TraceEvent[]> {
  const pieces: string[] = [];
  for (let eof = false; !eof;) {
    const piece = await session.send('IO.read', { handle, size: 1_000_000 });
    pieces.push(piece.base64Encoded ? Buffer.from(piece.data, 'base64').toString() : piece.data);
    eof = piece.eof;
  }
  await session.send('IO.close', { handle });
  const trace = JSON.parse(pieces.join('')) as { readonly traceEvents: readonly TraceEvent[] };
  return trace.traceEvents;
}

function longTasks(events: readonly TraceEvent[], overMs: number): ThreadTask[] {
  const threads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}.${tid}`),
  );
  return events
    .filter(
      ({ name, ph, pid, tid, dur = 0 }) =>
        ph === 'X' && isTask(name) && dur > overMs * 1_000 && threads.has(`${pid}.${tid}`),
    )
    .map(({ dur = 0, tdur = dur }) => ({ wallMs: dur / 1_000, ownMs: tdur / 1_000 }));
}

const isTask = (name: string) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask';
