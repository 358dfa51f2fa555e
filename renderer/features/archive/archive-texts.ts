/** The words of the archive room in the chosen language; loaded with the room, not with the program. */
import { archiveEn } from '../../../shared/i18n/en/archive-room';
import { archiveZh, type ArchiveTexts } from '../../../shared/i18n/zh-cn/archive-room';
import { useLocale } from '../language/messages-context';

/** The words of the room. */
export function useArchiveTexts(): ArchiveTexts {
  return useLocale() === 'en' ? archiveEn : archiveZh;
}
