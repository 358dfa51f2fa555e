/** What stays true of a case whatever its state: numbers, group, who wrote it down, whose it is, who sent it. */
import type { Case } from '../../../shared/domain/case';
import { DescriptionList } from '../../ui/data/description-list';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';

/** The facts as a list of terms. */
export function CaseFacts({ current }: { readonly current: Case }) {
  const { casePage, home, intake, words } = useMessages();
  const locale = useLocale();
  const { caseNumber, receipt, submittedAt, submissions = [] } = current;
  return (
    <Section title={casePage.facts}>
      <DescriptionList
        items={[
          // Of a withdrawn draft nobody waits for one.
          ...(current.withdrawn === undefined || caseNumber !== undefined
            ? [{ term: casePage.number, value: caseNumber ?? home.noNumber }]
            : []),
          ...(receipt === undefined
            ? []
            : [{ term: casePage.matterNumber, value: receipt.matterNumber }]),
          { term: intake.kind, value: words.kinds[current.kind] },
          { term: home.group, value: words.groups[current.group].title },
          ...(submittedAt === undefined
            ? []
            : [
                {
                  term: casePage.submittedAt,
                  value: `${instantText(locale, submittedAt)} · ${casePage.submission(current.revision)}`,
                },
              ]),
          { term: casePage.openedBy, value: current.openedBy },
          ...(current.owner === undefined || submittedAt !== undefined
            ? []
            : [{ term: casePage.ownedBy, value: current.owner.name }]),
          ...submissions.map(({ by, revision }) => ({
            term: casePage.submittedBy,
            value: submissions.length === 1 ? by : `${by} · ${casePage.submission(revision)}`,
          })),
        ]}
      />
    </Section>
  );
}
