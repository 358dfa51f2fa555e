/** 设置 › 平台对接配置: profiles of counties' platforms, log-in and pairing by them. */
import type { Locator, Page } from '@playwright/test';

export class ConnectorsPage {
  readonly section: Locator;
  /** The profiles held, a row each. */
  readonly rows: Locator;
  readonly trouble: Locator;
  readonly review: Locator;
  /** What is wrong with a profile, place by place. */
  readonly faults: Locator;
  readonly logInDialog: Locator;
  readonly logInAddress: Locator;
  readonly pairDialog: Locator;

  constructor(private readonly page: Page) {
    this.section = page.getByRole('region', { name: '平台对接配置', exact: true }).first();
    this.rows = this.section.getByRole('row').filter({ has: page.getByRole('rowheader') });
    this.trouble = this.section.getByRole('alert');
    this.review = page.getByRole('dialog', { name: '核对后再导入' });
    this.faults = page
      .getByRole('dialog', { name: '对接配置有问题，没有导入' })
      .getByRole('listitem');
    this.logInDialog = page.getByRole('dialog', { name: /^(正在登录|登录：)/ });
    this.logInAddress = this.logInDialog.getByLabel('登录地址');
    this.pairDialog = page.getByRole('dialog', { name: /^与“.*”配对$/ });
  }

  /** Presses the button that asks for a file. */
  async choose(): Promise<void> {
    await this.section.getByRole('button', { name: /^选择对接配置文件/ }).click();
  }

  async takeIn(): Promise<void> {
    await this.review.getByRole('button', { name: '导入', exact: true }).click();
    await this.review.waitFor({ state: 'detached' });
  }

  /** Begins a log-in; the address to go to. */
  async logIn(): Promise<string> {
    await this.section.getByRole('button', { name: /登录：/ }).click();
    return (await this.logInAddress.textContent()) ?? '';
  }

  /** Leaves whatever dialog is open. */
  async leave(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  async pair(code: string): Promise<void> {
    await this.section.getByRole('button', { name: /^配对：/ }).click();
    await this.pairDialog.getByRole('textbox', { name: '配对码' }).fill(code);
    await this.pairDialog.getByRole('button', { name: '配对', exact: true }).click();
  }
}
