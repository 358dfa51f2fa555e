/** The words of the station: complete, in their own language, and free of code names. */
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../shared/domain/app-error';
import type { CaseEvent } from '../../shared/domain/case';
import { allowed } from '../../shared/domain/command';
import { parseIdNumber } from '../../shared/domain/id-number';
import { fieldDefinition, fieldKeys } from '../../shared/domain/form';
import { lockReasons } from '../../shared/ipc/lock-reasons';
import { waitReasons } from '../../shared/sync/outbox';
import { errorText } from '../../shared/i18n/error-text';
import { lockedText } from '../../shared/i18n/locked-text';
import { locales } from '../../shared/i18n/locale';
import { pick, type Messages } from '../../shared/i18n/messages';
import { problemText } from '../../shared/i18n/problem-text';
import { traceWords } from '../../shared/i18n/trace-words';
import { everyError, examples } from '../support/every-error';

/** The folder's name on the disk, as people see it there. */
const backupFolder = /school-enrollment-backup-…/g;

/** Every text of a tree of words; functions are called with plausible arguments. */
function texts(value: unknown, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value === 'function') {
    const say = value as (...about: unknown[]) => unknown;
    return texts(say(2, 3, 4), path);
  }
  if (Array.isArray(value)) return value.flatMap((one, i) => texts(one, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => texts(one, `${path}.${key}`));
}

/** Words that people know in Latin letters, keys, and the examples given beside fields. */
const latinAllowed =
  /\b[GLJ]\b|GA 450|USB|U盘|COM\d*|\/dev\/ttyUSB0|F\d+|Ctrl\+[A-Z]\b|Shift|Ctrl|Enter|Esc|MB|PDF|JPEG|PNG|WebP|TIFF|Excel|WPS|\.(?:xlsx?|csv)|CSV|dpi|X\b|SHA-256|SM3|RSA|OpenSSL|P-\d+|UTF-8|XML|JSON|NFC|https:\/\/[a-z.]*|U\+[0-9A-F]+/g;

/** Errors and problems want whole errors as arguments; they have tests of their own. */
const spoken = (messages: Messages) =>
  texts({ ...messages, errors: undefined, problems: undefined });

describe('zh-CN', () => {
  const zh = pick('zh-CN');
  it('has no empty text and no code name on any screen', () => {
    for (const { path, text } of spoken(zh)) {
      if (path === '.casePage.letterSaved') continue;
      expect(text.trim(), path).not.toBe('');
      expect(text.replaceAll(latinAllowed, ''), path).not.toMatch(/[A-Za-z]/);
    }
  });

  it('sends nobody to a button or a part of the settings that has another name', () => {
    const errors = everyError.map((error) => errorText(zh, error));
    const names = new Set(spoken(zh).map(({ text }) => text));
    for (const { path, text } of [...spoken(zh), ...texts(errors, 'errors')]) {
      for (const [, button, part] of text.matchAll(/[按点选]“([^”]+)”|设置 › ([^”]+)”/g))
        expect(names, `${path}: ${text}`).toContain(button ?? part);
    }
  });

  it('has words for every choice a field offers, and for nothing else', () => {
    for (const locale of locales) {
      const choices: Record<string, Record<string, string> | undefined> =
        pick(locale).words.choices;
      for (const key of fieldKeys) {
        const offered = fieldDefinition(key).choices;
        expect(Object.keys(choices[key] ?? {}).sort(), key).toEqual([...(offered ?? [])].sort());
      }
    }
  });

  it('says what happened, what is safe and what to do for every error, also when the platform adds words', () => {
    const errors: AppError[] = [
      { kind: 'storageFull' },
      { kind: 'platformRefused', problem: '' },
      { kind: 'platformRefused', problem: '材料不清楚' },
      { kind: 'notAllowedInState', command: 'submitCase', state: 'archived' },
      { kind: 'wrongPassphrase', waitSeconds: 29.2 },
    ];
    for (const error of errors) {
      const { happened, safe, todo } = errorText(zh, error);
      for (const text of [happened, safe, todo]) expect(text).toMatch(/[。]$|材料不清楚$/);
    }
    expect(errorText(zh, { kind: 'wrongPassphrase', waitSeconds: 29.2 }).todo).toContain('30 秒');
  });

  it('names no code in any error, and has whole sentences', () => {
    for (const error of everyError) {
      for (const text of Object.values(errorText(zh, error))) {
        const said = text.replaceAll(backupFolder, '').replaceAll(latinAllowed, '');
        expect(said, error.kind).not.toMatch(/[A-Za-z]|undefined/);
        expect(text, error.kind).toMatch(/。$/);
      }
    }
  });

  it('calls no step unsaved when only the rows are behind', () => {
    for (const error of [...examples.rowsBehind, ...examples.rowsBroken]) {
      const { happened, safe, todo } = errorText(zh, error);
      expect(happened + safe + todo).not.toMatch(/没有保存|重做/);
      expect(safe).toContain('办理记录');
      expect(todo).toContain('不要重复办理');
    }
  });

  it('calls what was typed saved only when the window said so', () => {
    for (const reason of lockReasons) {
      const say = (allSaved?: boolean) => lockedText(zh, reason, allSaved);
      expect(say(true)).toMatch(/本站已(自动)?锁定。已输入的内容都已保存。$/);
      expect(say(false)).toMatch(/本站已(自动)?锁定。最后输入的内容没能确认保存，解锁后请核对。$/);
      expect(say()).not.toContain('保存');
      expect(lockedText(zh, reason, true, { lost: 3, unsure: 1 })).toMatch(
        /已输入的内容都已保存。3 张照片没有保存，解锁后请重拍。1 张照片没能确认保存，解锁后请核对。$/,
      );
    }
  });

  it('has words for every reason why an entry waits', () => {
    for (const locale of locales) {
      expect(Object.keys(pick(locale).outbox.waitReasons).sort()).toEqual([...waitReasons].sort());
    }
  });
});

