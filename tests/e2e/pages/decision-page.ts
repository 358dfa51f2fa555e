/** 由本窗口决定 on the page of a case: deciding, what became of it, and settling a disagreement. */
import type { Locator, Page } from '@playwright/test';
import { ReviewPage } from './review-page';

export class DecisionPage {
  readonly section: Locator;
  readonly start: Locator;
  readonly dialog: Locator;
  /** 学位额度 in the settings, a row each. */
  readonly quotas: Locator;

  constructor(private readonly page: Page) {
    this.section = page.getByRole('region', { name: '由本窗口决定', exact: true });
    this.start = this.section.getByRole('button', { name: /^由本窗口决定/ });
    this.dialog = page.getByRole('dialog', { name: '由本窗口决定' });
    this.quotas = page
      .getByRole('region', { name: '学位额度', exact: true })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') });
  }

  /** A word on where the decision stands. */
  standing(words: string): Locator {
    return this.section.getByText(words, { exact: true });
  }

  /** Looks at every page and chooses; the dialog is ready to confirm when this answers. */
  async choose(outcome: '准予入学' | '不予受理' | '转统筹安排'): Promise<void> {
    await this.page.keyboard.press('F8');
    const review = new ReviewPage(this.page);
    await review.readAll();
    await review.choose(outcome);
    await this.page.keyboard.press('F8');
    await this.dialog.getByRole('checkbox', { name: /^我已看过/ }).check();
  }

  async confirm(): Promise<void> {
    await this.dialog.getByRole('button', { name: '决定', exact: true }).click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** Settles a disagreement with a reason. */
  async settle(choice: '按平台的决定' | '保留窗口的决定，提出异议', reason: string): Promise<void> {
    await this.section.getByRole('button', { name: choice }).click();
    const asked = this.page.getByRole('dialog', { name: /^(按平台的决定办理|保留窗口的决定)$/ });
    await asked.getByRole('textbox', { name: '理由' }).fill(reason);
    await asked.getByRole('button', { name: choice }).click();
    await asked.waitFor({ state: 'detached' });
  }
}
