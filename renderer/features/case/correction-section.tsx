/** What the platform wants put right, or what a department denies of it, each with the way to it. */
import type { Case } from '../../../shared/domain/case';
import { Notice } from '../../ui/feedback/notice';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { CorrectionLines } from './correction-lines';
import { useCorrection } from './use-correction';

/** Only while something is to be put right. */
export function CorrectionSection({ current }: { readonly current: Case }) {
  const { casePage } = useMessages();
  const correction = useCorrection(current);
  if (current.state !== 'correctionAsked' || correction === undefined) return null;
  return (
    <>
      <Notice tone="warning" title={correction.title} lines={correction.lines} />
      {correction.fields && (
        <Section title={casePage.correctionFields}>
          <CorrectionLines current={current} part="fields" />
        </Section>
      )}
      {correction.documents && (
        <Section title={correction.documentsTitle}>
          <CorrectionLines current={current} part="documents" />
        </Section>
      )}
    </>
  );
}
