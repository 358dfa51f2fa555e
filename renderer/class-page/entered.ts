/** What a person entered on the page: kept over a change of the language. */
import type { classPage } from '../../shared/i18n/zh-cn/class-page';
import { h } from '../viewer/dom';

export type Words = typeof classPage;

export type Entered = {
  published: string;
  standing: string;
  caseNumber: string;
  name: string;
  code: string;
  teachers: string;
};

export const nothingEntered = (): Entered => ({
  published: '',
  standing: '',
  caseNumber: '',
  name: '',
  code: '',
  teachers: '',
});

/** A line to type into, which keeps what is typed. */
export function labelled(label: string, entered: Entered, key: keyof Entered): HTMLElement {
  const input = h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' });
  input.value = entered[key];
  input.addEventListener('input', () => {
    entered[key] = input.value;
  });
  return h('label', {}, h('span', {}, label), input);
}
