/** The papers of a case, each with who held its original and what was looked at; pressing one shows it. */
import type { Case } from '../../../shared/domain/case';
import { isInspected, type Inspection } from '../../../shared/domain/document';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import type { ReadDocument } from './case-pages';
import styles from './review.module.css';
import type { SeenPages } from './seen-pages';

/** In the order in which they are read. */
export function InspectionRecords(props: {
  readonly current: Case;
  readonly documents: readonly ReadDocument[];
  /** The id of the paper on the screen. */
  readonly shown: string | undefined;
  readonly seen: SeenPages;
  readonly onDocument: (documentId: string) => void;
}) {
  const { review: words } = useMessages();
  const { documents, shown, seen } = props;
  if (documents.length === 0) return null;
  return (
    <Section level={3} title={words.documents}>
      <ul className={styles.rows} aria-label={words.documents}>
        {documents.map(({ document, title }) => {
          const { id, pages } = document;
          const count = pages.filter(seen.has).length;
          return (
            <li key={id} className={styles.row}>
              <div className={styles.head}>
                <Button size="small" pressed={id === shown} onPress={() => props.onDocument(id)}>
                  {title}
                </Button>
                <Verdict inspection={document.inspection} isCurrent={isInspected(document)} />
                <span className={styles.quiet}>{words.pagesSeen(count, pages.length)}</span>
              </div>
              {document.inspection !== undefined && <Record inspection={document.inspection} />}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Verdict(props: {
  readonly inspection: Inspection | undefined;
  /** It speaks of the pages that there are. */
  readonly isCurrent: boolean;
}) {
  const { material, review: words, words: common } = useMessages();
  const { inspection, isCurrent } = props;
  if (inspection === undefined) {
    return <StatusBadge tone="warning">{words.notInspected}</StatusBadge>;
  }
  const { verdict } = inspection;
  return (
    <>
      <StatusBadge tone={verdict === 'originalSeen' ? 'success' : 'warning'}>
        {common.verdicts[verdict]}
      </StatusBadge>
      {!isCurrent && <StatusBadge tone="warning">{material.pagesChanged}</StatusBadge>}
    </>
  );
}

function Record({ inspection }: { readonly inspection: Inspection }) {
  const { material, review: words, words: common } = useMessages();
  const locale = useLocale();
  const { by, at, lookedAt, note } = inspection;
  return (
    <>
      <span className={styles.quiet}>{material.inspectedBy(by, instantText(locale, at))}</span>
      {lookedAt.length > 0 && (
        <span>{`${words.lookedAt}${common.colon}${lookedAt.join(common.comma)}`}</span>
      )}
      {note !== '' && <span>{words.note(note)}</span>}
    </>
  );
}
