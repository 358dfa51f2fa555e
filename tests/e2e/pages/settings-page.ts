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

  /** What files may take of the line: `speed` and the hours as they stand in the lists. */
  async setTraffic(speed: string, hours?: { readonly from: string; readonly to: string }) {
    const region = this.page.getByRole('region', { name: '上传流量' });
    const choose = async (list: string, option: string) => {
      await region.getByRole('button', { name: list }).click();
      await this.page.getByRole('option', { name: option, exact: true }).click();
    };
    await choose('附件上传速度', speed);
    await region
      .getByText(hours === undefined ? '全天' : '只在选定的时段', { exact: true })
      .click();
    if (hours !== undefined) {
      await choose('开始时间', hours.from);
      await choose('结束时间', hours.to);
    }
    await region.getByRole('button', { name: '保存' }).click();
  }

  async chooseTheme(theme: '跟随系统' | '浅色' | '深色'): Promise<void> {
    await this.page.getByRole('radiogroup').getByText(theme, { exact: true }).click();
  }

  async chooseLanguage(language: '简体中文' | 'English'): Promise<void> {
    await this.page.getByRole('radiogroup').getByText(language, { exact: true }).click();
  }
}