describe('en', () => {
  it('is said without Chinese characters', () => {
    for (const { path, text } of spoken(pick('en'))) {
      expect(text, path).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('is said with straight marks: the Chinese fonts draw curly ones as wide as a character', () => {
    for (const { path, text } of spoken(pick('en'))) expect(text, path).not.toMatch(/[‘’“”]/);
  });

  it('names no code in any error', () => {
    for (const error of everyError) {
      for (const text of Object.values(errorText(pick('en'), error))) {
        const said = text.replaceAll(latinAllowed, '');
        expect(said, error.kind).not.toMatch(/\p{Script=Han}|[a-z][A-Z]|[‘’“”]|undefined/u);
      }
    }
  });
});

describe('words beside a field', () => {
  it('say how to put a wrong check digit right', () => {
    const parsed = parseIdNumber('522634201910159978');
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(problemText(pick('zh-CN'), 'child.idNumber', parsed.error)).toBe(
      '公民身份号码最后一位校验不符，请对照户口簿逐位核对',
    );
  });

  it('ask to choose where there is nothing to type', () => {
    const required = { kind: 'required' } as const;
    expect(problemText(pick('zh-CN'), 'child.sex', required)).toBe('请选择性别');
    expect(problemText(pick('zh-CN'), 'child.nation', required)).toBe('请填写民族');
  });
});

describe('traces', () => {
  const zh = pick('zh-CN');
  it('name the fields that were filled in and never their values', () => {
    const said = traceWords(zh, {
      type: 'formEdited',
      changes: { 'child.name': '努尔买提·买合木提', 'guardian1.phone': '15448469400' },
    });
    expect(said).toBe('填写信息：学生姓名、监护人一联系电话');
  });

  it('use the titles of papers when they are known', () => {
    const event: CaseEvent = {
      type: 'documentInspected',
      documentId: '01890000-0000-7000-8000-000000000001',
      inspection: {
        verdict: 'originalSeen',
        lookedAt: [],
        note: '',
        pages: [],
        at: '2026-06-01T01:00:00.000Z',
        by: '王秀英',
      },
    };
    expect(traceWords(zh, event)).toBe('核验原件：材料，已见原件');
    expect(traceWords(zh, event, { document: () => '户口簿' })).toBe('核验原件：户口簿，已见原件');
  });
});

describe('commands', () => {
  it('have a verb in both languages', () => {
    for (const locale of locales) {
      expect(Object.keys(pick(locale).words.commands).sort()).toEqual(Object.keys(allowed).sort());
    }
  });
});
