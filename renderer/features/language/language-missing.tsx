/** Tells whoever chose a language that its words did not come: in that language, and in the one that stands there instead. */
import { notLoaded, notLoadedForFamily } from '../../../shared/i18n/locale';
import { Notice } from '../../ui/feedback/notice';
import { useMessages, useMissingLanguage } from './messages-context';

/** Nothing where the words are there; a family is told whom to ask, whoever works here what to do. */
export function LanguageMissing({ to }: { readonly to: 'staff' | 'family' }) {
  const { settings, family } = useMessages();
  const missing = useMissingLanguage();
  if (missing === undefined) return null;
  const [{ languageMissing, languageMissingLines }, inIt] =
    to === 'family' ? [family, notLoadedForFamily] : [settings, notLoaded];
  return (
    <Notice tone="warning" live="status" title={languageMissing} lines={languageMissingLines}>
      <p lang={missing}>{inIt[missing]}</p>
    </Notice>
  );
}
