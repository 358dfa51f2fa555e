/** Ctrl+K: the search over every screen. */
import type { Locator, Page } from '@playwright/test';

/** The open search. */
export class SearchPage {
  readonly dialog: Locator;
  readonly field: Locator;
  /** Every row, cases before rooms and commands. */
  readonly rows: Locator;
  readonly cases: Locator;
  /** The row that Enter opens. */
  readonly marked: Locator;
  readonly status: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: '查找办件和功能' });
    this.field = this.dialog.getByRole('combobox', { name: '要找什么' });
    this.rows = this.dialog.getByRole('option');
    this.cases = this.dialog.getByRole('group', { name: '办件' }).getByRole('option');
    this.marked = this.dialog.getByRole('option', { selected: true });
    this.status = this.dialog.getByRole('status');
  }

  /** Presses Ctrl+K; the field has the focus when this answers. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.field.waitFor();
  }

  /** Types into the field in place of what stands there. */
  async type(query: string): Promise<void> {
    await this.field.fill(query);
  }

  /** Types and opens the first case by Enter; the page of the child is there when this answers. */
  async openFirst(query: string, childName: string): Promise<void> {
    await this.type(query);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('heading', { level: 1, name: childName }).waitFor();
  }
}
