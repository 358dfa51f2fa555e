/** 档案: archived cases and their packages. */
import { expect, type Locator, type Page } from '@playwright/test';
import { archiveZh as words } from '../../../shared/i18n/zh-cn/archive-room';

type ExportWish = {
  readonly form: 'folder' | 'zip';
  readonly reason: string;
  readonly approver: string;
};

export class ArchivePage {
  /** Archived cases, without the heading. */
  readonly lines: Locator;
  readonly files: Locator;
  readonly faults: Locator;
  /** The dialog of an export. */
  readonly exporting: Locator;

  constructor(private readonly page: Page) {
    const rows = (name: string) =>
      page
        .getByRole('grid', { name })
        .or(page.getByRole('table', { name }))
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader') });
    this.lines = rows(words.list);
    this.files = rows(words.files);
    this.faults = rows(words.faults);
    this.exporting = page.getByRole('dialog', { name: words.exportTitle });
  }

  async go(): Promise<void> {
    await this.page.keyboard.press('Control+d');
    await this.page.getByRole('heading', { name: words.title, level: 1 }).waitFor();
  }

  async find(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: words.find }).fill(text);
  }

  /** Opens the package of a line by keyboard. */
  async open(name: string): Promise<void> {
    await this.lines.filter({ hasText: name }).click();
    await this.page.keyboard.press('Enter');
    await this.files.first().waitFor();
  }

  async showFile(path: string): Promise<void> {
    await this.files.filter({ hasText: path }).first().click();
  }

  /** Chooses a folder or zip of elsewhere; what the system's dialog answers is opened. */
  async lookOutside(form: 'folder' | 'zip'): Promise<void> {
    await this.page.getByRole('button', { name: words.outsideForms[form] }).click();
    await this.page.getByRole('heading', { name: words.outsideTitle, level: 1 }).waitFor();
  }

  async verify(): Promise<void> {
    await this.page.keyboard.press('F9');
  }

  /** Fills in the dialog of an export. */
  async fillInExport(wish: ExportWish): Promise<void> {
    await expect(this.page.getByRole('button', { name: words.export })).toBeEnabled();
    await this.page.keyboard.press('F8');
    await this.exporting.getByText(words.forms[wish.form].title, { exact: true }).click();
    await this.exporting.getByRole('textbox', { name: words.reason }).fill(wish.reason);
    await this.exporting.getByRole('textbox', { name: words.approver }).fill(wish.approver);
  }

  /** Fills it in and confirms; the place is what the system's dialog answers. */
  async takeOut(wish: ExportWish): Promise<void> {
    await this.fillInExport(wish);
    await this.confirmExport();
  }

  async confirmExport(): Promise<void> {
    await this.exporting.getByRole('button', { name: words.exportNow }).click();
  }
}
