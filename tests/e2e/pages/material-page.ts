/** 采集 and 核验: pages of papers, and what was seen of the originals. */
import type { Locator, Page } from '@playwright/test';
import { verdicts } from '../../../shared/i18n/zh-cn/words';

const mostShots = 4;

/** Capture and inspection of one case. */
export class MaterialPage {
  /** The paper that is being inspected. */
  readonly inspected: Locator;
  readonly picture: Locator;

  constructor(private readonly page: Page) {
    this.inspected = page.getByRole('form', { name: '核验原件' });
    this.picture = page.getByRole('region', { name: '页面图像' });
  }

  /** Opens the capture room of a checklist line. */
  async openCapture(requirementTitle: string): Promise<void> {
    await this.page.keyboard.press('F6');
    const heading = this.page.getByRole('heading', {
      level: 2,
      name: requirementTitle,
      exact: true,
    });
    const next = this.page.getByRole('button', { name: '下一份' });
    await next.waitFor();
    // The lines stand in a ring: as many steps as there are lines lead past each of them.
    for (let step = 0; step < 20 && !(await heading.isVisible()); step += 1) await next.click();
    await heading.waitFor();
  }

  /** Chooses which of several papers the family brought. */
  async chooseOption(title: string): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: '家长带的是哪一种？' })
      .getByText(title, { exact: true })
      .click();
  }

  /** Gives picture files to a checklist line, in the order of its expected pages; answers when all are stored. */
  async addFiles(
    requirementTitle: string,
    paths: readonly string[],
    options: { readonly option?: string } = {},
  ): Promise<void> {
    await this.openCapture(requirementTitle);
    if (options.option !== undefined) await this.chooseOption(options.option);
    const before = await this.pages.count();
    await this.page.locator('input[type="file"]').setInputFiles([...paths]);
    await this.pages.nth(before + paths.length - 1).waitFor();
  }

  /** Photographs one page of a checklist line with the live camera, after a look at it; answers when it is stored. */
  async photograph(
    requirementTitle: string,
    look: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    await this.openCapture(requirementTitle);
    const before = await this.pages.count();
    await this.page.getByRole('button', { name: '打开摄像头' }).click();
    await this.page.getByLabel('摄像头画面').waitFor();
    await look();
    const missed = this.page.getByText('这一张没有拍到', { exact: true });
    for (let tries = 1; ; tries += 1) {
      await this.page.getByRole('button', { name: /^拍摄/ }).press('Space');
      await missed.or(this.pages.nth(before)).first().waitFor();
      if (await this.pages.nth(before).isVisible()) break;
      // A busy machine's camera gives no photo now and then: people are told to shoot again, and so does this.
      if (tries === mostShots) throw new Error('The camera gave no photo');
    }
    await this.page.getByRole('button', { name: '关闭摄像头' }).click();
  }

  /** Says of every faulty page of the open line why it stays; answers when none is left. */
  async keepFaulty(reason: string): Promise<void> {
    const keep = this.page.getByRole('button', { name: '保留这一页…' });
    for (let left = await keep.count(); left > 0; left -= 1) {
      await keep.first().click();
      const dialog = this.page.getByRole('dialog', { name: '看不清也要保留这一页' });
      await dialog.getByRole('textbox', { name: '保留的原因' }).fill(reason);
      await dialog.getByRole('button', { name: '保留', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    }
  }

  /** The pages captured for the line that is open. */
  get pages(): Locator {
    return this.page.getByRole('list', { name: '已采集的页' }).getByRole('listitem');
  }

  /** Records the verdict on the paper that is shown; everything to look at is ticked for 已见原件. */
  async inspect(verdict: keyof typeof verdicts = 'originalSeen', note = ''): Promise<void> {
    const form = this.inspected;
    if (verdict === 'originalSeen') {
      for (const box of await form.getByRole('checkbox').all()) await box.check();
    }
    await form.getByRole('radiogroup', { name: '结论' }).getByText(verdicts[verdict]).click();
    if (note !== '') await form.getByRole('textbox', { name: '备注' }).fill(note);
    await form.getByRole('button', { name: /^记录/ }).click();
  }

  /** Sees every original that was not inspected yet; the form is there again when this answers. */
  async inspectAll(): Promise<void> {
    await this.page.keyboard.press('F7');
    const title = this.page
      .getByRole('region', { name: '看着原件，逐项核对' })
      .getByRole('heading', { level: 2 });
    const back = this.page.getByRole('form', { name: '学生入学信息' });
    for (;;) {
      await this.inspected.waitFor();
      const name = await title.innerText();
      await this.inspect();
      await back
        .or(title.filter({ hasNotText: name }))
        .first()
        .waitFor();
      if (await back.isVisible()) return;
    }
  }
}
