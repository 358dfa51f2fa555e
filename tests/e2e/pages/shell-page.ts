/** The frame around every screen: rooms, line, lock. */
import type { Locator, Page } from '@playwright/test';

/** What is there on every screen. */
export class ShellPage {
  readonly rooms: Locator;
  /** Name of the child, or title of the screen. */
  readonly title: Locator;
  /** Line and number of unsent cases. */
  readonly gauges: Locator;
  /** Passing messages. */
  readonly messages: Locator;

  constructor(private readonly page: Page) {
    this.rooms = page.getByRole('navigation', { name: '主导航' });
    this.title = page.getByRole('heading', { level: 1 });
    this.gauges = page.getByRole('banner');
    this.messages = page.getByRole('region', { name: '提示' });
  }

  async goHome(): Promise<void> {
    await this.go('今日', '今日');
  }

  async goNewCase(): Promise<void> {
    await this.go('受理', '受理新办件');
  }

  async goOutbox(): Promise<void> {
    await this.go('待传', '待传');
  }

  async goAudit(): Promise<void> {
    await this.go('审计', '审计');
  }

  async goSettings(): Promise<void> {
    await this.go('设置', '设置');
  }

  /** Locks by the button; the door is shut when this answers. */
  async lock(): Promise<void> {
    await this.page.getByRole('button', { name: '锁定' }).click();
    await this.page.getByRole('heading', { level: 1, name: '解锁' }).waitFor();
  }

  private async go(room: string, title: string): Promise<void> {
    await this.rooms.getByRole('button', { name: new RegExp(`^${room}`) }).click();
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }
}
