/** 设置 › 人员与岗位 and 我的口令, and the door of a station with several people. */
import type { Locator, Page } from '@playwright/test';

/** People of the station. */
export class PeoplePage {
  readonly table: Locator;
  readonly trouble: Locator;

  constructor(private readonly page: Page) {
    this.table = page.getByRole('region', { name: '人员与岗位' }).getByRole('table');
    this.trouble = page.getByRole('alert');
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ hasText: name });
  }

  /** Adds somebody; answers the start passphrase that is shown once. */
  async add(code: string, name: string, role: string): Promise<string> {
    await this.page.getByRole('button', { name: '添加人员' }).click();
    const dialog = this.page.getByRole('dialog', { name: '添加人员' });
    await dialog.getByRole('textbox', { name: '工号' }).fill(code);
    await dialog.getByRole('textbox', { name: '姓名' }).fill(name);
    await dialog.getByRole('button', { name: '岗位' }).click();
    await this.page.getByRole('option', { name: role }).click();
    await dialog.getByRole('button', { name: '添加人员' }).click();
    return this.takeStartPassphrase();
  }

  /** Asks for somebody's passphrase to be reset; answers the button and the question that it brings. */
  async askReset(name: string): Promise<{ readonly button: Locator; readonly question: Locator }> {
    await this.page.getByRole('button', { name: `修改 ${name}` }).click();
    const dialog = this.page.getByRole('dialog', { name: `修改“${name}”` });
    const button = dialog.getByRole('button', { name: '重设口令' });
    await button.click();
    const question = this.page.getByRole('alertdialog', { name: `重设“${name}”的口令？` });
    await question.waitFor();
    return { button, question };
  }

  /** Resets somebody's passphrase; answers the start passphrase. */
  async reset(name: string): Promise<string> {
    const { question } = await this.askReset(name);
    await question.getByRole('button', { name: '重设口令' }).click();
    return this.takeStartPassphrase();
  }

  async disable(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `修改 ${name}` }).click();
    const dialog = this.page.getByRole('dialog', { name: `修改“${name}”` });
    await dialog.getByRole('button', { name: '停用' }).click();
    await dialog.getByRole('button', { name: `确定停用“${name}”` }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** At the door: code and passphrase, right or wrong. */
  async tryUnlock(code: string, passphrase: string): Promise<void> {
    await this.page.getByRole('textbox', { name: '工号' }).fill(code);
    await this.page.getByLabel('口令', { exact: true }).fill(passphrase);
    await this.page.keyboard.press('Enter');
  }

  /** At the door, after a start passphrase: the person's own. */
  async setOwn(passphrase: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: '设置自己的口令' }).waitFor();
    await this.page.getByLabel('设置口令').fill(passphrase);
    await this.page.getByLabel('再输一遍口令').fill(passphrase);
    await this.page.getByRole('button', { name: '设好并进入' }).click();
    await this.page.getByRole('navigation', { name: '主导航' }).waitFor();
  }

  private async takeStartPassphrase(): Promise<string> {
    const dialog = this.page.getByRole('dialog', { name: '起始口令' });
    const text = await dialog.getByRole('status', { name: '起始口令' }).textContent();
    await dialog.getByRole('button', { name: '已交给本人' }).click();
    return text ?? '';
  }
}
