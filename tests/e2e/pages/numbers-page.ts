/** Numbers: what is left of them, void letters, the register. */
import type { Locator, Page } from '@playwright/test';

export class NumbersPage {
  /** What is left, in the settings. */
  readonly stock: Locator;
  /** The warning on the home screen. */
  readonly warning: Locator;
  /** Lines of the register, without the heading. */
  readonly lines: Locator;
  readonly totals: Locator;
  /** Whether every number is accounted for. */
  readonly verdict: Locator;
  /** The pages of the register as a paper. */
  readonly paperPages: Locator;
  /** Cases whose term runs out. */
  readonly due: Locator;

  constructor(private readonly page: Page) {
    this.stock = page.getByRole('table', { name: '编号', exact: true });
    this.warning = page.getByText('预留的编号快用完了');
    const register = page.getByRole('table', { name: '编号登记簿' });
    this.lines = register.getByRole('row').filter({ has: page.getByRole('rowheader') });
    this.totals = page.getByRole('table', { name: '合计' });
    this.verdict = page.getByText('每个号都有着落');
    this.paperPages = page.getByRole('dialog').getByRole('img', { name: /页/ });
    this.due = page.getByRole('grid', { name: '到期与逾期' });
  }

  /** Opens the question about a letter of the open case; answers the field of the reason. */
  async askVoid(letter: string): Promise<Locator> {
    await this.page.getByRole('button', { name: new RegExp(`^作废 ${letter}`) }).click();
    return this.page.getByRole('dialog').getByRole('textbox', { name: /作废理由/ });
  }

  /** Declares a letter of the open case void. */
  async declareVoid(letter: string, reason: string): Promise<void> {
    await (await this.askVoid(letter)).fill(reason);
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: '作废', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async goRegister(): Promise<void> {
    await this.page.getByRole('tab', { name: '编号登记簿' }).click();
    await this.lines.first().waitFor();
  }

  async showState(state: string): Promise<void> {
    await this.page.getByRole('button', { name: /状态/ }).click();
    await this.page.getByRole('option', { name: state }).click();
  }

  /** Draws the register as a paper. */
  async openPaper(): Promise<void> {
    await this.page.getByRole('button', { name: '打印登记簿' }).click();
    await this.page.getByRole('dialog', { name: '打印编号登记簿' }).waitFor();
  }

  /** Takes the register out; where to is answered by the test. */
  async save(): Promise<void> {
    await this.page.getByRole('button', { name: '另存为表格' }).click();
    await this.page.getByText(/^已另存为/).waitFor();
  }
}
