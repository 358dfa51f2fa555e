/** Errors whose words are the same every time, for whoever looks one up: the very words that the screens use. */
import type { ErrorText } from '../../../shared/i18n/error-shape';
import type { Messages } from '../../../shared/i18n/messages';

/** Each once; what needs facts of the moment stands on the screen where it happened. */
export function plainErrors({ errors }: Pick<Messages, 'errors'>): readonly ErrorText[] {
  const seen = new Set<string>();
  return Object.values(errors as { readonly [kind: string]: (error: never) => ErrorText }).flatMap(
    (say) => {
      if (say.length > 0) return [];
      const text = (say as () => ErrorText)();
      if (seen.has(text.happened)) return [];
      seen.add(text.happened);
      return [text];
    },
  );
}
