/** 设置 › 政策包: what is in force, and the way another pack is installed. */
import type { Locator, Page } from '@playwright/test';

export class PolicyPage {
  readonly section: Locator;
  /** The packs in force, a row each. */
  readonly inForce: Locator;
  readonly trouble: Locator;
  /** What the check found wrong with a pack. */
  readonly faults: Locator;
  readonly review: Locator;
  /** The cases that would differ, a row each. */
  readonly changes: Locator;
  readonly reason: Locator;
  readonly install: Locator;

  constructor(page: Page) {
    this.section = page.getByRole('region', { name: '政策包', exact: true });
    const rows = (table: Locator) =>
      table.getByRole('row').filter({ has: page.getByRole('rowheader') });
    this.inForce = rows(this.section.getByRole('region', { name: '现行政策包' }));
    this.trouble = this.section.getByRole('alert');
    this.faults = this.section.getByRole('list', { name: '检查结果' }).getByRole('listitem');
    this.review = page.getByRole('dialog', { name: '核对后安装' });
    this.changes = rows(this.review.getByRole('region', { name: '会不同的办件' }));
    this.reason = this.review.getByRole('textbox', { name: '安装理由' });
    this.install = this.review.getByRole('button', { name: '安装并锁定本站' });
  }

  /** Presses the button that asks for a file. */
  async choose(): Promise<void> {
    await this.section.getByRole('button', { name: '选择政策包文件' }).click();
  }

  /** Leaves the dialog without installing. */
  async leave(): Promise<void> {
    await this.review.getByRole('button', { name: /不安装|关闭/ }).click();
    await this.review.waitFor({ state: 'detached' });
  }
}
