/** Catchments and the directory of schools on the form of a case. */
import type { Locator, Page } from '@playwright/test';
import { sections } from '../../../shared/i18n/zh-cn/form-words';

export class SchoolsPage {
  /** What the catchments say of the home, and of the household register. */
  readonly ofHome: Locator;
  readonly ofRegister: Locator;
  /** 申请就读的学校. */
  readonly wish: Locator;
  /** The suggestions that are drawn. */
  readonly options: Locator;
  /** 积分试算. */
  readonly points: Locator;

  constructor(page: Page) {
    const section = (name: 'residence' | 'register' | 'wish') =>
      page.getByRole('region', { name: sections[name].title, exact: true });
    this.ofHome = section('residence').getByRole('status');
    this.ofRegister = section('register').getByRole('status');
    this.wish = section('wish');
    this.options = page.getByRole('option');
    this.points = page.getByRole('region', { name: '积分试算', exact: true });
  }

  /** Takes the school of the catchment. */
  async choose(school: string): Promise<void> {
    await this.wish.getByRole('button', { name: `选地段学校：${school}` }).click();
  }
}
