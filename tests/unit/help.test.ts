/** The help: every screen has a page with something on it, and every topic stands on one. */
import { describe, expect, it } from 'vitest';
import { plainErrors } from '../../renderer/features/help/plain-errors';
import { helpPages, helpTopics, topicsOf } from '../../shared/help/topics';
import { locales } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';

describe('the help', () => {
  it('has something to say at every screen, and nothing that no screen leads to', () => {
    for (const page of helpPages) expect(topicsOf(page).length, page).toBeGreaterThan(0);
    const led = new Set(helpPages.flatMap((page) => topicsOf(page)));
    expect([...led].sort()).toEqual([...helpTopics].sort());
  });

  it.each(locales)('asks a question and answers it in steps, in %s', (locale) => {
    const { help } = pick(locale);
    for (const topic of helpTopics) {
      const { title, steps } = help.topics[topic];
      expect(title, topic).toMatch(/[？?]$/);
      for (const step of steps) expect(step, topic).toMatch(/[。.]$/);
    }
    const titles = helpTopics.map((topic) => help.topics[topic].title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each(locales)(
    'tells the very words of errors that need no facts, each once, in %s',
    (locale) => {
      const messages = pick(locale);
      const errors = plainErrors(messages);
      expect(errors.length).toBeGreaterThan(60);
      expect(new Set(errors.map(({ happened }) => happened)).size).toBe(errors.length);
      expect(errors).toContainEqual(messages.errors.operatorDisabled({ kind: 'operatorDisabled' }));
      for (const text of errors.flatMap((one) => Object.values(one))) {
        expect(text).not.toMatch(/undefined|NaN/);
      }
    },
  );
});
