/** The papers of a case, each with who held its original and what was looked at; pressing one shows it. */
import type { Case } from '../../../shared/domain/case';
import {
  isInspected,
  standingInspection,
  type CaseDocument,
  type Inspection,
} from '../../../shared/domain/document';
import { readingWanted } from '../../../shared/domain/second-reading';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { PaperLooks } from '../material/paper-looks';
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
                <Verdict document={document} />
                <span className={styles.quiet}>{words.pagesSeen(count, pages.length)}</span>
              </div>
              {(document.readings ?? []).length > 0 ? (
                <PaperLooks document={document} />
              ) : (
                document.inspection !== undefined && <Record inspection={document.inspection} />
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** As it stands after whoever looked at it last. */
function Verdict({ document }: { readonly document: CaseDocument }) {
  const { material, review: words, secondReading, words: common } = useMessages();
  const verdict = standingInspection(document)?.verdict;
  const wanted = readingWanted(document);
  if (verdict === undefined) {
    return <StatusBadge tone="warning">{words.notInspected}</StatusBadge>;
  }
  return (
    <>
      <StatusBadge tone={verdict === 'originalSeen' ? 'success' : 'warning'}>
        {common.verdicts[verdict]}
      </StatusBadge>
      {!isInspected(document) && <StatusBadge tone="warning">{material.pagesChanged}</StatusBadge>}
      {wanted !== undefined && (
        <StatusBadge tone="warning">{secondReading.wanted[wanted]}</StatusBadge>
      )}
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
