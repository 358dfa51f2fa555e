/** What stands under a page of the strip. */
import { describe, expect, it } from 'vitest';
import { picturedPage } from '../../renderer/features/capture/page-thumbnail';
import type { Page } from '../../shared/domain/document';
import { captureZh } from '../../shared/i18n/zh-cn/capture';
import { pageFaults } from '../../shared/i18n/zh-cn/words';
import { pick } from '../../shared/i18n/messages';

const file = {
  sha256: 'a'.repeat(64),
  bytes: 1,
  mediaType: 'image/jpeg' as const,
  widthPx: 1,
  heightPx: 1,
};
const page: Page = {
  id: '019a0000-0000-7000-8000-000000000001',
  role: 'cover',
  source: 'camera',
  capturedAt: '2026-08-01T09:00:00+08:00',
  original: file,
  corrected: file,
};
const badge = (said: Partial<Page>) =>
  picturedPage({ ...page, ...said }, captureZh, pick('zh-CN')).badge;

describe('a page', () => {
  it('that nobody judged says so, whoever took it', () => {
    expect(badge({})).toBe(captureZh.unjudgedBadge);
    expect(badge({ byFamily: true })).toBe(captureZh.unjudgedBadge);
  });

  it('with fewer pixels than the archive asks for says so, and is not faulty', () => {
    const coarse = picturedPage({ ...page, faults: ['coarse'] }, captureZh, pick('zh-CN'));
    expect(coarse).toMatchObject({ badge: pageFaults.coarse, isFaulty: false });
    const dark = picturedPage({ ...page, faults: ['dark', 'coarse'] }, captureZh, pick('zh-CN'));
    expect(dark).toMatchObject({
      badge: `${pageFaults.dark}、${pageFaults.coarse}`,
      isFaulty: true,
    });
  });

  it('that was judged and is good says only how it came', () => {
    expect(badge({ faults: [] })).toBe(captureZh.uncutBadge);
    expect(badge({ faults: [], byFamily: true })).toBe(captureZh.byFamilyBadge);
  });
});
