/** The texts that lie beside the page, fetched when somebody first wants to read them. */
import { useEffect, useState } from 'react';
import { addressOf, guides, type Guide } from '../../../shared/help/readings';
import type { Locale } from '../../../shared/i18n/locale';
import { readGuide, type GuideSection } from './read-guide';

/** The screens' font draws the quotes of English as wide as a character: in the window they are straight, as in all its words. */
export const readIn = (locale: Locale, markdown: string): readonly GuideSection[] =>
  readGuide(locale === 'en' ? markdown.replaceAll(/[“”]/g, '"') : markdown);

async function fetchText(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}

/** The text at an address, if there is one: `undefined` while it is on its way, `missing` where it does not lie beside the page. */
export function useText(
  address: string | undefined,
): { readonly text: string } | 'missing' | undefined {
  const [found, setFound] = useState<{ address: string; text: string | undefined }>();
  useEffect(() => {
    if (address === undefined) return undefined;
    let gone = false;
    void fetchText(address).then((text) => {
      if (!gone) setFound({ address, text });
    });
    return () => {
      gone = true;
    };
  }, [address]);
  if (found === undefined || found.address !== address) return undefined;
  return found.text === undefined ? 'missing' : { text: found.text };
}

/** A section and the guide it stands in. */
export type PlacedSection = GuideSection & { readonly guide: Guide };

/** The sections of all guides, to be searched; those that are there so far. */
export function useAllSections(locale: Locale): readonly PlacedSection[] {
  const [found, setFound] = useState<readonly PlacedSection[]>([]);
  useEffect(() => {
    let gone = false;
    const read = guides.map(async (guide) =>
      readIn(locale, (await fetchText(addressOf(guide, locale))) ?? '').map((section) => ({
        ...section,
        guide,
      })),
    );
    void Promise.all(read).then((sections) => {
      if (!gone) setFound(sections.flat());
    });
    return () => {
      gone = true;
    };
  }, [locale]);
  return found;
}
