/** 数据核验: which facts departments were asked, what they answered, and the way to ask. */
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import {
  authorisationOf,
  factStanding,
  fieldsLacking,
  questionOf,
  type FactStanding,
} from '../../../shared/domain/fact-standing';
import type { Checklist } from '../../../shared/domain/requirement';
import { err } from '../../../shared/domain/result';
import type { VerifiedFact } from '../../../shared/domain/verified-fact';
import { verifiedFacts } from '../../../shared/domain/verified-fact';
import { saveError } from '../../session/draft-registry';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { useToast } from '../../ui/feedback/toast';
import type { Tone } from '../../ui/feedback/tone';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { IdentityDialog } from '../people/identity-dialog';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './verification.module.css';

/** Facts that could make a line of this checklist needless, and those that were asked about before. */
function factsOf(current: Case, { requirements, waived = [] }: Checklist): readonly VerifiedFact[] {
  const useful = new Set([
    ...requirements.flatMap(({ waivableBy = [] }) => waivableBy),
    ...waived.flatMap(({ by }) => by),
    ...(current.verifications ?? []).map(({ fact }) => fact),
  ]);
  return verifiedFacts.filter((fact) => useful.has(fact));
}

/** Nothing where no fact of this family can be asked; `save` puts what is typed on the disk before it is asked about. */
export function VerificationSection(props: {
  /** With what is typed and not yet saved. */
  readonly current: Case;
  readonly save?: (() => Promise<boolean>) | undefined;
}) {
  const { verification: words } = useMessages();
  const { current, save } = props;
  const { pack, session } = useSession();
  const facts = factsOf(current, pack.checklistFor(current));
  const isAsked = (current.verifications ?? []).length > 0;
  if (facts.length === 0 || (save === undefined && !isAsked)) return null;
  const may = isAllowed('askVerification', current.state, session.operator.role) === 'yes';
  return (
    <Section title={words.title} description={words.explain}>
      <ul className={styles.rows} aria-label={words.title}>
        {facts.map((fact) => (
          <FactRow key={fact} current={current} fact={fact} mayAsk={may && save !== undefined} />
        ))}
      </ul>
      {save !== undefined && may && <Ask current={current} facts={facts} save={save} />}
    </Section>
  );
}

function FactRow(props: {
  readonly current: Case;
  readonly fact: VerifiedFact;
  readonly mayAsk: boolean;
}) {
  const { verification: words, words: common } = useMessages();
  const locale = useLocale();
  const { current, fact } = props;
  const standing = factStanding(current, fact);
  const lacking = fieldsLacking(current, fact);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <span className={styles.name}>{words.facts[fact]}</span>
        <StatusBadge tone={toneOf(standing)}>{words.standings[standing.state]}</StatusBadge>
      </div>
      {standing.state === 'queued' && (
        <span className={styles.quiet}>
          {words.askedAt(instantText(locale, standing.verification.at))}
        </span>
      )}
      {standing.state === 'queued' && standing.verification.refusal !== undefined && (
        <span>{words.refused(standing.verification.refusal)}</span>
      )}
      {'answer' in standing && (
        <span className={styles.quiet}>
          {words.evidence(
            standing.answer.source,
            standing.answer.evidence,
            instantText(locale, standing.answer.at),
          )}
        </span>
      )}
      {props.mayAsk && lacking.length > 0 && (
        <span className={styles.quiet}>
          {words.needsFields(lacking.map((key) => common.fields[key].name).join(common.comma))}
        </span>
      )}
    </li>
  );
}

function Ask(props: {
  readonly current: Case;
  readonly facts: readonly VerifiedFact[];
  readonly save: () => Promise<boolean>;
}) {
  const { verification: words } = useMessages();
  const { current, facts } = props;
  const { commands, drafts, session } = useSession();
  const toast = useToast();
  const call = useCall();
  const [signing, setSigning] = useState(false);
  if (session.drill) return <p className={styles.quiet}>{words.notInDrill}</p>;
  const open = facts.filter((fact) => {
    const { state } = factStanding(current, fact);
    return state !== 'match' && state !== 'queued' && questionOf(current, fact) !== undefined;
  });
  const ask = async () => {
    const asked = await call.run(async () => {
      if (!(await props.save())) return err(saveError(drafts, current.id));
      const questions = open.map((fact) => ({ id: newId(), fact }));
      return commands.execute({ name: 'askVerification', caseId: current.id, questions });
    });
    if (asked !== undefined) toast({ tone: 'success', title: words.asked }, 'asked');
  };
  const isSigned = authorisationOf(current) !== undefined;
  return (
    <>
      {!isSigned && <p className={styles.quiet}>{words.needsSignature}</p>}
      <div className={styles.actions}>
        {isSigned ? (
          open.length > 0 && (
            <Button pending={call.pending} onPress={() => void ask()}>
              {open.every((fact) => factStanding(current, fact).state === 'notAsked')
                ? words.ask
                : words.askAgain}
            </Button>
          )
        ) : (
          <Button onPress={() => setSigning(true)}>{words.toSignature}</Button>
        )}
      </div>
      <ErrorNotice error={call.error} />
      {signing && <IdentityDialog current={current} onClose={() => setSigning(false)} />}
    </>
  );
}

function toneOf(standing: FactStanding): Tone {
  switch (standing.state) {
    case 'match':
      return 'success';
    case 'mismatch':
    case 'noSuchPerson':
      return 'danger';
    case 'timedOut':
    case 'changed':
      return 'warning';
    case 'queued':
      return standing.verification.refusal === undefined ? 'info' : 'warning';
    case 'notAsked':
      return 'neutral';
  }
}
