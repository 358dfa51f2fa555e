/** 待传: what waits for the platform. */
import type { Locator, Page } from '@playwright/test';

/** The outbox. */
export class OutboxPage {
  readonly rows: Locator;

  constructor(private readonly page: Page) {
    this.rows = page.getByRole('list', { name: '待传办件' }).locator(':scope > li');
  }

  /** The line of a child. */
  row(childName: string): Locator {
    return this.rows.filter({ hasText: childName });
  }

  /** F9: tries now. */
  async sendNow(): Promise<void> {
    await this.page.getByRole('button', { name: '立即发送' }).click();
  }

  /** The section for a desk without a line. */
  get courier(): Locator {
    return this.page.getByRole('region', { name: '离线U盘包' });
  }

  /** Shows what waits, or the section for a desk without a line. */
  async show(view: '待传办件' | '离线U盘包'): Promise<void> {
    await this.page.getByRole('tab', { name: view }).click();
  }

  /** Writes a courier package; the dialog for its place is answered before. */
  async writePackage(): Promise<void> {
    await this.courier.getByRole('button', { name: '写入U盘包' }).click();
  }

  /** Reads the platform's answer; the dialog for the file is answered before. */
  async readAnswer(): Promise<void> {
    await this.courier.getByRole('button', { name: '读入回执包' }).click();
  }

  /** Hands on another station's package; the dialog for the file is answered before. */
  async carryPackage(): Promise<void> {
    await this.courier.getByRole('button', { name: '代送别站的U盘包' }).click();
  }

  /** Goes from the outbox to what has to be put right of a child's case. */
  async goFix(what: string, childName: string): Promise<void> {
    await this.page.getByRole('button', { name: `去修改 ${what} ${childName}` }).click();
  }

  /** Sends a held case again. */
  async resend(childName: string): Promise<void> {
    await this.row(childName)
      .getByRole('button', { name: /^重新发送/ })
      .click();
  }
}
