/** 读卡: the dialog beside the form, and the reader in the settings. */
import type { Locator, Page } from '@playwright/test';

/** The reader for identity cards as people see it. */
export class CardPage {
  readonly dialog: Locator;
  readonly settings: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: '读卡' });
    this.settings = page.getByRole('region', { name: '身份证读卡器' });
  }

  /** Opens the dialog for 学生, 监护人一 or 监护人二. */
  async read(who: string): Promise<void> {
    await this.page.getByRole('button', { name: `读卡：${who}` }).click();
    await this.dialog.waitFor();
  }

  /** The line of a field. */
  row(field: string): Locator {
    return this.dialog.getByRole('row', { name: field });
  }

  tick(field: string): Locator {
    return this.dialog.getByRole('checkbox', { name: field });
  }

  async choosePort(path: string): Promise<void> {
    await this.settings.getByRole('radiogroup').getByText('固定接口', { exact: true }).click();
    await this.settings.getByRole('combobox', { name: '接口' }).fill(path);
    await this.settings.getByRole('button', { name: '保存接口' }).click();
  }
}
