/** A paper of which somebody else has the next word: what was found so far, and who may say more. */
import { useEffect, useState } from 'react';
import type { RequirementProgress } from '../../../shared/domain/completeness';
import { settlesAlone } from '../../../shared/domain/decide-inspection';
import type { CaseDocument } from '../../../shared/domain/document';
import { isInspector, readingWanted } from '../../../shared/domain/second-reading';
import type { Colleague } from '../../../shared/domain/visibility';
import { useSession } from '../../session/session-provider';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import styles from './material.module.css';
import { PaperLooks } from './paper-looks';
import { ReadingForm } from './reading-form';

/** What somebody at the desk does with an inspected paper: inspects it, reads it after another, or leaves it to others. */
export function partIn(
  document: CaseDocument,
  operator: { readonly id: string; readonly name: string },
): 'inspect' | 'read' | 'leave' {
  const wanted = readingWanted(document);
  const isOwn = isInspector(document, operator);
  if (wanted !== undefined && !isOwn) return 'read';
  const isRead = (document.readings ?? []).length > 0;
  return wanted === 'doubt' || isRead ? 'leave' : 'inspect';
}

/** Where nobody else works here, who doubts settles it after all. */
export function OwnDoubt(props: {
  readonly caseId: string;
  readonly line: RequirementProgress & { readonly document: CaseDocument };
  readonly position: string;
  readonly onRecorded: (verdict: string) => void;
}) {
  const { secondReading: say } = useMessages();
  const { bridge, session } = useSession();
  const [colleagues, setColleagues] = useState<readonly Colleague[]>();
  const { document, option } = props.line;
  const isOpen = readingWanted(document) === 'doubt';
  useEffect(() => {
    if (!isOpen) return;
    void bridge.operators.colleagues(undefined).then((found) => {
      if (found.ok) setColleagues(found.value);
    });
  }, [bridge, isOpen]);
  if (isOpen && colleagues !== undefined && settlesAlone(document, session.operator, colleagues)) {
    return <ReadingForm {...props} alone />;
  }
  return (
    <div className={styles.side}>
      <div>
        <p className={styles.position}>{props.position}</p>
        <h2 className={styles.title}>{option.title}</h2>
        <PaperLooks document={document} />
      </div>
      {isOpen ? (
        <Notice tone="warning" live="off" title={say.ownDoubt} lines={[say.howTo, say.newPaper]} />
      ) : (
        <Notice tone="success" live="off" title={say.settled} lines={[say.newPaper]} />
      )}
    </div>
  );
}
