/** Back-up in the settings, and the door's way back from one. */
import type { Locator, Page } from '@playwright/test';

/** 备份与恢复. */
export class BackupPage {
  readonly section: Locator;
  readonly disk: Locator;
  readonly restoreForm: Locator;
  /** 恢复时留下的旧数据. */
  readonly former: Locator;

  constructor(private readonly page: Page) {
    this.section = page.getByRole('region', { name: '备份与恢复' });
    this.disk = page.getByRole('region', { name: '磁盘' });
    this.former = page.getByRole('region', { name: '恢复时留下的旧数据' });
    this.restoreForm = page.getByRole('form', { name: '从备份恢复' });
  }

  get #present(): Locator {
    return this.restoreForm.getByRole('textbox', { name: '现在的站点管理员口令' });
  }

  /** The dialog of the system has to be answered by the test. */
  async chooseFolder(): Promise<void> {
    await this.section.getByRole('button', { name: '选择备份位置' }).click();
    await this.section.getByText('已是最新', { exact: true }).waitFor();
  }

  async backUpNow(): Promise<void> {
    await this.section.getByRole('button', { name: '立即备份' }).click();
  }

  async rehearse(): Promise<void> {
    await this.section.getByRole('button', { name: '恢复演练' }).click();
  }

  /** From the door to the list of back-ups found. */
  async beginRestore(): Promise<void> {
    await this.page.getByRole('button', { name: '从备份恢复' }).click();
    await this.page.getByRole('button', { name: '选择备份文件夹' }).click();
  }

  /** `agreed`: the passphrase of the administrator of the station that is there already. */
  async restoreWith(passphrase: string, agreed?: string): Promise<void> {
    await this.restoreForm.getByRole('textbox', { name: '原来的口令' }).fill(passphrase);
    if (agreed !== undefined) await this.#present.fill(agreed);
    await this.restoreForm.getByRole('button', { name: '开始恢复' }).click();
  }

  /** Cancels a restore as soon as it can be; answers whether 返回 and 选择备份文件夹 were out of reach meanwhile. */
  async cancelAtOnce(passphrase: string): Promise<boolean[]> {
    await this.restoreForm.getByRole('textbox', { name: '原来的口令' }).fill(passphrase);
    // In the page itself: a small restore may be over before the next click from outside.
    return this.page.evaluate(async () => {
      const button = (words: string) =>
        [...document.querySelectorAll('button')].find((each) => each.textContent === words);
      button('开始恢复')?.click();
      while (button('取消恢复') === undefined) await new Promise(requestAnimationFrame);
      const out = ['返回', '选择备份文件夹'].map((words) => button(words)?.disabled === true);
      button('取消恢复')?.click();
      return out;
    });
  }

  async enter(): Promise<void> {
    await this.page.getByRole('button', { name: '去解锁' }).click();
  }
}
