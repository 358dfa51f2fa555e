/** The help: every screen has a page with something on it, and every topic stands on one. */
import { describe, expect, it } from 'vitest';
import { readGuide } from '../../renderer/features/help/read-guide';
import { plainErrors } from '../../renderer/features/help/plain-errors';
import { placeOf } from '../../shared/help/readings';
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

describe('a guide', () => {
  const text = [
    '# 手册',
    '',
    'English: [clerk.md](clerk.md)',
    '',
    '先看**这里**。<script>alert(1)</script>',
    '',
    '<!-- 命令 -->',
    '',
    '## 要按「提交」吗？',
    '',
    '1. 一 `x < y`',
    '',
    '| 键 | 做什么 |',
    '| -- | ------ |',
    '| F1 | 今日 |',
  ].join('\n');

  it('is taken apart at its headings, without comments, markup and the way to the other language', () => {
    const [title, part] = readGuide(text);
    expect(title).toMatchObject({ heading: '手册', depth: 1 });
    expect(title?.text.trim()).toBe('先看这里。alert(1)');
    expect(part).toMatchObject({ heading: '要按提交吗', title: '要按「提交」吗？', depth: 2 });
    expect(part?.text).toContain('一 x < y');
    expect(part?.text).toContain('F1 今日');
  });

  it('is led to from another one, and from nowhere else', () => {
    expect(placeOf('administrator.zh-CN.md#%E6%9B%B4%E6%96%B0')).toEqual({
      guide: 'administrator',
      heading: '更新',
    });
    expect(placeOf('clerk.md')).toEqual({ guide: 'clerk', heading: undefined });
    expect(placeOf('auditor.md#%')).toEqual({ guide: 'auditor', heading: '%' });
    for (const href of [
      '../../README.md',
      'https://x/clerk.md',
      'nobody.md',
      'javascript:clerk.md',
    ]) {
      expect(placeOf(href), href).toBeUndefined();
    }
  });
});
