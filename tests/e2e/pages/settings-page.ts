/** 设置: pairing and how the screens look. */
import type { Locator, Page } from '@playwright/test';

/** The settings of the station. */
export class SettingsPage {
  /** 已配对 or 未配对. */
  readonly pairing: Locator;

  constructor(private readonly page: Page) {
    this.pairing = page.getByRole('region', { name: '中心平台' });
  }

  /** Pairs the station; the answer of the platform is on the screen when this answers. */
  async pair(url: string, code: string): Promise<void> {
    await this.pairing.getByRole('textbox', { name: '平台地址' }).fill(url);
    await this.pairing.getByRole('textbox', { name: '配对码' }).fill(code);
    await this.pairing.getByRole('button', { name: '配对', exact: true }).click();
    await this.pairing
      .getByText('已配对', { exact: true })
      .or(this.pairing.getByRole('alert'))
      .waitFor();
  }

  async chooseTheme(theme: '跟随系统' | '浅色' | '深色'): Promise<void> {
    await this.page.getByRole('radiogroup').getByText(theme, { exact: true }).click();
  }

  async chooseLanguage(language: '简体中文' | 'English'): Promise<void> {
    await this.page.getByRole('radiogroup').getByText(language, { exact: true }).click();
  }
}
