/** Takes PDFs in page by page, one file after the other; the pages go the way of every other picture. */
import { v7 as newId } from 'uuid';
import type { AppError } from '../../../shared/domain/app-error';
import { checkPdfBytes, startPdfClient, type PdfClient } from '../../workers/pdf-client';
import type { Brought } from '../capture/page-intake';
import { followers } from '../../followers';

/** One PDF on its way, or what is to be told of one. */
export type PdfItem = {
  readonly id: string;
  readonly name: string;
  readonly step: 'waiting' | 'opening' | 'pages' | 'refused' | 'scripts';
  /** From 1; 0 before the first. */
  readonly page: number;
  readonly pages: number;
  readonly error?: AppError;
};

/** The PDFs of one requirement; the work goes on when the panel is left. */
export type PdfImport = ReturnType<typeof pdfImport>;

/** Whether a file says of itself that it is a PDF. */
export function isPdf({ type, name }: Pick<File, 'type' | 'name'>): boolean {
  return type === 'application/pdf' || /\.pdf$/i.test(name);
}

/** Nothing is started before the first PDF. */
export function pdfImport(ports: {
  /** Settles when the picture was saved or refused. */
  readonly takePage: (picture: Brought) => Promise<void>;
  readonly start?: () => PdfClient;
}) {
  const { takePage, start = () => startPdfClient() } = ports;
  let items: readonly PdfItem[] = [];
  let tail: Promise<unknown> = Promise.resolve();
  let halted = false;
  const clients = new Map<string, PdfClient>();
  const { subscribe, tell } = followers();
  const show = (next: readonly PdfItem[]) => {
    items = next;
    tell();
  };
  const edit = (id: string, change: Partial<PdfItem>) =>
    show(items.map((item) => (item.id === id ? { ...item, ...change } : item)));
  const drop = (id: string) => show(items.filter((item) => item.id !== id));
  const isWanted = (id: string) => !halted && items.some((item) => item.id === id);

  async function takeOne(id: string, file: File, onWhole: () => void): Promise<void> {
    if (!isWanted(id)) return;
    edit(id, { step: 'opening' });
    const refuse = (error: AppError) => edit(id, { step: 'refused', error });
    const tooBig = checkPdfBytes(file.size);
    if (tooBig !== undefined) return refuse(tooBig);
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (bytes === undefined) return refuse({ kind: 'fileMissing' });
    const client = start();
    clients.set(id, client);
    try {
      const opened = await client.open(new Uint8Array(bytes));
      if (!isWanted(id)) return;
      if (!opened.ok) return refuse(opened.error);
      const { pages, hasScripts } = opened.value;
      let filed = 0;
      for (let index = 0; index < pages; index += 1) {
        edit(id, { step: 'pages', page: index + 1, pages });
        const page = await client.page(index);
        if (!isWanted(id)) return;
        if (!page.ok) return refuse(page.error);
        const name = `${file.name} (${String(index + 1)})`;
        const picture = new File([page.value], `${name}.jpg`, { type: 'image/jpeg' });
        await takePage({ file: picture, name, source: 'pdf', onFiled: () => (filed += 1) });
        if (!isWanted(id)) return;
      }
      // A page that was refused waits to be tried again; until then the PDF stays where it is.
      if (filed === pages) onWhole();
      if (hasScripts) edit(id, { step: 'scripts' });
      else drop(id);
    } finally {
      client.close();
      clients.delete(id);
    }
  }

  const stop = (id: string) => {
    drop(id);
    clients.get(id)?.close();
  };
  return {
    view: () => items,
    subscribe,
    /** Queues PDFs; `onWhole` is told of each whose every page is in the record. */
    take(files: readonly File[], onWhole: () => void = () => undefined): Promise<unknown> {
      for (const file of files) {
        const id = newId();
        show([...items, { id, name: file.name, step: 'waiting', page: 0, pages: 0 }]);
        tail = tail.then(() => takeOne(id, file, onWhole)).catch(() => undefined);
      }
      return tail;
    },
    /** Ends the work on a PDF, or forgets what was told of one; pages that are in stay in. */
    stop,
    /** What a lock would catch: pages that are not taken out yet. */
    caught: () => ({
      lost: items.reduce((sum, { step, page, pages }) => {
        if (step === 'refused' || step === 'scripts') return sum;
        return sum + Math.max(1, pages - page);
      }, 0),
      unsure: 0,
    }),
    idle: () => tail,
    halt: async () => {
      halted = true;
      for (const client of clients.values()) client.close();
    },
  };
}
