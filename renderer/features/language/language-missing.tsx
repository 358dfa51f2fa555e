/** Tells whoever chose a language that its words did not come: in that language, and in the one that stands there instead. */
import { notLoaded } from '../../../shared/i18n/locale';
import { Notice } from '../../ui/feedback/notice';
import { useMessages, useMissingLanguage } from './messages-context';

/** Nothing where the words are there. */
export function LanguageMissing() {
  const { settings } = useMessages();
  const missing = useMissingLanguage();
  if (missing === undefined) return null;
  return (
    <Notice
      tone="warning"
      live="status"
      title={settings.languageMissing}
      lines={settings.languageMissingLines}
    >
      <p lang={missing}>{notLoaded[missing]}</p>
    </Notice>
  );
}
