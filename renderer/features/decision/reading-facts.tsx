/** The facts of the second reading 复核: who, where, which originals were seen by whom. */
import type { Case } from '../../../shared/domain/case';
import { fieldText } from '../../../shared/domain/form';
import { readingWords } from '../../../shared/i18n/reading-words';
import { optionOf } from '../../../shared/policy/pack-option';
import { useSession } from '../../session/session-provider';
import { DescriptionList } from '../../ui/data/description-list';
import { dayText, instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { spelledName } from '../language/rare-characters';
import { waivedItems } from '../verification/waived-items';
import styles from './decision.module.css';

/** Read before deciding; nothing here can be changed. */
export function ReadingFacts({ current }: { readonly current: Case }) {
  const messages = useMessages();
  const { deskDecision: words, secondReading, verification, words: common } = messages;
  const { packs } = useSession();
  const locale = useLocale();
  const pack = packs.packOf(current);
  const birthDate = fieldText(current.form, 'child.birthDate');
  const address =
    fieldText(current.form, 'residence.address') || fieldText(current.form, 'register.address');
  const catchment = pack.findSchool(current.kind, address)?.name;
  return (
    <section className={styles.facts} aria-label={words.facts}>
      <DescriptionList
        columns={2}
        items={[
          { term: words.child, value: spelledName(fieldText(current.form, 'child.name')) },
          {
            term: words.birthDate,
            value: dayText(locale, birthDate),
          },
          { term: words.group, value: common.groups[current.group].title },
          { term: words.enteredBy, value: current.openedBy },
          { term: words.address, value: address },
          ...(catchment === undefined ? [] : [{ term: words.catchment, value: catchment }]),
        ]}
      />
      <div>
        <p>{words.originals}</p>
        <ul className={styles.list}>
          {current.documents.flatMap((document) => {
            const { id, kind, pages, inspection, readings = [] } = document;
            return pages.length === 0 || inspection === undefined
              ? []
              : [
                  <li key={id}>
                    {`${optionOf(pack.pack, document)?.title ?? kind} `}
                    <span className={styles.quiet}>
                      {words.seenBy(
                        common.verdicts[inspection.verdict],
                        inspection.by,
                        instantText(locale, inspection.at),
                      )}
                    </span>
                    {readings.map((one) => (
                      <p key={one.at} className={styles.quiet}>
                        {secondReading.second(
                          readingWords(common, one),
                          one.by,
                          instantText(locale, one.at),
                        )}
                      </p>
                    ))}
                  </li>,
                ];
          })}
          {waivedItems(messages, locale, current, pack.checklistFor(current)).map(
            ({ id, title, evidence }) => (
              <li key={id}>
                {`${title} `}
                <span className={styles.quiet}>
                  {[verification.waived, ...evidence].join(' · ')}
                </span>
              </li>
            ),
          )}
        </ul>
      </div>
    </section>
  );
}
