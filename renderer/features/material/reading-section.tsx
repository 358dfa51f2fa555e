/** 第二人核验 on the page of a case: which papers wait or were read, what was found, and the way to look. */
import type { Case } from '../../../shared/domain/case';
import type { Actor } from '../../../shared/domain/command';
import { isAllowed } from '../../../shared/domain/command';
import type { CaseDocument } from '../../../shared/domain/document';
import { isForReading, isInspector, readingWanted } from '../../../shared/domain/second-reading';
import { optionOf } from '../../../shared/policy/pack-option';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { EyeIcon } from '../../ui/icon/action-icons';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import styles from './material.module.css';
import { PaperLooks } from './paper-looks';

/** Whether somebody may look at a paper that waits for another person. */
export function mayRead(
  current: Case,
  document: CaseDocument,
  operator: Pick<Actor, 'id' | 'name' | 'role'>,
): boolean {
  const isAsked = readingWanted(document) !== undefined && !isInspector(document, operator);
  return isAsked && isAllowed('readSecond', current.state, operator.role) === 'yes';
}

/** Draws nothing where nobody has to look again, and nobody did. */
export function ReadingSection({ current }: { readonly current: Case }) {
  const { secondReading: say } = useMessages();
  const { packs, session } = useSession();
  const { go } = useNavigation();
  const { pack } = packs.packOf(current);
  const papers = current.documents.filter(isForReading);
  const mine = papers.filter((one) => mayRead(current, one, session.operator));
  const look = ({ requirementId }: CaseDocument) =>
    go({ room: 'case', caseId: current.id, view: 'inspect', requirementId });
  const [first] = mine;
  useShortcut('F7', () => first && look(first), first !== undefined);
  if (papers.length === 0) return null;
  return (
    <Section title={say.title} description={say.explain}>
      <ul className={styles.readings}>
        {papers.map((document) => {
          const title = optionOf(pack, document)?.title ?? document.kind;
          const wanted = readingWanted(document);
          return (
            <li key={document.id} className={styles.readingRow}>
              <div>
                <span className={styles.paperName}>{title}</span>{' '}
                {wanted !== undefined && (
                  <StatusBadge tone={wanted === 'doubt' ? 'warning' : 'info'}>
                    {say.wanted[wanted]}
                  </StatusBadge>
                )}
                <PaperLooks document={document} />
              </div>
              {mine.includes(document) && (
                <Button
                  size="small"
                  icon={<EyeIcon />}
                  keyHint={document === first ? 'F7' : undefined}
                  accessibleName={`${say.read} ${title}`}
                  onPress={() => look(document)}
                >
                  {say.read}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
