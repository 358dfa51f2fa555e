/** A clerk who never touches the mouse: a family's whole visit by keys, each of them written down for the keystroke model. */
import { expect, type Page } from '@playwright/test';
import type {} from '../../renderer/main';
import { caseKinds, type CaseKind } from '../../shared/domain/case-kind';
import { fieldDefinition, fieldKeys, type FieldKey, type Form } from '../../shared/domain/form';
import type { GroupAnswers } from '../../shared/domain/group';
import { choices } from '../../shared/i18n/zh-cn/form-words';
import type { Stroke } from './keystroke-model';

/** What stands on no paper and is asked for. */
const asked: readonly FieldKey[] = [
  'guardian1.phone',
  'guardian2.phone',
  'residence.residents',
  'reason.offline',
];

/** More stops than any form has. */
const mostStops = 150;

export type Visit = {
  readonly kind: CaseKind;
  readonly answers: GroupAnswers;
  /** What the form shall hold in the end. */
  readonly form: Form;
  /** Pictures for the lines of the checklist, in their order: one for every page that is expected. */
  readonly papers: readonly { readonly title: string; readonly paths: readonly string[] }[];
};

export class KeyboardClerk {
  readonly strokes: Stroke[] = [];

  constructor(private readonly page: Page) {}

  /** The whole visit: the case is submitted and its receipt is shown when this answers. */
  async take(visit: Visit): Promise<void> {
    await this.#begin(visit);
    const later = await this.#bring(visit.papers);
    const now = visit.papers.filter((one) => !later.includes(one));
    await this.#allRead(now.flatMap(({ paths }) => paths).length);
    await this.#fillIn(visit.form);
    // What only the form asked for.
    if (later.length > 0) await this.#bring(later);
    await this.#inspect();
    await this.#submit();
  }

