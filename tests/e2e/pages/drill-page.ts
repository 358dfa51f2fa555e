/** The drill: its door, its offers, its mark on every screen. */
import type { Locator, Page } from '@playwright/test';

/** What a drill has that real work has not. */
export class DrillPage {
  /** The band above every screen of a drill. */
  readonly banner: Locator;
  readonly loadButton: Locator;

  constructor(private readonly page: Page) {
    this.banner = page.getByText('正在演练：', { exact: false });
    this.loadButton = page.getByRole('button', { name: '载入样例家庭' });
  }

  /** Chooses 演练 or 正式 at the door. */
  async choose(mode: '正式' | '演练'): Promise<void> {
    await this.page
      .getByRole('group', { name: '打开哪一个' })
      .getByRole('button', { name: mode })
      .click();
  }

  /** Unlocks the drill; its home is there when this answers. */
  async enter(passphrase: string): Promise<void> {
    await this.choose('演练');
    await this.page.getByLabel('口令', { exact: true }).fill(passphrase);
    await this.page.keyboard.press('Enter');
    await this.banner.waitFor();
  }

  /** Loads the sample families; all are there when this answers. */
  async loadFamilies(): Promise<void> {
    await this.loadButton.click();
    await this.page.getByText('已载入 8 户样例家庭').waitFor();
  }

  /** Lets the pretended platform speak about the case that is open. */
  async answer(words: string): Promise<void> {
    await this.page.getByRole('button', { name: words, exact: true }).click();
  }
}
