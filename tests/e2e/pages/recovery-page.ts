/** The sheets of the recovery key, and the way in with two of them. */
import type { Locator, Page } from '@playwright/test';

/** Printing sheets after setting up or from 设置, and 忘记口令 at the door. */
export class RecoveryPage {
  readonly trouble: Locator;
  readonly reminder: Locator;

  constructor(private readonly page: Page) {
    this.trouble = page.getByRole('alert');
    this.reminder = page.getByText('还没有恢复密钥', { exact: true });
  }

  /** Saves a sheet where the dialog was told to; it is on the disk when this answers. */
  async save(sheet: number): Promise<void> {
    await this.page.getByRole('button', { name: `另存第 ${sheet} 份` }).click();
    await this.page
      .getByRole('listitem')
      .filter({ hasText: `第 ${sheet} 份` })
      .getByText('已打印或另存')
      .waitFor();
  }

  async finish(): Promise<void> {
    await this.page.getByRole('button', { name: '完成' }).click();
  }

  async confirm(): Promise<void> {
    await this.page.getByRole('checkbox', { name: /^三份都已看过/ }).check();
  }

  /** At the door. */
  async open(): Promise<void> {
    await this.page.getByRole('button', { name: '忘记口令' }).click();
  }

  box(number: 1 | 2): Locator {
    return this.page.getByRole('textbox', { name: `第 ${number} 个框` });
  }

  async enter(passphrase: string): Promise<void> {
    await this.page.getByLabel('设置口令').fill(passphrase);
    await this.page.getByLabel('再输一遍口令').fill(passphrase);
    await this.page.getByRole('button', { name: '设好新口令并进入' }).click();
  }
}
