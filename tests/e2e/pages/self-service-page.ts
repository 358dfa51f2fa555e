/** 自助: what a family sees at the touch terminal, and the way of a clerk into it and out of it. */
import type { Locator, Page } from '@playwright/test';
import type { FieldKey, Form } from '../../../shared/domain/form';
import { fieldDefinition } from '../../../shared/domain/form';
import { choices } from '../../../shared/i18n/zh-cn/form-words';
import { selfService } from '../../../shared/i18n/zh-cn/self-service';
import { questions } from '../../../shared/i18n/zh-cn/words';

const names: Partial<Record<FieldKey, Record<string, string>>> = choices;

/** The window while a family works on its own. */
export class SelfServicePage {
  readonly heading: Locator;
  readonly progress: Locator;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole('heading', { level: 1 });
    this.progress = page.getByText(/^第 \d+ 步，共 \d+ 步$/);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Confirms what the desk is told before, in a window where `whole` is false; the welcome is there when this answers. */
  async begin(whole: boolean): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: selfService.desk.title });
    await dialog.getByRole('checkbox', { name: selfService.desk.whole }).setChecked(whole);
    await dialog.getByRole('button', { name: selfService.desk.confirm }).click();
    await this.page.getByRole('heading', { level: 1, name: selfService.welcome }).waitFor();
  }

  async answer(key: keyof typeof questions, yes: boolean): Promise<void> {
    const group = this.page.getByRole('radiogroup', { name: questions[key].ask });
    await group.getByText(yes ? questions[key].yes : questions[key].no, { exact: true }).click();
  }

  /** By the id that the desk's own form has for it. */
  field(key: FieldKey): Locator {
    return this.page.locator(`[id="field-${key}"]`);
  }

  /** One touch for each sign, on the keys of the screen. */
  async press(key: FieldKey, signs: string): Promise<void> {
    const ask = selfService.asks[key]?.ask ?? '';
    await this.field(key).click();
    const pad = this.page.getByRole('group', { name: selfService.pad.label(ask) });
    await pad.getByRole('button', { name: selfService.pad.clear }).click();
    for (const sign of signs) await pad.getByRole('button', { name: sign, exact: true }).click();
    await pad.getByRole('button', { name: selfService.pad.done }).click();
  }

  /** Fills in what this step asks of a form. */
  async fill(form: Form, keys: readonly FieldKey[]): Promise<void> {
    for (const key of keys) {
      const text = form[key];
      if (text === undefined) continue;
      const { kind } = fieldDefinition(key);
      if (kind === 'choice' || kind === 'flag') {
        const flag = text === 'yes' ? selfService.yes : selfService.no;
        const word = kind === 'flag' ? flag : (names[key]?.[text] ?? text);
        await this.field(key).getByText(word, { exact: true }).click();
      } else {
        await this.field(key).fill(text);
      }
    }
  }

  /** On to the step of this name, over what is left open. */
  async next(step: keyof typeof selfService.steps): Promise<void> {
    const there = this.page.getByRole('heading', { level: 1, name: selfService.steps[step] });
    await this.button(selfService.next).click();
    const anyway = this.button(selfService.nextAnyway);
    await there.or(anyway).first().waitFor();
    if (await anyway.isVisible()) await anyway.click();
    await there.waitFor();
  }

  /** Right or wrong. */
  async tryPassphrase(passphrase: string, then: 'take' | 'goOn' = 'take'): Promise<void> {
    await this.page.getByLabel(selfService.staff.passphrase, { exact: true }).fill(passphrase);
    await this.button(selfService.staff[then]).click();
  }
}
