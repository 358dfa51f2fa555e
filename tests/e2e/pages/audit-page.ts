/** 审计: the trail, its verification, its digests. */
import { expect, type Locator, type Page } from '@playwright/test';

export class AuditPage {
  /** Lines of the trail, newest first, without the heading. */
  readonly lines: Locator;
  /** What the verification found. */
  readonly verdict: Locator;
  readonly digests: Locator;

  constructor(private readonly page: Page) {
    const trail = page.getByRole('table', { name: '审计记录' });
    this.lines = trail.getByRole('row').filter({ has: page.getByRole('rowheader') });
    this.verdict = page.getByText(/^审计记录(完整|有问题)$/);
    this.digests = page
      .getByRole('table', { name: '每日签名摘要' })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') });
  }

  /** One line by what was done. */
  line(what: string): Locator {
    return this.lines.filter({ hasText: what });
  }

  /** Shows one kind of act only. */
  async showKind(kind: string): Promise<void> {
    await this.page.getByRole('button', { name: /类别/ }).click();
    await this.page.getByRole('option', { name: kind }).click();
    await this.page.getByRole('button', { name: '查询' }).click();
  }

  /** Every line of a case, however many pages of the trail they are. */
  async showCase(number: string): Promise<void> {
    await this.page.getByRole('textbox', { name: '受理编号' }).fill(number);
    await this.page.getByRole('button', { name: '查询' }).click();
    const older = this.page.getByRole('button', { name: '更早的记录' });
    const whole = this.page.getByText('已经到最早一条');
    await expect(async () => {
      if (await older.isVisible()) await older.click({ timeout: 500 });
      await expect(whole).toBeVisible({ timeout: 500 });
    }).toPass();
  }

  /** Verifies the whole trail; the verdict is there when this answers. */
  async verify(): Promise<void> {
    await this.page.keyboard.press('F9');
    await this.verdict.waitFor();
  }

  async goDigests(): Promise<void> {
    await this.page.getByRole('tab', { name: '每日签名摘要' }).click();
    await this.page.getByRole('button', { name: '现在生成' }).waitFor();
  }

  async makeDigest(): Promise<void> {
    await this.page.getByRole('button', { name: '现在生成' }).click();
    await this.digests.first().waitFor();
  }

  /** Saves the newest digest; where to is answered by the test. */
  async saveDigest(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^另存 \d{4}/ })
      .first()
      .click();
  }
}
