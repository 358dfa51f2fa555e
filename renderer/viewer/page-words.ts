/** The words of the page: only those it needs, so that the page stays small. */
import { archive as enArchive } from '../../shared/i18n/en/archive';
import { signatures as enSignatures } from '../../shared/i18n/en/signatures';
import { viewer as enViewer } from '../../shared/i18n/en/viewer';
import type { Locale } from '../../shared/i18n/locale';
import type { Messages } from '../../shared/i18n/messages';
import { archive } from '../../shared/i18n/zh-cn/archive';
import { signatures } from '../../shared/i18n/zh-cn/signatures';
import { viewer } from '../../shared/i18n/zh-cn/viewer';

export type PageWords = Pick<Messages, 'archive' | 'signatures'> & {
  readonly viewer: typeof viewer;
};

export const pageWords: Readonly<Record<Locale, PageWords>> = {
  'zh-CN': { archive, signatures, viewer },
  en: { archive: enArchive, signatures: enSignatures, viewer: enViewer },
};
