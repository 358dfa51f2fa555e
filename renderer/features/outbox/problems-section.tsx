/** 平台问题清单: what the platform says has to be cleared up, with the way to each case. */
import { useState } from 'react';
import { fieldText } from '../../../shared/domain/form';
import type { ProblemListShown } from '../../../shared/ipc/calls/problems';
import type { CaseProblem } from '../../../shared/protocol/problem-list';
import { useCase } from '../../db/queries';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { shownName } from '../language/rare-characters';
import { PlatformChoice } from '../platforms/platform-choice';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './outbox.module.css';

/** For everybody at the desk: whoever took a case in knows the family. */
export function ProblemsSection() {
  const { problemList: words } = useMessages();
  const { bridge, pack } = useSession();
  const call = useCall();
  const [platform, setPlatform] = useState<string>();
  const [found, setFound] = useState<ProblemListShown>();
  const look = async () => {
    const { season } = pack.pack;
    const whose = platform === undefined ? {} : { platform };
    const done = await call.run(() => bridge.sync.problems({ season, ...whose }));
    if (done !== undefined) setFound(done.value);
  };
  return (
    <Section title={words.title}>
      <Panel>
        <div className={styles.reckoning}>
          <p className={styles.help}>{words.explain}</p>
          <PlatformChoice
            value={platform}
            onChange={(chosen) => {
              setPlatform(chosen);
              setFound(undefined);
            }}
          />
          <Button pending={call.pending} onPress={() => void look()}>
            {call.pending ? words.looking : words.look}
          </Button>
          <ErrorNotice error={call.error} />
          {found !== undefined && <Found found={found} />}
        </div>
      </Panel>
    </Section>
  );
}

function Found({ found: { total, cases } }: { readonly found: ProblemListShown }) {
  const { problemList: words } = useMessages();
  return (
    <>
      <p role="status">
        <StatusBadge tone={total === 0 ? 'success' : 'warning'}>
          {total === 0 ? words.none : words.count(total)}
        </StatusBadge>
      </p>
      {cases.length > 0 && (
        <ul className={styles.problems} aria-label={words.title}>
          {cases.map(({ caseId, problems }) => (
            <ProblemRow key={caseId} caseId={caseId} problems={problems} />
          ))}
        </ul>
      )}
      {total > cases.length && <p>{words.more(cases.length, total)}</p>}
    </>
  );
}

function ProblemRow({
  caseId,
  problems,
}: {
  readonly caseId: string;
  readonly problems: readonly CaseProblem[];
}) {
  const { home, problemList: words } = useMessages();
  const { go } = useNavigation();
  const current = useCase(caseId);
  if (current === undefined || current === null) return null;
  const name = fieldText(current.form, 'child.name');
  return (
    <li className={styles.row}>
      <div className={styles.who}>
        <span className={styles.name}>{shownName({ home }, name)}</span>
        <span className={styles.quiet}>{current.caseNumber ?? ''}</span>
      </div>
      <div className={styles.how}>
        {problems.map((problem) => (
          <Problem key={JSON.stringify(problem)} problem={problem} />
        ))}
      </div>
      <Button
        size="small"
        accessibleName={`${words.open} ${name}`}
        onPress={() => go({ room: 'case', caseId })}
      >
        {words.open}
      </Button>
    </li>
  );
}

function Problem({ problem }: { readonly problem: CaseProblem }) {
  const { problemList: words, verification } = useMessages();
  if (problem.kind === 'sameChild') {
    return (
      <>
        <StatusBadge tone="danger">{words.sameChild}</StatusBadge>
        <span className={styles.quiet}>{words.sameChildTodo}</span>
      </>
    );
  }
  const { fact, verdict } = problem;
  return (
    <>
      <StatusBadge tone="warning">
        {words.notConfirmed(verification.facts[fact], words.verdicts[verdict])}
      </StatusBadge>
      <span className={styles.quiet}>{words.notConfirmedTodo}</span>
    </>
  );
}
