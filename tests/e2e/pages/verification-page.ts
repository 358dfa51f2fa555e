/** 数据核验 and 请核对, beside the form and on the page of a case. */
import type { Locator, Page } from '@playwright/test';
import type { FieldKey } from '../../../shared/domain/form';

export class VerificationPage {
  readonly section: Locator;
  readonly facts: Locator;
  readonly ask: Locator;
  readonly askAgain: Locator;
  /** What is to be looked at. */
  readonly checks: Locator;
  readonly waived: Locator;

  constructor(private readonly page: Page) {
    this.section = page.getByRole('region', { name: '数据核验', exact: true });
    this.facts = this.section.getByRole('list', { name: '数据核验' }).getByRole('listitem');
    this.ask = this.section.getByRole('button', { name: '发起核验' });
    this.askAgain = this.section.getByRole('button', { name: '重新核验' });
    this.checks = page.getByRole('list', { name: '请核对' }).getByRole('listitem');
    this.waived = page.getByRole('region', { name: '免交的材料' });
  }

  /** Where a fact stands, in a word. */
  standing(fact: string): Locator {
    const row = this.facts.filter({ hasText: new RegExp(`^${fact}`) });
    return row.getByText(/^(未核验|信息已改，需重新核验|已排队|一致|不一致|查无记录|超时)$/);
  }

  /** What stands under a field. */
  hintOf(key: FieldKey): Locator {
    return this.page.locator(`[id="field-${key}-help"]`);
  }

  /** Signs as the first guardian, in the dialog of the identity check. */
  async sign(): Promise<void> {
    await this.section.getByRole('button', { name: '去签署授权' }).click();
    const dialog = this.page.getByRole('dialog', { name: '核验身份' });
    const pad = dialog.getByRole('img', { name: '请在框内签名' });
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (box === null) throw new Error('No frame to sign in');
    const { mouse } = this.page;
    await mouse.move(box.x + 40, box.y + 90);
    await mouse.down();
    for (let step = 0; step <= 40; step += 1) {
      await mouse.move(box.x + 40 + step * 6, box.y + 80 + 40 * Math.sin(step / 3));
    }
    await mouse.up();
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Says why what disagrees is right all the same. */
  async explain(what: string, reason: string): Promise<void> {
    await this.checks
      .filter({ hasText: what })
      .getByRole('button', { name: /^写明理由/ })
      .click();
    const dialog = this.page.getByRole('dialog', { name: '没有填错，写明理由' });
    await dialog.getByRole('textbox', { name: '理由' }).fill(reason);
    await dialog.getByRole('button', { name: '记下' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
}
