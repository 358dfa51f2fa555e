/** Several platforms: their rules in the settings, and their table in the outbox. */
import type { Locator, Page } from '@playwright/test';

export class PlatformsPage {
  /** 办件送往哪个平台. */
  readonly routing: Locator;
  /** 站点名录, in the settings. */
  readonly directory: Locator;
  /** One line for each platform, in the outbox. */
  readonly table: Locator;

  constructor(private readonly page: Page) {
    this.routing = page.getByRole('region', { name: '办件送往哪个平台' });
    this.directory = page.getByRole('region', { name: '站点名录' }).first();
    this.table = page
      .getByRole('grid', { name: '各平台' })
      .or(page.getByRole('table', { name: '各平台' }));
  }

  /** Pairs with one more platform; it is on the screen when this answers. */
  async add(url: string, code: string): Promise<void> {
    const pairing = this.page.getByRole('region', { name: '中心平台' });
    await pairing.getByRole('button', { name: '重新配对或添加平台' }).click();
    await pairing.getByRole('textbox', { name: '平台地址' }).fill(url);
    await pairing.getByRole('textbox', { name: '配对码' }).fill(code);
    await pairing.getByRole('button', { name: '配对', exact: true }).click();
    await pairing.getByText(url).waitFor();
  }

  /** Adds a rule for a school. */
  async ruleForSchool(school: string, platform: string): Promise<void> {
    await this.routing.getByRole('button', { name: '添加规则' }).click();
    const rule = this.routing.getByRole('group', { name: /^规则/ }).last();
    await rule.getByRole('textbox', { name: '意向学校' }).fill(school);
    await rule.getByRole('button', { name: /平台$/ }).click();
    await this.page.getByRole('option', { name: platform, exact: true }).click();
  }

  /** Chooses what a part of the screen is about. */
  async choose(part: Locator, platform: string): Promise<void> {
    await part.getByRole('button', { name: /平台$/ }).click();
    await this.page.getByRole('option', { name: platform, exact: true }).click();
  }

  /** What takes everything that no rule names. */
  async otherwise(choice: string): Promise<void> {
    await this.routing.getByRole('button', { name: /其余办件/ }).click();
    await this.page.getByRole('option', { name: choice, exact: true }).click();
  }

  async save(): Promise<void> {
    await this.routing.getByRole('button', { name: '保存' }).click();
    await this.page.getByText('办件送往哪个平台的规则已保存').first().waitFor();
  }

  row(platform: string): Locator {
    return this.table.getByRole('row').filter({ hasText: platform });
  }

  async pause(platform: string): Promise<void> {
    await this.table.getByRole('button', { name: `暂停发送：${platform}` }).click();
    await this.row(platform).getByText('已暂停发送', { exact: true }).waitFor();
  }

  async resume(platform: string): Promise<void> {
    await this.table.getByRole('button', { name: `恢复发送：${platform}` }).click();
  }

  /** Shows the cases of one platform only. */
  async filter(choice: string): Promise<void> {
    await this.page.getByRole('button', { name: /按平台查看/ }).click();
    await this.page.getByRole('option', { name: choice, exact: true }).click();
  }
}
