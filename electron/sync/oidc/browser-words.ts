/** What the browser shows once a log-in has ended there. */
import { locales } from '../../../shared/i18n/locale';
import { pick } from '../../../shared/i18n/messages';

/** Nobody knows which language that page is in. */
const inAll = (name: 'done' | 'notOurs'): string =>
  locales.map((locale) => pick(locale).connectors.browser[name]).join('\n');

/** The words of that page, one language below the other. */
export const browserWords = () => ({ done: inAll('done'), notOurs: inAll('notOurs') });
