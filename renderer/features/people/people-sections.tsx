/** Who stood at the counter and what was found at home, with the ways to note more. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import type { IdentityCheck } from '../../../shared/domain/identity-check';
import { useImageUrl } from '../../db/queries';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Section } from '../../ui/layout/section';
import { dayText, instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { IdentityDialog } from './identity-dialog';
import styles from './people.module.css';
import { VisitDialog } from './visit-dialog';

/** Both sections; what may not be noted in this state or by this role has no button. */
export function PeopleSections({ current }: { readonly current: Case }) {
  const { people } = useMessages();
  const locale = useLocale();
  const { session } = useSession();
  const [open, setOpen] = useState<'identity' | 'visit'>();
  const may = (name: 'checkIdentity' | 'addHomeVisit') =>
    isAllowed(name, current.state, session.operator.role) === 'yes';
  const { identityChecks = [], homeVisits = [] } = current;
  return (
    <>
      <Section title={people.identityTitle}>
        {identityChecks.length === 0 && <p className={styles.quiet}>{people.identityNone}</p>}
        <div className={styles.rows}>
          {identityChecks.map((check) => (
            <CheckRow key={check.id} current={current} check={check} />
          ))}
        </div>
        {may('checkIdentity') && (
          <div>
            <Button onPress={() => setOpen('identity')}>{people.checkIdentity}</Button>
          </div>
        )}
      </Section>
      {(homeVisits.length > 0 || may('addHomeVisit')) && (
        <Section title={people.visitsTitle}>
          {homeVisits.length === 0 && <p className={styles.quiet}>{people.visitsNone}</p>}
          <div className={styles.rows}>
            {homeVisits.map((visit) => (
              <div key={visit.id} className={styles.row}>
                <div className={styles.head}>
                  <span className={styles.name}>{dayText(locale, visit.day)}</span>
                  <StatusBadge tone={visit.finding === 'livesThere' ? 'success' : 'warning'}>
                    {people.findings[visit.finding]}
                  </StatusBadge>
                </div>
                <span>{visit.address}</span>
                {visit.note !== '' && <span>{visit.note}</span>}
                <span className={styles.quiet}>
                  {`${visit.visitors} · ${visit.by} ${instantText(locale, visit.at)}`}
                </span>
              </div>
            ))}
          </div>
          {may('addHomeVisit') && (
            <div>
              <Button onPress={() => setOpen('visit')}>{people.addVisit}</Button>
            </div>
          )}
        </Section>
      )}
      {open === 'identity' && (
        <IdentityDialog current={current} onClose={() => setOpen(undefined)} />
      )}
      {open === 'visit' && <VisitDialog current={current} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function CheckRow(props: { readonly current: Case; readonly check: IdentityCheck }) {
  const { people } = useMessages();
  const locale = useLocale();
  const { person, name, paper, verdict, note, authorisation, by, at } = props.check;
  return (
    <div className={styles.row}>
      <div className={styles.head}>
        <span className={styles.name}>{people.checkedLine(people.persons[person], name)}</span>
        <StatusBadge tone={verdict === 'same' ? 'success' : 'warning'}>
          {people.verdicts[verdict]}
        </StatusBadge>
        <StatusBadge tone="neutral">
          {authorisation === undefined ? people.noSignature : people.signedText}
        </StatusBadge>
      </div>
      {authorisation !== undefined && (
        <Signature
          caseId={props.current.id}
          file={authorisation.signature}
          alt={people.signatureOf(name)}
        />
      )}
      {note !== '' && <span>{note}</span>}
      <span className={styles.quiet}>
        {`${people.papers[paper]} · ${by} ${instantText(locale, at)}`}
      </span>
    </div>
  );
}

function Signature(props: {
  readonly caseId: string;
  readonly file: NonNullable<IdentityCheck['authorisation']>['signature'];
  readonly alt: string;
}) {
  const url = useImageUrl(props.caseId, props.file);
  return url == null ? null : <img className={styles.signature} src={url} alt={props.alt} />;
}
