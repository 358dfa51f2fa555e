/** Submitting a case, and its page afterwards: states, decision, letters, archive. */
import type { Locator, Page } from '@playwright/test';

/** One case from hand-over to archive. */
export class CasePage {
  /** The line of states. */
  readonly progress: Locator;
  /** The paper shown at the right. */
  readonly paper: Locator;
  readonly papers: Locator;

  constructor(private readonly page: Page) {
    this.progress = page.getByRole('list', { name: '办理进度' });
    this.paper = page.getByRole('region', { name: /^预览/ });
    this.papers = page.getByRole('region', { name: '文书', exact: true }).getByRole('listitem');
  }

  /** A state in words, in the head of the screen. */
  state(name: string): Locator {
    return this.page.getByRole('main').getByText(name, { exact: true }).first();
  }

  /** A fact of the case by its name, such as 受理编号. */
  fact(term: string): Locator {
    return this.page
      .locator('dt', { hasText: term })
      .locator('xpath=following-sibling::dd')
      .first();
  }

  /** What will happen with the submission, before anything does. */
  async goSubmit(): Promise<void> {
    await this.page.keyboard.press('F10');
    await this.page.getByRole('button', { name: /^(提交并出具受理回执|重新提交)/ }).waitFor();
  }

  /** Submits a complete case; its page with the receipt is there when this answers. */
  async submit(): Promise<void> {
    await this.page.keyboard.press('F10');
    await this.page.getByRole('button', { name: /^(提交并出具受理回执|重新提交)/ }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: '确认提交' }).click();
    await this.progress.waitFor();
  }

  /** Opens 移交 by its key and chooses the colleague; the dialog is ready to confirm when this answers. */
  async chooseHeir(name: string, note: string): Promise<Locator> {
    await this.page.keyboard.press('Control+H');
    const dialog = this.page.getByRole('dialog', { name: '移交这件草稿' });
    await dialog.getByRole('button', { name: '移交给' }).click();
    await this.page.getByRole('option', { name }).click();
    await dialog.getByRole('textbox', { name: '给同事的说明（可不填）' }).fill(note);
    return dialog;
  }

  /** Issues the 公办地段学位告知书; its preview is there when this answers. */
  async issuePlaceNotice(): Promise<void> {
    await this.#issue('出具学位告知书', '公办地段学位告知书');
  }

  /** Issues the 不予受理通知书; its preview is there when this answers. */
  async issueRefusalNotice(): Promise<void> {
    await this.#issue('出具不予受理通知书', '不予受理通知书');
  }

  async #issue(name: string, letter: string): Promise<void> {
    await this.page.getByRole('button', { name }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name }).click();
    await this.page.getByRole('region', { name: `预览 ${letter}` }).waitFor();
  }

  /** Seals the electronic archive; its preview is there when this answers. */
  async sealArchive(): Promise<void> {
    await this.page.getByRole('button', { name: '封存电子档案' }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: '封存电子档案' }).click();
    await this.page.getByRole('region', { name: '预览 电子档案' }).waitFor();
  }

  /** Shows a letter or the archive. */
  async open(paper: '受理回执' | '公办地段学位告知书' | '电子档案'): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^打开 ${paper}`) }).click();
    await this.page.getByRole('region', { name: `预览 ${paper}` }).waitFor();
  }

  /** Hands the shown paper to the printer. */
  async print(copies = 1): Promise<void> {
    for (let copy = 1; copy < copies; copy += 1) {
      await this.page.getByRole('button', { name: '加一份' }).click();
    }
    await this.page.getByRole('button', { name: '打印', exact: true }).click();
  }

  /** Saves the shown paper; where to is answered by the test. */
  async save(): Promise<void> {
    await this.page.getByRole('button', { name: '另存 PDF' }).click();
  }

  /** Follows one line of the platform's correction to what has to be put right. */
  async goFix(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `去修改 ${name}` }).click();
  }

  /** Sends a held case again. */
  async resend(): Promise<void> {
    await this.page.getByRole('button', { name: /^重新发送/ }).click();
  }
}
