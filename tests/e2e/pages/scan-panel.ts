/** 扫描: the part of the capture panel that scans. */
import { expect, type Locator, type Page } from '@playwright/test';
import { scanZh as words } from '../../../shared/i18n/zh-cn/scan';

/** The scanner that is open. */
export class ScanPanel {
  readonly region: Locator;
  readonly device: Locator;
  readonly scanButton: Locator;

  constructor(private readonly page: Page) {
    this.region = page.getByRole('region', { name: words.region, exact: true });
    this.device = this.choice(words.device);
    this.scanButton = this.region.getByRole('button', { name: words.scan, exact: true });
  }

  /** The button of one of the lists. */
  choice(label: string): Locator {
    return this.region.getByRole('button', { name: label });
  }

  /** The chosen scanner has said what it can do. */
  async ready(): Promise<void> {
    await expect(this.scanButton).toBeEnabled();
  }

  /** Chooses in one of the lists. */
  async set(label: string, option: string): Promise<void> {
    await this.choice(label).click();
    await this.page.getByRole('option', { name: option }).click();
    await expect(this.choice(label)).toContainText(option);
  }
}
