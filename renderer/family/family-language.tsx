/** Tells a family that the words of its language did not come: in that language, and in the one that stands there instead. */
import { notLoadedForFamily } from '../../shared/i18n/locale';
import { useMessages, useMissingLanguage } from '../features/language/messages-context';
import { Notice } from '../ui/feedback/notice';

/** Nothing where the words are there. */
export function FamilyLanguageMissing() {
  const { family } = useMessages();
  const missing = useMissingLanguage();
  if (missing === undefined) return null;
  return (
    <Notice
      tone="warning"
      live="status"
      title={family.languageMissing}
      lines={[family.languageMissingLine]}
    >
      <p lang={missing}>{notLoadedForFamily[missing]}</p>
    </Notice>
  );
}
