/** What a field holds, in the words of the form. */
import { expect, it } from 'vitest';
import { valueText } from '../../shared/i18n/field-value';
import { pick } from '../../shared/i18n/messages';

const [zh, en] = [pick('zh-CN'), pick('en')];

it('is a yes or a no where that was asked, and nothing where nobody answered', () => {
  for (const key of ['family.singleParent', 'register.differentBooks'] as const) {
    expect([valueText(zh, key, 'yes'), valueText(en, key, 'yes')]).toEqual(['是', 'Yes']);
    expect([valueText(zh, key, 'no'), valueText(en, key, 'no')]).toEqual(['否', 'No']);
    expect(valueText(zh, key)).toBe('');
  }
});

it('is the name of a choice, and what was typed where it is none', () => {
  expect(valueText(zh, 'child.sex', 'male')).toBe('男');
  expect(valueText(zh, 'child.name', '王小明')).toBe('王小明');
});