  /** A key that somebody thinks of. */
  async #command(key: string): Promise<void> {
    this.strokes.push({ what: 'command' });
    await this.page.keyboard.press(key);
  }

  async #onward(key = 'Enter'): Promise<void> {
    this.strokes.push({ what: 'onward' });
    await this.page.keyboard.press(key);
  }

  /** The matter and three answers open the case. */
  async #begin({ kind, answers }: Pick<Visit, 'kind' | 'answers'>): Promise<void> {
    await this.#command('F2');
    await this.page.locator('input[type=radio]:focus').waitFor({ state: 'attached' });
    await this.#command(String(caseKinds.indexOf(kind) + 1));
    for (const key of ['localRegister', 'localHome', 'preferential'] as const) {
      await this.#onward();
      await this.#command(answers[key] ? '1' : '2');
    }
    await this.#onward();
    await this.page.locator(`[id="${fieldId('child.name')}"]:focus`).waitFor();
  }

  /**
   * Lays down every page that is expected and photographs it; answers which papers nobody asked for yet. The picture
   * comes from a file here: a camera that looks at another paper for each page is the tests' of capture.
   */
  async #bring(papers: Visit['papers']): Promise<Visit['papers']> {
    await this.#command('F6');
    const pages = this.page.getByRole('list', { name: '已采集的页' }).getByRole('listitem');
    // Lines stand in a ring: the last one leads to the first.
    const position = this.page.getByText(/^第 \d+ 份，共 \d+ 份$/);
    const brought = new Set<string>();
    const passed = new Set<string>();
    while (brought.size < papers.length) {
      const here = await position.innerText();
      if (passed.has(here)) break;
      passed.add(here);
      const title = await position.locator('xpath=following-sibling::h2').innerText();
      const paper = papers.find((one) => one.title === title);
      if (paper !== undefined) brought.add(title);
      for (const path of paper?.paths ?? []) {
        const before = await pages.count();
        this.strokes.push({ what: 'paper' }, { what: 'command' });
        await this.page.locator('input[type="file"]').setInputFiles(path);
        await pages.nth(before).waitFor();
      }
      if (brought.size === papers.length) break;
      await this.#command('F4');
      await position.filter({ hasNotText: here }).waitFor();
    }
    return papers.filter(({ title }) => !brought.has(title));
  }

  /** Goes through the form from the first field; what is read on the pages is taken with one key after a look. */
  async #fillIn(form: Form): Promise<void> {
    await this.#command('F5');
    await this.page.locator(`[id="${fieldId('child.name')}"]`).focus();
    const left = new Set(fieldKeys.filter((key) => (form[key] ?? '') !== ''));
    for (let stop = 0; left.size > 0 && stop < mostStops; stop += 1) {
      const { key, kind, value } = await this.#here();
      if (key !== undefined) {
        const wanted = form[key] ?? '';
        if (left.delete(key) && value !== shown(key, wanted)) await this.#answer(key, wanted);
      }
      await this.#onward(kind === 'select' ? 'Tab' : 'Enter');
    }
    expect([...left], 'fields that no key leads to').toEqual([]);
    await expect(this.page.getByRole('main').getByText('已保存', { exact: true })).toBeVisible();
  }

  /** What stands on the pages was read behind the clerk's work, while the next paper was laid down. */
  async #allRead(count: number): Promise<void> {
    const read = () =>
      this.page.evaluate(async () => {
        const found = await window.station.ledger.read({ after: 0, limit: 500 });
        const batches = found.ok ? found.value.batches : [];
        return batches.flatMap(({ events }) => events).filter(({ type }) => type === 'pageRead')
          .length;
      });
    await expect.poll(read, { timeout: 180_000 }).toBe(count);
  }

  /** The field in hand. */
  #here() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      const isInput = element instanceof HTMLInputElement;
      const isTick = isInput && element.type === 'checkbox';
      const key = element?.id.startsWith('field-') === true ? element.id.slice(6) : undefined;
      const text = isInput ? element.value : (element?.textContent ?? '');
      return {
        key: key as FieldKey | undefined,
        kind: isTick ? 'tick' : isInput ? 'text' : 'select',
        value: isTick ? (element.checked ? 'yes' : '') : text.trim(),
      };
    });
  }

  /** Nobody is quicker than a picture: fields that a choice asks for, and what is read beside the field. */
  async #drawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
  }

  async #answer(key: FieldKey, wanted: string): Promise<void> {
    const { keyboard } = this.page;
    if (asked.includes(key)) this.strokes.push({ what: 'ask' });
    switch (fieldDefinition(key).kind) {
      case 'flag':
        return this.#command('Space');
      case 'choice': {
        await this.#command('Enter');
        const option = this.page.getByRole('option', { name: shown(key, wanted), exact: true });
        await option.waitFor();
        for (let step = 0; step < 20; step += 1) {
          if (await option.evaluate((one) => one === document.activeElement)) break;
          await this.#onward('ArrowDown');
        }
        await this.#onward();
        await option.waitFor({ state: 'detached' });
        return this.#drawn();
      }
      default:
        if (await this.#isReadAs(wanted)) {
          this.strokes.push({ what: 'look' });
          await this.#command('F4');
          await expect(this.page.locator(`[id="${fieldId(key)}"]`)).not.toHaveValue('');
          return;
        }
        this.strokes.push({ what: 'text', text: wanted });
        await keyboard.press('Control+a');
        await keyboard.insertText(wanted);
    }
  }

  /** Whether the line of the picture beside the field says it. */
  async #isReadAs(wanted: string): Promise<boolean> {
    await this.#drawn();
    const reading = this.page.locator('#reading');
    const take = reading.getByRole('button', { name: /^填入/ });
    if (!(await take.isVisible())) return false;
    const lines = (await reading.innerText()).split('\n');
    return lines.some((line) => plain(line) === plain(wanted));
  }

  /** Every point of every original is looked at and ticked by Enter; the last Enter records. */
  async #inspect(): Promise<void> {
    await this.#command('F7');
    const side = this.page.getByRole('region', { name: '看着原件，逐项核对' });
    const form = this.page.getByRole('form', { name: '核验原件' });
    const back = this.page.getByRole('form', { name: '学生入学信息' });
    for (;;) {
      await form.locator('input[type=checkbox]:focus').waitFor();
      const title = await side.getByRole('heading', { level: 2 }).innerText();
      const points = await form.getByRole('checkbox').count();
      for (let point = 0; point < points; point += 1) {
        this.strokes.push({ what: 'look' });
        await this.#onward();
      }
      await this.#command('1');
      await this.#onward();
      const other = side.getByRole('heading', { level: 2 }).filter({ hasNotText: title });
      await back.or(other).first().waitFor();
      if (await back.isVisible()) return;
    }
  }

  /** The parent reads what was written; then it is submitted, and the receipt is printed. */
  async #submit(): Promise<void> {
    await this.#command('F10');
    await this.page.locator('#submit-case:focus').waitFor();
    this.strokes.push({ what: 'ask' });
    await this.#onward();
    await this.page.getByRole('alertdialog').waitFor();
    await this.#command('Enter');
    await this.page.getByRole('region', { name: /^预览 受理回执/ }).waitFor();
    await this.#command('Control+p');
  }
}

const fieldId = (key: FieldKey) => `field-${key}`;

/** A value as the field shows it. */
function shown(key: FieldKey, value: string): string {
  const names: Partial<Record<FieldKey, Record<string, string>>> = choices;
  return names[key]?.[value] ?? value;
}

/** What is meant alike: figures and signs of any width, `96.40` and `96.4`, 汉族 and 汉. */
function plain(text: string): string {
  const narrow = text.normalize('NFKC').replaceAll(/\s/g, '');
  return /^\d+\.\d+$/.test(narrow) ? String(Number(narrow)) : narrow.replace(/族$/, '');
}
