/** The locked door: making a new station and unlocking it. */
import type { Locator, Page } from '@playwright/test';

/** What the first run asks for. */
export interface NewStation {
  readonly school: string;
  readonly operatorName: string;
  readonly passphrase: string;
}

/** The screens before anybody is in. */
export class DoorPage {
  readonly heading: Locator;
  readonly trouble: Locator;
  /** Why the station is locked, and whether what was typed is saved. */
  readonly why: Locator;
  readonly unlockButton: Locator;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole('heading', { level: 1 });
    this.trouble = page.getByRole('alert');
    this.why = page.getByRole('main').getByRole('status').first();
    this.unlockButton = page.getByRole('button', { name: /^解锁|^请等/ });
  }

  /** First run, the recovery key put off; the workplace is open when this answers. */
  async createStation(station: NewStation): Promise<void> {
    await this.setUp(station);
    await this.putOffSheets();
  }

  /** Leaves the recovery key for later; the workplace is open when this answers. */
  async putOffSheets(): Promise<void> {
    await this.page.getByRole('button', { name: '稍后再做' }).click();
    await this.page
      .getByRole('alertdialog', { name: '稍后再做恢复密钥' })
      .getByRole('button', { name: '稍后再做' })
      .click();
    await this.inside();
  }

  /** First run up to the sheets of the recovery key. */
  async setUp({ school, operatorName, passphrase }: NewStation): Promise<void> {
    await this.page.getByRole('textbox', { name: '学校名称' }).fill(school);
    await this.page.getByRole('textbox', { name: '受理人姓名' }).fill(operatorName);
    await this.page.getByLabel('设置口令').fill(passphrase);
    await this.page.getByLabel('再输一遍口令').fill(passphrase);
    await this.page.getByRole('button', { name: '建立本站' }).click();
    await this.page.getByRole('heading', { level: 1, name: '印出恢复密钥' }).waitFor();
  }

  /** Types the passphrase and presses Enter, right or wrong. */
  async tryPassphrase(passphrase: string): Promise<void> {
    await this.page.getByLabel('口令', { exact: true }).fill(passphrase);
    await this.page.keyboard.press('Enter');
  }

  /** Unlocks; the workplace is open when this answers. */
  async unlock(passphrase: string): Promise<void> {
    await this.tryPassphrase(passphrase);
    await this.inside();
  }

  private async inside(): Promise<void> {
    await this.page.getByRole('navigation', { name: '主导航' }).waitFor();
  }
}
