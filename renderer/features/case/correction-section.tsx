/** What the platform wants put right, each with the way to it. */
import type { Case } from '../../../shared/domain/case';
import { termOf } from '../../../shared/domain/deadline';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { EditIcon } from '../../ui/icon/action-icons';
import { Section } from '../../ui/layout/section';
import { correctionLines } from '../deadlines/deadline-words';
import { useToday } from '../deadlines/use-today';
import { useLocale, useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import styles from './case-page.module.css';

/** Only while the correction is asked for. */
export function CorrectionSection({ current }: { readonly current: Case }) {
  const messages = useMessages();
  const { casePage, words } = messages;
  const today = useToday();
  const locale = useLocale();
  const { packs } = useSession();
  const { go } = useNavigation();
  const { decision, id: caseId } = current;
  const correction = decision?.correction;
  const deadline = termOf(current)?.day;
  if (current.state !== 'correctionAsked' || decision === undefined) return null;
  const { requirements } = packs.packOf(current).pack;
  const titleOf = (requirementId: string) =>
    requirements.find(({ id }) => id === requirementId)?.title ?? words.letters.receipt;
  const until = deadline === undefined ? [] : correctionLines(messages, locale, deadline, today);
  return (
    <>
      <Notice
        tone="warning"
        title={casePage.correctionTitle}
        lines={[...until, decision.reason].filter((line) => line !== '')}
      />
      {correction !== undefined && correction.fields.length > 0 && (
        <Section title={casePage.correctionFields}>
          <ul className={styles.rows}>
            {correction.fields.map(({ key, reason }) => (
              <FixRow
                key={key}
                name={words.fields[key].name}
                reason={reason}
                onFix={() => go({ room: 'case', caseId, view: 'form', field: key })}
              />
            ))}
          </ul>
        </Section>
      )}
      {correction !== undefined && correction.documents.length > 0 && (
        <Section title={casePage.correctionDocuments}>
          <ul className={styles.rows}>
            {correction.documents.map(({ requirementId, reason }) => (
              <FixRow
                key={requirementId}
                name={titleOf(requirementId)}
                reason={reason}
                onFix={() => go({ room: 'case', caseId, view: 'capture', requirementId })}
              />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function FixRow(props: {
  readonly name: string;
  readonly reason: string;
  readonly onFix: () => void;
}) {
  const { casePage } = useMessages();
  return (
    <li className={styles.row}>
      <span>
        <span className={styles.name}>{props.name}</span>
        <br />
        <span className={styles.quiet}>{props.reason}</span>
      </span>
      <Button
        size="small"
        icon={<EditIcon />}
        accessibleName={`${casePage.goFixOne} ${props.name}`}
        onPress={props.onFix}
      >
        {casePage.goFixOne}
      </Button>
    </li>
  );
}
