/** 设置 › 到期销毁: what is due, what is proposed, what a second person decides. */
import type { Locator, Page } from '@playwright/test';

export class RetentionPage {
  readonly section: Locator;
  /** Lines of what is due. */
  readonly due: Locator;
  readonly reason: Locator;
  readonly propose: Locator;
  readonly approve: Locator;
  readonly question: Locator;

  constructor(page: Page) {
    this.section = page.getByRole('region', { name: '到期销毁', exact: true });
    this.due = this.section
      .getByRole('grid', { name: '到期办件' })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') });
    this.reason = this.section.getByRole('textbox', { name: '销毁理由' });
    this.propose = this.section.getByRole('button', { name: /^提请销毁/ });
    this.approve = this.section.getByRole('button', { name: '批准销毁', exact: true });
    this.question = page.getByRole('alertdialog', { name: '确认销毁' });
  }

  /** Looks through the record; the answer is there when this answers. */
  async find(): Promise<void> {
    await this.section.getByRole('button', { name: '查找到期办件' }).click();
    await this.section
      .getByRole('status')
      .filter({ hasText: /已找到|没有到期/ })
      .waitFor();
  }

  /** Ticks the case of a child among those that are due. */
  async choose(childName: string): Promise<void> {
    await this.due.filter({ hasText: childName }).getByRole('checkbox').check();
  }

  /** What somebody proposed, whole. */
  proposalOf(name: string): Locator {
    return this.section.getByRole('region', { name: new RegExp(`^${name}提请销毁`) }).first();
  }
}
