/** What the platform wants put right, each with the way to it. */
import type { Case } from '../../../shared/domain/case';
import { termOf } from '../../../shared/domain/deadline';
import { Notice } from '../../ui/feedback/notice';
import { Section } from '../../ui/layout/section';
import { correctionLines } from '../deadlines/deadline-words';
import { useToday } from '../deadlines/use-today';
import { useLocale, useMessages } from '../language/messages-context';
import { CorrectionLines } from './correction-lines';

/** Only while the correction is asked for. */
export function CorrectionSection({ current }: { readonly current: Case }) {
  const messages = useMessages();
  const { casePage } = messages;
  const today = useToday();
  const locale = useLocale();
  const { decision } = current;
  const correction = decision?.correction;
  const deadline = termOf(current)?.day;
  if (current.state !== 'correctionAsked' || decision === undefined) return null;
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
          <CorrectionLines current={current} part="fields" />
        </Section>
      )}
      {correction !== undefined && correction.documents.length > 0 && (
        <Section title={casePage.correctionDocuments}>
          <CorrectionLines current={current} part="documents" />
        </Section>
      )}
    </>
  );
}
