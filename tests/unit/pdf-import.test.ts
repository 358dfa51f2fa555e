/** PDFs on their way in: page after page, ended when a step takes too long, stopped, or caught by a lock. */
import { describe, expect, it } from 'vitest';
import { isPdf, pdfImport } from '../../renderer/features/pdf-import/pdf-import';
import type { Brought } from '../../renderer/features/capture/page-intake';
import { startPdfClient, type PdfClient, type PdfWorker } from '../../renderer/workers/pdf-client';
import type { PdfAnswer, PdfRequest } from '../../renderer/workers/pdf-messages';
import { ok } from '../../shared/domain/result';

/** A worker that answers as it is told, and hangs where it is told nothing. */
function worker(answer: (request: PdfRequest) => object | undefined) {
  const told = { ended: 0 };
  const made: PdfWorker = {
    onmessage: null,
    onerror: null,
    terminate: () => void (told.ended += 1),
    postMessage: (request) => {
      const result = answer(request);
      if (result === undefined) return;
      const data = { id: request.id, kind: request.kind, result };
      queueMicrotask(() => made.onmessage?.({ data } as MessageEvent<PdfAnswer>));
    },
  };
  return { made, told };
}

describe('the worker of a PDF', () => {
  it('is ended when a page takes too long, and asked nothing more', async () => {
    const { made, told } = worker(({ kind }) =>
      kind === 'open' ? ok({ pages: 2, hasScripts: false }) : undefined,
    );
    const client = startPdfClient(() => made, 5);
    expect(await client.open(new Uint8Array(1))).toEqual(ok({ pages: 2, hasScripts: false }));
    expect(await client.page(0)).toEqual({ ok: false, error: { kind: 'pdfPageFailed', page: 1 } });
    expect(await client.page(1)).toEqual({ ok: false, error: { kind: 'pdfPageFailed', page: 2 } });
    expect(told.ended).toBe(1);
  });
  it('that dies, or is ended while it works, answers as well', async () => {
    const { made } = worker(() => undefined);
    const client = startPdfClient(() => made);
    const opening = client.open(new Uint8Array(1));
    made.onerror?.({ preventDefault: () => undefined } as ErrorEvent);
    expect(await opening).toEqual({ ok: false, error: { kind: 'pdfUnreadable' } });
  });
});

describe('an import', () => {
  const file = new File([new Uint8Array(3)], 'contract.pdf');
  function importOf(client: Partial<PdfClient>, takePage: (picture: Brought) => Promise<void>) {
    const whole: PdfClient = {
      open: async () => ok({ pages: 3, hasScripts: false }),
      page: async (index) => ok(new Uint8Array([index])),
      close: () => undefined,
      ...client,
    };
    return pdfImport({ takePage, start: () => whole });
  }

  it('hands every page on in order, and tells that it is whole', async () => {
    const taken: string[] = [];
    let whole = 0;
    const made = importOf({}, async ({ name, onFiled }) => {
      taken.push(name);
      onFiled?.();
    });
    await made.take([file], () => (whole += 1));
    expect(taken).toEqual(['contract.pdf (1)', 'contract.pdf (2)', 'contract.pdf (3)']);
    expect(whole).toBe(1);
    expect(made.view()).toEqual([]);
  });
  it('with a page that was refused is not whole', async () => {
    let whole = 0;
    const made = importOf({}, async ({ name, onFiled }) => {
      if (!name.includes('(2)')) onFiled?.();
    });
    await made.take([file], () => (whole += 1));
    expect(whole).toBe(0);
  });
  it('that fails at a page keeps those before, and is not whole', async () => {
    const taken: string[] = [];
    const error = { kind: 'pdfPageFailed', page: 2 } as const;
    const page: PdfClient['page'] = async (index) =>
      index === 1 ? { ok: false, error } : ok(new Uint8Array(1));
    const made = importOf({ page }, async ({ name }) => void taken.push(name));
    let whole = 0;
    await made.take([file], () => (whole += 1));
    expect(taken).toHaveLength(1);
    expect(whole).toBe(0);
    expect(made.view()).toMatchObject([{ step: 'refused', error }]);
    made.stop(made.view()[0]?.id ?? '');
    expect(made.view()).toEqual([]);
  });
  it('that is stopped hands nothing more on', async () => {
    const taken: string[] = [];
    const made = importOf({}, async ({ name }) => {
      taken.push(name);
      made.stop(made.view()[0]?.id ?? '');
    });
    await made.take([file]);
    expect(taken).toEqual(['contract.pdf (1)']);
  });
  it('tells a lock how many pages are still in it', async () => {
    const caught: number[] = [];
    const made = importOf({}, async () => void caught.push(made.caught().lost));
    const working = made.take([file, file]);
    expect(made.caught().lost).toBe(2);
    await working;
    // One page is on its way and told by its own queue; the second file counts as one until it is open.
    expect(caught).toEqual([3, 2, 2, 2, 1, 1]);
    expect(made.caught()).toEqual({ lost: 0, unsure: 0 });
  });
  it('is of files that say they are PDFs', () => {
    expect(isPdf(file)).toBe(true);
    expect(isPdf({ name: 'x', type: 'application/pdf' })).toBe(true);
    expect(isPdf({ name: 'x.pdf.jpg', type: 'image/jpeg' })).toBe(false);
  });
});
