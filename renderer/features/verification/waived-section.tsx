/** 免交 on the page of a case: which papers the family did not have to bring, and who confirmed what they show. */
import type { Case } from '../../../shared/domain/case';
import { useSession } from '../../session/session-provider';
import { Section } from '../../ui/layout/section';
import { useLocale, useMessages } from '../language/messages-context';
import styles from './verification.module.css';
import { waivedItems } from './waived-items';

/** Nothing where every paper was asked. */
export function WaivedSection({ current }: { readonly current: Case }) {
  const messages = useMessages();
  const locale = useLocale();
  const { pack } = useSession();
  const items = waivedItems(messages, locale, current, pack.checklistFor(current));
  if (items.length === 0) return null;
  return (
    <Section title={messages.verification.waivedTitle}>
      <ul className={styles.rows} aria-label={messages.verification.waivedTitle}>
        {items.map(({ id, title, reason, evidence }) => (
          <li key={id} className={styles.row}>
            <span className={styles.name}>{title}</span>
            <span>{reason}</span>
            {evidence.map((line) => (
              <span key={line} className={styles.quiet}>
                {line}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
