/** Papers drawn for a second reading that nobody but who inspected them has seen: whoever decides reads them first. */
import type { ReactNode } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { CaseDocument } from '../../../shared/domain/document';
import { optionOf } from '../../../shared/policy/pack-option';
import { useSession } from '../../session/session-provider';
import { useMessages } from '../language/messages-context';
import styles from './decision.module.css';

/** What is recorded as read: the paper with the pages it has now. */
export function lookedAt({ id, pages }: CaseDocument) {
  return { documentId: id, pages: pages.map((page) => page.id) };
}

/** Their names, and the word of who decides that they were seen. */
export function DrawnPapers(props: {
  readonly current: Case;
  readonly drawn: readonly CaseDocument[];
  readonly children: ReactNode;
}) {
  const { secondReading: say } = useMessages();
  const { packs } = useSession();
  const { pack } = packs.packOf(props.current);
  return (
    <div className={styles.facts}>
      <p>{say.drawnHere}</p>
      <ul className={styles.list}>
        {props.drawn.map((document) => (
          <li key={document.id}>{optionOf(pack, document)?.title ?? document.kind}</li>
        ))}
      </ul>
      {props.children}
      <p className={styles.quiet}>{say.doubtHere}</p>
    </div>
  );
}
