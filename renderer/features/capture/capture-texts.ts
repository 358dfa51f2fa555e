/** The words of the capture panel in the chosen language; loaded with the panel, not with the program. */
import { captureEn } from '../../../shared/i18n/en/capture';
import { captureZh, type CaptureTexts } from '../../../shared/i18n/zh-cn/capture';
import { useLocale } from '../language/messages-context';

/** The words of the panel. */
export function useCaptureTexts(): CaptureTexts {
  return useLocale() === 'en' ? captureEn : captureZh;
}
