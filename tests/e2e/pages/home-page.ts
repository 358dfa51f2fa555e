/** 今日: the list of cases. */
import type { Locator, Page } from '@playwright/test';

/** The room where the day starts. */
export class HomePage {
  /** Cases the desk or the platform works on. */
  readonly open: Locator;
  /** Cases that came back and wait for the desk. */
  readonly toAct: Locator;
  readonly counts: Locator;

  constructor(private readonly page: Page) {
    this.open = page.getByRole('grid', { name: '在办办件' });
    this.toAct = page.getByRole('grid', { name: '平台有结果，请处理' });
    this.counts = page.getByRole('definition');
  }

  /** The row of a child, wherever it is listed. */
  row(childName: string): Locator {
    return this.page
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: childName, exact: true }) });
  }

  /** Opens the case of a child by double click. */
  async openCaseOf(childName: string): Promise<void> {
    await this.row(childName).first().dblclick();
    await this.page.getByRole('heading', { level: 1, name: childName }).waitFor();
  }

  /** Shows the finished cases. */
  async showFinished(): Promise<void> {
    await this.page.getByRole('tab', { name: /^已办结/ }).click();
  }
}
