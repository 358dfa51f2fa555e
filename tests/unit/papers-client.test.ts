import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { PapersChild } from '../../electron/papers/papers-client';
import { startPapers } from '../../electron/papers/papers-client';
import type { PapersWorker } from '../../electron/papers/papers-job';
import { createPapersWorker } from '../../electron/papers/papers-job';
import {
  fontsFolder,
  planWithFiles,
  sampleCase,
  sampleContent,
  sha256,
  usualFontsFolder,
} from '../support/papers-samples';
import { documentPlans } from '../../shared/archive/document-plan';
import { eventually } from '../support/eventually';

let fontsDir: string;
beforeAll(() => {
  fontsDir = fontsFolder();
});

type Message = { readonly kind: string; readonly job?: number };

/** A papers process inside the test: every message is copied on its way, as a real process border does. */
function createChild(
  meddle: (message: Message, child: FakeChild) => boolean = () => false,
): FakeChild {
  const onMessage: ((message: unknown) => void)[] = [];
  const onExit: ((code: number) => void)[] = [];
  let alive = true;
  const answer = (message: unknown) => {
    const copy: unknown = structuredClone(message);
    setImmediate(() => {
      if (alive) onMessage.forEach((listener) => listener(copy));
    });
  };
  const worker: PapersWorker = createPapersWorker(answer);
  const child: FakeChild = {
    received: [],
    answer,
    exit: (code) => {
      alive = false;
      setImmediate(() => onExit.forEach((listener) => listener(code)));
    },
    kill: () => {
      alive = false;
      return true;
    },
    postMessage: (message) => {
      const copy = structuredClone(message) as Message;
      setImmediate(() => {
        child.received.push(copy.kind);
        if (alive && !meddle(copy, child)) void worker.receive(copy);
      });
    },
    on: ((event: string, listener: never) => {
      if (event === 'message') onMessage.push(listener);
      else onExit.push(listener);
    }) as PapersChild['on'],
  };
  return child;
}

type FakeChild = PapersChild & {
  readonly received: string[];
  readonly exit: (code: number) => void;
  readonly answer: (message: unknown) => void;
};

function start(children: FakeChild[], silenceMs?: number) {
  const lines: unknown[][] = [];
  const papers = startPapers({
    fork: () => {
      const child = children.shift();
      if (child === undefined) throw new Error('Forked more often than expected');
      return child;
    },
    fontsDir,
    log: (...line) => lines.push(line),
    ...(silenceMs === undefined ? {} : { silenceMs }),
  });
  return { papers, lines };
}

const noProgress = () => undefined;
const crashAtWork = (message: Message, child: FakeChild) => {
  if (message.kind !== 'letter' && message.kind !== 'archive') return false;
  child.exit(139);
  return true;
};

