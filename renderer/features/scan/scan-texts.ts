/** The words of scanning in the chosen language; loaded with the panel, not with the program. */
import { scanEn } from '../../../shared/i18n/en/scan';
import { scanZh, type ScanTexts } from '../../../shared/i18n/zh-cn/scan';
import { useLocale } from '../language/messages-context';

/** The words of scanning. */
export function useScanTexts(): ScanTexts {
  return useLocale() === 'en' ? scanEn : scanZh;
}
