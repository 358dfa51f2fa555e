/** The second screen 家长屏: its part of the settings, and its own window. */
import type { Locator, Page } from '@playwright/test';
import type { Station } from '../../support/electron-app';

export class FamilySettings {
  readonly section: Locator;

  constructor(page: Page) {
    this.section = page.getByRole('region', { name: '家长屏' });
  }

  /** Opens it on the display that is offered, and answers its window. */
  async open({ app }: Station): Promise<Page> {
    const opened = app.waitForEvent('window');
    await this.section.getByRole('button', { name: '打开家长屏' }).click();
    return opened;
  }
}