describe('papers', () => {
  it('start no process before there is something to draw, nor after a lock', async () => {
    const [first, second] = [createChild(), createChild()];
    const children = [first, second];
    const { papers } = start(children);
    expect(children).toHaveLength(2);
    await papers.makeLetter(sampleContent('receipt'));
    papers.renew();
    expect(children).toEqual([second]);
    expect(await papers.makeLetter(sampleContent('receipt'))).toMatchObject({ ok: true });
    expect(first.received).toEqual(['start', 'letter']);
    expect(second.received).toEqual(['start', 'letter']);
    papers.stop();
  });

  it('are started once by whoever warms them, and draw in that process', async () => {
    const [first, second] = [createChild(), createChild()];
    const children = [first, second];
    const { papers } = start(children);
    papers.warm();
    papers.warm();
    await eventually(() => expect(first.received).toEqual(['start']));
    expect(await papers.makeLetter(sampleContent('receipt'))).toMatchObject({ ok: true });
    papers.warm();
    expect(first.received).toEqual(['start', 'letter']);
    expect(children).toEqual([second]);
    papers.stop();
    papers.warm();
    expect(children).toEqual([second]);
  });

  it('go on in a fresh process after a lock, and a letter that is being drawn is drawn there', async () => {
    const before = createChild();
    const atWork = createChild((message) => message.kind === 'letter');
    const after = createChild();
    const { papers } = start([before, atWork, after]);
    await papers.makeLetter(sampleContent('receipt'));
    papers.renew();
    const letter = papers.makeLetter(sampleContent('receipt'));
    await eventually(() => expect(atWork.received).toContain('letter'));
    papers.renew();
    expect((await letter).ok).toBe(true);
    expect(before.received.filter((kind) => kind === 'letter')).toHaveLength(1);
    expect(after.received).toEqual(['start', 'letter']);
    papers.stop();
  });

  it('makes letters and archives in one warm process and logs nothing personal', async () => {
    const { papers, lines } = start([createChild()]);
    const content = sampleContent('receipt');
    const [letter, again] = await Promise.all([
      papers.makeLetter(content),
      papers.makeLetter(content),
    ]);
    if (!letter.ok || !again.ok) throw new Error('Not made');
    expect(sha256(again.value.bytes)).toBe(sha256(letter.value.bytes));
    const { plan, files } = planWithFiles(sampleCase(), [], []);
    const asked: string[] = [];
    const done: number[] = [];
    const archive = await papers.makeArchive(
      plan,
      (name) => {
        asked.push(name);
        return Promise.resolve(files.get(name));
      },
      (count) => done.push(count),
    );
    expect(archive).toMatchObject({ ok: true, value: { missingGlyphs: [] } });
    expect(asked).toEqual(
      plan.documents.flatMap(({ pages }) => pages.map(({ image }) => image.sha256)),
    );
    expect(done).toEqual([1, 2, 3, 4, 5, 6]);
    expect(JSON.stringify(lines)).not.toMatch(/[\u4e00-\u9fff]|LS01|3711/);
    papers.stop();
  });

  it('starts again after a crash and does the job in hand once more', async () => {
    const { papers, lines } = start([createChild(crashAtWork), createChild()]);
    expect(await papers.makeLetter(sampleContent('receipt'))).toMatchObject({ ok: true });
    expect(lines.map(([event]) => event)).toEqual(['papersExited', 'paperMade']);
    papers.stop();
  });

  it('gives a job up after the second crash and does the next one', async () => {
    const { papers } = start([createChild(crashAtWork), createChild(crashAtWork), createChild()]);
    const content = sampleContent('receipt');
    const first = papers.makeLetter(content);
    const second = papers.makeLetter(content);
    expect(await first).toEqual({ ok: false, error: { kind: 'papersCrashed' } });
    expect(await second).toMatchObject({ ok: true });
    papers.stop();
  });

  it('takes a silent process for dead', async () => {
    const mute = createChild((message) => message.kind === 'letter');
    const { papers } = start([mute, createChild()], 2_500);
    const content = sampleContent('receipt');
    expect(await papers.makeLetter(content)).toEqual({
      ok: false,
      error: { kind: 'papersTimedOut' },
    });
    expect(await papers.makeLetter(content)).toMatchObject({ ok: true });
    papers.stop();
  });

  it('cancels a job that waits or runs', async () => {
    const child = createChild();
    const { papers } = start([child]);
    const { plan } = planWithFiles(sampleCase(), [], []);
    const [running, waiting] = [new AbortController(), new AbortController()];
    const never = vi.fn(() => new Promise<undefined>(() => undefined));
    const first = papers.makeArchive(plan, never, noProgress, running.signal);
    const second = papers.makeLetter(sampleContent('receipt'), waiting.signal);
    waiting.abort();
    expect(await second).toEqual({ ok: false, error: { kind: 'cancelled' } });
    await eventually(() => expect(never).toHaveBeenCalled());
    running.abort();
    expect(await first).toEqual({ ok: false, error: { kind: 'cancelled' } });
    await eventually(() => expect(child.received).toContain('cancel'));
    expect(await papers.makeLetter(sampleContent('receipt'), AbortSignal.abort())).toMatchObject({
      error: { kind: 'cancelled' },
    });
    expect(await papers.makeLetter(sampleContent('receipt'))).toMatchObject({ ok: true });
    papers.stop();
  });

  it('makes documents one by one, with progress, and can be stopped between two of them', async () => {
    const { papers } = start([createChild()]);
    const { plan, files } = planWithFiles(sampleCase(), [], []);
    const [first, second] = documentPlans(plan);
    if (first === undefined || second === undefined) throw new Error('Not two');
    const done: number[] = [];
    const readFile = (name: string) => Promise.resolve(files.get(name));
    const made = await papers.makeDocument(first, readFile, (count) => done.push(count));
    expect(made).toMatchObject({ ok: true, value: { pages: 3, missingGlyphs: [] } });
    expect(done).toEqual([1, 2, 3, 4]);
    const stop = new AbortController();
    const stopped = papers.makeDocument(
      second,
      () => {
        stop.abort();
        return Promise.resolve(undefined);
      },
      noProgress,
      stop.signal,
    );
    expect(await stopped).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(await papers.makeDocument(second, readFile, noProgress)).toMatchObject({ ok: true });
    papers.stop();
  });

  it('logs which fonts for rare characters are not there, and works without them', async () => {
    const lines: unknown[][] = [];
    const papers = startPapers({
      fork: () => createChild(),
      fontsDir: usualFontsFolder(),
      log: (...line) => lines.push(line),
    });
    expect(await papers.makeLetter(sampleContent('receipt'))).toMatchObject({ ok: true });
    expect(lines.filter(([event]) => event === 'rareFontMissing')).toEqual([
      ['rareFontMissing', { name: 'HanaMinA.ttf' }],
      ['rareFontMissing', { name: 'HanaMinB.ttf' }],
    ]);
    papers.stop();
  });

  it('names a file that the store does not have or cannot read', async () => {
    const { papers } = start([createChild()]);
    const { plan } = planWithFiles(sampleCase(), [], []);
    const missing = { ok: false, error: { kind: 'fileMissing' } };
    const none = await papers.makeArchive(plan, () => Promise.resolve(undefined), noProgress);
    expect(none).toMatchObject(missing);
    const broken = await papers.makeArchive(
      plan,
      () => Promise.reject(new Error('disk')),
      noProgress,
    );
    expect(broken).toMatchObject(missing);
    papers.stop();
  });

  it('parses what comes over the border, both ways', async () => {
    const child = createChild((message, self) => {
      if (message.kind !== 'archive') return false;
      self.answer({ kind: 'made', job: message.job, paper: { bytes: 'text' } });
      return true;
    });
    const { papers } = start([child]);
    const content = { ...sampleContent('receipt'), extra: 1 };
    const unreadable = { ok: false, error: { kind: 'messageUnreadable' } };
    expect(await papers.makeLetter(content)).toEqual(unreadable);
    const { plan } = planWithFiles(sampleCase(), [], []);
    expect(await papers.makeArchive(plan, () => Promise.resolve(undefined), noProgress)).toEqual(
      unreadable,
    );
    papers.stop();
  });

  it('says which font is missing, and fails what waits when it is stopped', async () => {
    const content = sampleContent('receipt');
    const noFonts = startPapers({
      fork: () => createChild(),
      fontsDir: '/nowhere',
      log: () => undefined,
    });
    expect(await noFonts.makeLetter(content)).toMatchObject({ error: { kind: 'fontUnreadable' } });
    noFonts.stop();
    const { papers } = start([createChild()]);
    const jobs = [papers.makeLetter(content), papers.makeLetter(content)];
    papers.stop();
    const stopped = { ok: false, error: { kind: 'papersStopped' } };
    expect(await Promise.all(jobs)).toEqual([stopped, stopped]);
    expect(await papers.makeLetter(content)).toEqual(stopped);
  });
});
