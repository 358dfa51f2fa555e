/** The readers of the window as the program has them, in a page of a test that hands them files one after the other. */
import { startCodeClient } from '../../../../renderer/workers/code-client';
import { startImageClient } from '../../../../renderer/workers/image-client';
import { startPageEye } from '../../../../renderer/workers/page-eye';
import { pageMaker } from '../../../../renderer/workers/page-maker';
import { startPdfClient } from '../../../../renderer/workers/pdf-client';
import { startVisionClient } from '../../../../renderer/workers/vision-client';

/** How one file ended. */
export type Ended = {
  readonly name: string;
  /** `taken`, or the kind of the refusal. */
  readonly answer: string;
  /** Milliseconds from the file to the answer, or to the longest of its steps. */
  readonly ms: number;
  /** Workers that had to be ended because they gave no answer, or that died. */
  readonly lost: number;
};

type Told = { readonly ok: boolean; readonly error?: { readonly kind: string } };
const kindOf = ({ ok, error }: Told) => (ok ? 'taken' : (error?.kind ?? 'nothing'));

/** Pages of a PDF that are drawn: what is wrong with one of hundreds is wrong with the first. */
const mostPages = 4;

let lost = 0;

/** Counts the workers that a client gives up before it is closed. */
function counted(make: () => Worker) {
  return () => {
    const worker = make();
    const end = worker.terminate.bind(worker);
    worker.terminate = () => {
      lost += closing ? 0 : 1;
      end();
    };
    return worker;
  };
}
let closing = false;
function closed(close: () => void): void {
  closing = true;
  close();
  closing = false;
}

const images = startImageClient(
  counted(
    () =>
      new Worker(new URL('../../../../renderer/workers/image-worker.ts', import.meta.url), {
        type: 'module',
      }),
  ),
);
const codes = startCodeClient(
  counted(
    () =>
      new Worker(new URL('../../../../renderer/workers/code-worker.ts', import.meta.url), {
        type: 'module',
      }),
  ),
);
const vision = startVisionClient(
  counted(
    () =>
      new Worker(new URL('../../../../renderer/workers/vision-worker.ts', import.meta.url), {
        type: 'module',
      }),
  ),
);
const pages = pageMaker(images, startPageEye(vision));

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

type Timed = { readonly answer: string; readonly ms: number };
async function timed(work: () => Promise<Told>): Promise<Timed> {
  const from = performance.now();
  const told = await work();
  return { answer: kindOf(told), ms: performance.now() - from };
}

async function readPdf(file: File): Promise<Timed> {
  const client = startPdfClient(
    counted(
      () =>
        new Worker(new URL('../../../../renderer/workers/pdf-worker.ts', import.meta.url), {
          type: 'module',
        }),
    ),
  );
  try {
    const bytes = await bytesOf(file);
    let found = 0;
    let longest = await timed(async () => {
      const opened = await client.open(bytes);
      if (opened.ok) found = opened.value.pages;
      return opened;
    });
    for (let index = 0; index < Math.min(found, mostPages); index += 1) {
      const page = await timed(() => client.page(index));
      const ms = Math.max(longest.ms, page.ms);
      longest = { answer: page.answer === 'taken' ? longest.answer : page.answer, ms };
    }
    return longest;
  } finally {
    closed(client.close);
  }
}

const readers = {
  picture: (file: File) => timed(async () => images.prepare(await bytesOf(file))),
  code: (file: File) => timed(() => codes.readFile(file)),
  page: (file: File) => timed(async () => pages.make(await bytesOf(file), 'householdRegister')),
  pdf: readPdf,
};
export type ReaderName = keyof typeof readers;

async function readChosen(reader: ReaderName): Promise<Ended[]> {
  const input = document.querySelector('input');
  const ended: Ended[] = [];
  for (const file of input?.files ?? []) {
    lost = 0;
    const { answer, ms } = await readers[reader](file);
    ended.push({ name: file.name, answer, ms: Math.round(ms), lost });
  }
  return ended;
}

declare global {
  interface Window {
    readChosen?: typeof readChosen;
  }
}
window.readChosen = readChosen;
