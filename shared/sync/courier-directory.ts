/** The directory 名录 as a courier brings it: page by page, believed by the very code that believes it over the line. */
import type { Spoken } from './courier-records';
import { callsOver, noLine, pageOf } from './courier-records';
import { DirectoryRefill, mostPages } from './directory-refill';
import type { SyncPorts } from './ports';

type Page = { readonly [name: string]: unknown };

export class BroughtDirectory {
  readonly #pages: Page[] = [];

  constructor(
    private readonly spoken: Spoken,
    private readonly ports: Pick<SyncPorts, 'store' | 'verifier' | 'log'>,
  ) {}

  take(page: Page): void {
    // One more than is read: a directory without an end is known by it.
    if (this.#pages.length <= mostPages) this.#pages.push(page);
  }

  /** Never stands in the way of an answer: what is not kept comes with the next one. */
  async keep(): Promise<void> {
    if (this.#pages.length === 0) return;
    const clock = { nowMs: () => 0 };
    const calls = callsOver(this.spoken, () => {
      const page = this.#pages.shift();
      return page === undefined ? noLine : pageOf(page);
    });
    await new DirectoryRefill({ ...this.ports, clock }).run(this.spoken.identity, calls);
  }
}
