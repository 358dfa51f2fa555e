/** The details of a case, read only: what stands there, where it came from, and what its papers say. */
import { useMemo } from 'react';
import { readingProposals } from '../../../shared/capture/reading/reading-proposals';
import type { Case } from '../../../shared/domain/case';
import { isAsked } from '../../../shared/domain/field-rules';
import type { FieldKey, FieldSection } from '../../../shared/domain/form';
import { fieldDefinition, fieldKeys, fieldText } from '../../../shared/domain/form';
import type { Messages } from '../../../shared/i18n/messages';
import { valueText } from '../../../shared/i18n/field-value';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Section } from '../../ui/layout/section';
import { dayText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { spelledName } from '../language/rare-characters';
import { useReading } from '../reading/use-reading';
import styles from './review.module.css';

/** What a page says of a field. */
type Says = {
  readonly standing: 'same' | 'different';
  readonly text: string;
  readonly pageId: string;
};

const sections = [...new Set(fieldKeys.map((key) => fieldDefinition(key).section))];

/** Section by section; a field that was left empty, or is not asked of this family, is left out. */
export function FieldRows(props: {
  readonly current: Case;
  /** What a page is called. */
  readonly nameOf: (pageId: string) => string | undefined;
  readonly onPage: (pageId: string) => void;
}) {
  const messages = useMessages();
  const { current } = props;
  const says = useSays(current);
  const rows = sections.map((section) => {
    const keys = keysOf(current, section);
    return keys.length === 0 ? null : (
      <Section key={section} level={3} title={messages.words.sections[section].title}>
        <Rows {...props} keys={keys} says={says} />
      </Section>
    );
  });
  return (
    <>
      <p className={styles.quiet}>{messages.review.sourcesNote}</p>
      {rows}
    </>
  );
}

function Rows(props: {
  readonly current: Case;
  readonly keys: readonly FieldKey[];
  readonly says: ReadonlyMap<FieldKey, Says>;
  readonly nameOf: (pageId: string) => string | undefined;
  readonly onPage: (pageId: string) => void;
}) {
  const messages = useMessages();
  const locale = useLocale();
  const { review: words } = messages;
  const { current, says, nameOf, onPage } = props;
  return (
    <DescriptionList
      columns={2}
      items={props.keys.map((key) => {
        const found = says.get(key);
        const page = found && nameOf(found.pageId);
        const source = current.sources?.[key];
        return {
          term: messages.words.fields[key].name,
          value: (
            <span className={styles.value}>
              {shownText(messages, locale, key, fieldText(current.form, key))}
            </span>
          ),
          note: (
            <span className={styles.sources}>
              {source !== undefined && (
                <StatusBadge tone="neutral">{words.sources[source]}</StatusBadge>
              )}
              {found !== undefined && page !== undefined && (
                <>
                  <StatusBadge tone={found.standing === 'same' ? 'success' : 'warning'}>
                    {found.standing === 'same'
                      ? words.same(page)
                      : words.different(page, found.text)}
                  </StatusBadge>
                  <Button
                    size="small"
                    variant="quiet"
                    accessibleName={`${words.showPage} ${messages.words.fields[key].name} ${page}`}
                    onPress={() => onPage(found.pageId)}
                  >
                    {words.showPage}
                  </Button>
                </>
              )}
            </span>
          ),
        };
      })}
    />
  );
}

/** What the pages were read as, beside what stands in the form. */
function useSays(current: Case): ReadonlyMap<FieldKey, Says> {
  const { pages } = useReading(current);
  return useMemo(
    () =>
      new Map(
        readingProposals(pages, current).flatMap(({ key, standing, text, from }) =>
          standing === 'new' ? [] : [[key, { standing, text, pageId: from.pageId }] as const],
        ),
      ),
    [pages, current],
  );
}

function keysOf(current: Case, section: FieldSection): readonly FieldKey[] {
  return fieldKeys.filter(
    (key) =>
      fieldDefinition(key).section === section &&
      isAsked(current, key) &&
      fieldText(current.form, key) !== '',
  );
}

function shownText(
  messages: Messages,
  locale: Parameters<typeof dayText>[0],
  key: FieldKey,
  text: string,
): string {
  switch (fieldDefinition(key).kind) {
    case 'day':
      return dayText(locale, text);
    case 'name':
      return spelledName(text);
    default:
      return valueText(messages, key, text);
  }
}
