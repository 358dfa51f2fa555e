/** A wrong passphrase is told with its wait while there is one, and as over when it is. */
import { expect, test } from 'vitest';
import { waited } from '../../renderer/features/unlock/use-countdown';
import { errorText } from '../../shared/i18n/error-text';
import { pick } from '../../shared/i18n/messages';

const wrong = { kind: 'wrongPassphrase', waitSeconds: 10 } as const;
const todoOf = (seconds: number) => {
  const error = waited(wrong, seconds);
  return error && errorText(pick('zh-CN'), error).todo;
};

test('the same words with every second of the wait, others when it is over', () => {
  expect(new Set([10, 9, 5, 1].map(todoOf))).toEqual(new Set([todoOf(10)]));
  expect(todoOf(10)).toContain('请等 10 秒再试');
  expect(todoOf(0)).not.toContain('请等');
  expect(waited({ kind: 'internal' }, 0)).toEqual({ kind: 'internal' });
});
