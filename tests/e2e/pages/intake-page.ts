/** 受理: the three questions, the form and the live checklist. */
import type { Locator, Page } from '@playwright/test';
import type { CaseKind } from '../../../shared/domain/case-kind';
import { caseKinds } from '../../../shared/domain/case-kind';
import type { FieldKey, Form } from '../../../shared/domain/form';
import { fieldDefinition, fieldKeys } from '../../../shared/domain/form';
import type { GroupAnswers } from '../../../shared/domain/group';
import { choices, fields, sections } from '../../../shared/i18n/zh-cn/form-words';
import { intake } from '../../../shared/i18n/zh-cn/intake';
import { questions } from '../../../shared/i18n/zh-cn/words';

/** The form of one case, and the way to it. */
export class IntakePage {
  /** 还差 n 样. */
  readonly missing: Locator;
  /** 已保存, 正在保存… */
  readonly saveState: Locator;
  /** The lines of the checklist of papers. */
  readonly requirements: Locator;

  constructor(private readonly page: Page) {
    const side = page.getByRole('region', { name: '材料清单' });
    // What is being read on the pages stands in the same region and says other things.
    this.missing = side.getByRole('status').filter({ hasText: /还差|已齐/ });
    // A toast may say the same word of something else.
    const main = page.getByRole('main');
    this.saveState = main.getByText(/^(已保存|正在保存…|没有保存成功)$/);
    this.requirements = side.getByRole('list', { name: '需要的材料' }).getByRole('listitem');
  }

  /** Answers the three questions and opens the case; the form is there when this answers. */
  async openCase(answers: GroupAnswers, kind: CaseKind = 'primary'): Promise<void> {
    await this.page.keyboard.press('F2');
    await this.page.getByRole('radiogroup', { name: intake.kindAsk }).waitFor();
    await this.page.keyboard.press(String(caseKinds.indexOf(kind) + 1));
    await this.answer(answers);
    await this.page.getByRole('button', { name: '开始受理' }).click();
    await this.section('child').waitFor();
  }

  /** Gives other answers to the three questions of an open case. */
  async changeGroup(answers: GroupAnswers): Promise<void> {
    await this.page.getByRole('button', { name: '更改群体' }).click();
    await this.answer(answers);
    await this.page.getByRole('button', { name: '更改为这个群体' }).click();
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** The control of a field, found under its section's heading. */
  field(key: FieldKey): Locator {
    const section = this.section(fieldDefinition(key).section);
    const { label } = fields[key];
    switch (fieldDefinition(key).kind) {
      case 'choice':
        return section.getByRole('button', { name: label });
      case 'flag':
        return section.getByRole('checkbox', { name: label });
      default:
        // A school is found in a directory, where the pack has one.
        return section
          .getByRole('textbox', { name: label, exact: true })
          .or(section.getByRole('combobox', { name: label, exact: true }));
    }
  }

  /** What stands beside a field that is not right yet. */
  async problemOf(key: FieldKey): Promise<string> {
    const id = await this.field(key).getAttribute('aria-describedby');
    const error = id?.split(' ').find((part) => part.endsWith('-error'));
    return error === undefined ? '' : this.page.locator(`[id="${error}"]`).innerText();
  }

  /** Types a text, chooses a choice or ticks a flag, and leaves the field. */
  async fillField(key: FieldKey, value: string): Promise<void> {
    const field = this.field(key);
    switch (fieldDefinition(key).kind) {
      case 'choice': {
        await field.click();
        const names: Partial<Record<FieldKey, Record<string, string>>> = choices;
        await this.page.getByRole('option', { name: names[key]?.[value] ?? value }).click();
        return;
      }
      case 'flag':
        await field.setChecked(value === 'yes');
        return;
      default:
        await field.fill(value);
        await field.blur();
    }
  }

  /** Fills many fields in asking order. */
  async fillForm(form: Form): Promise<void> {
    for (const key of fieldKeys) {
      const value = form[key];
      if (value !== undefined) await this.fillField(key, value);
    }
  }

  /** Waits until everything typed is on the disk. */
  async saved(): Promise<void> {
    await this.page.getByRole('main').getByText('已保存', { exact: true }).waitFor();
  }

  /** F8: shows everything that is wrong. */
  async check(): Promise<void> {
    await this.page.keyboard.press('F8');
  }

  /** Goes to one of the four steps of a case by its key. */
  async goTo(step: '填写信息' | '采集材料' | '核验原件' | '提交'): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '办理步骤' })
      .getByRole('button', { name: new RegExp(`^${step}`) })
      .click();
  }

  /** Opens a checklist line by its button. */
  async openRequirement(title: string): Promise<void> {
    await this.page
      .getByRole('button', { name: new RegExp(`^(采集|补页|核验|查看) ${title}$`) })
      .click();
  }

  section(name: keyof typeof sections): Locator {
    return this.page.getByRole('region', { name: sections[name].title, exact: true });
  }

  private async answer(answers: GroupAnswers): Promise<void> {
    for (const key of ['localRegister', 'localHome', 'preferential'] as const) {
      const { ask, yes, no } = questions[key];
      const question = this.page.getByRole('radiogroup', { name: new RegExp(escaped(ask)) });
      await question.getByText(answers[key] ? yes : no, { exact: true }).click();
    }
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
