/** 复核: the queue, and a case with its pages beside its details. */
import { expect, type Locator, type Page } from '@playwright/test';

export class ReviewPage {
  /** The cases that wait, with their heading row. */
  readonly queue: Locator;
  /** The page on the screen, and the bar above it. */
  readonly papers: Locator;
  readonly details: Locator;
  readonly form: Locator;
  readonly preview: Locator;
  readonly seenAll: Locator;

  constructor(private readonly page: Page) {
    this.queue = page.getByRole('grid', { name: '等你复核的办件' });
    this.papers = page.getByRole('region', { name: '材料', exact: true });
    this.details = page.getByRole('region', { name: '信息与核验', exact: true });
    this.form = page.getByRole('region', { name: '作出决定', exact: true });
    this.preview = page.getByRole('dialog', { name: '文书预览' });
    this.seenAll = this.form.getByText('材料都看过了。');
  }

  row(childName: string): Locator {
    return this.queue.getByRole('row').filter({ hasText: childName });
  }

  /** How many cases the rail says wait. */
  get count(): Locator {
    return this.page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('button', { name: /^复核/ });
  }

  /** By its key. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+u');
    await this.page.getByRole('heading', { level: 1, name: '复核' }).waitFor();
  }

  /** Turns the pages one by one, by the keyboard alone, each once it is on the screen. */
  async readAll(): Promise<void> {
    const sheet = this.papers.getByRole('region', { name: '页面图像' });
    await sheet.focus();
    for (let turned = 0; turned < 60; turned += 1) {
      const picture = sheet.getByRole('img');
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete))
        .toBe(true);
      if (await this.seenAll.isVisible()) return;
      const before = await picture.getAttribute('alt');
      await this.page.keyboard.press('PageDown');
      await expect(picture).not.toHaveAttribute('alt', before ?? '');
    }
    throw new Error('The pages have no end');
  }

  /** Chooses in the form below. */
  async choose(outcome: '准予入学' | '不予受理' | '转统筹安排'): Promise<void> {
    await this.form.getByText(outcome, { exact: true }).click();
  }

  /** The letter to come, as it is drawn. */
  async look(): Promise<void> {
    await this.page.keyboard.press('F9');
    await this.preview.getByRole('img', { name: /^第 1 页/ }).waitFor();
  }
}
