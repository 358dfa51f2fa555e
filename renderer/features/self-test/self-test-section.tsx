/** 自检 in the settings: one button tries everything, each line says what was tried, found, and what to do. */
import {
  gravest,
  selfTestParts,
  verdictOf,
  type PartResult,
  type SelfTestPart,
  type Verdict,
} from '../../../shared/self-test/finding';
import { findingText, resultText } from '../../../shared/self-test/report-text';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { StatusBadge } from '../../ui/feedback/status-badge';
import type { Tone } from '../../ui/feedback/tone';
import { SaveIcon } from '../../ui/icon/action-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { DrawnPaperButton } from '../letters/drawn-paper-button';
import { useSectionArrival } from '../shell/arrival-focus';
import { ErrorNotice } from '../trouble/error-notice';
import { useSaving } from '../trouble/use-saving';
import styles from './self-test.module.css';
import { useSelfTest } from './use-self-test';

const tones: { readonly [V in Verdict]: Tone } = {
  fine: 'success',
  absent: 'neutral',
  attention: 'warning',
  failed: 'danger',
};

/** `arriving`: somebody came for it, from the first screen or the search. */
export function SelfTestSection({ arriving }: { readonly arriving: boolean }) {
  const messages = useMessages();
  const { selfTest: say } = messages;
  const locale = useLocale();
  const { phase, last, error, start, stop } = useSelfTest();
  useSectionArrival('self-test', arriving);
  const test = last?.test;
  const results = phase.name === 'resting' ? test?.results : phase.found;
  const isRunning = phase.name === 'running';
  return (
    <Section
      title={say.title}
      id="self-test"
      description={say.lead}
      status={
        test !== undefined &&
        !isRunning && (
          <StatusBadge tone={tones[gravest(test.results.flatMap(({ findings }) => findings))]}>
            {resultText(messages, test)}
          </StatusBadge>
        )
      }
    >
      <Panel>
        <div className={styles.stack}>
          {!isRunning && (
            <p className={styles.quiet} role="status">
              {phase.name === 'resting' && phase.stopped
                ? say.stopped
                : last !== undefined &&
                  (test === undefined
                    ? say.never
                    : say.last(instantText(locale, test.at), test.by.name))}
            </p>
          )}
          {isRunning && (
            <ProgressBar
              label={
                phase.part === undefined ? say.running : say.trying(say.parts[phase.part].title)
              }
              value={phase.found.length / selfTestParts.length}
              count={say.step(String(phase.found.length), String(selfTestParts.length))}
            />
          )}
          <ErrorNotice error={error} />
          <div className={styles.actions}>
            <Button
              variant={isRunning ? 'secondary' : 'primary'}
              onPress={isRunning ? stop : start}
            >
              {isRunning ? say.stop : test === undefined ? say.start : say.again}
            </Button>
            {!isRunning && test !== undefined && <SaveReport />}
            {!isRunning && <TestPage />}
          </div>
          {results !== undefined && (
            <Results
              results={results}
              trying={phase.name === 'running' ? phase.part : undefined}
              all={isRunning}
            />
          )}
        </div>
      </Panel>
    </Section>
  );
}

/** `all`: parts that wait are shown too. */
function Results(props: {
  readonly results: readonly PartResult[];
  readonly trying: SelfTestPart | undefined;
  readonly all: boolean;
}) {
  const { selfTest: say } = useMessages();
  const of = (part: SelfTestPart) => props.results.find((one) => one.part === part);
  const shown = selfTestParts.filter((part) => props.all || of(part) !== undefined);
  return (
    <ul className={styles.results} aria-label={say.table}>
      {shown.map((part) => {
        const result = of(part);
        const verdict = result === undefined ? undefined : gravest(result.findings);
        return (
          <li key={part} className={styles.part}>
            <div className={styles.head}>
              <h3 className={styles.name}>{say.parts[part].title}</h3>
              {verdict !== undefined ? (
                <StatusBadge tone={tones[verdict]}>{say.verdicts[verdict]}</StatusBadge>
              ) : (
                <span className={styles.quiet}>
                  {part === props.trying ? say.running : say.waiting}
                </span>
              )}
            </div>
            <div className={styles.body}>
              <p className={styles.tried}>{say.parts[part].tried}</p>
              {result !== undefined && <Findings result={result} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Findings({ result }: { readonly result: PartResult }) {
  const messages = useMessages();
  const { selfTest: say } = messages;
  return result.findings.map((one, at) => {
    const { found, todo } = findingText(messages, one);
    const isGrave = ['attention', 'failed'].includes(verdictOf(one));
    return (
      // Findings of one part have no names of their own, and never change places.
      <div key={at} className={styles.finding}>
        <p className={isGrave ? styles.grave : undefined}>{found}</p>
        {todo !== undefined && (
          <p>
            <span className={styles.quiet}>{say.todoLabel}</span>
            {todo}
          </p>
        )}
      </div>
    );
  });
}

function SaveReport() {
  const { selfTest: say } = useMessages();
  const locale = useLocale();
  const { bridge } = useSession();
  const { pending, error, save } = useSaving('selfTest', say);
  const saveReport = () => void save(() => bridge.selfTest.saveReport({ locale }));
  return (
    <>
      <Button icon={<SaveIcon />} pending={pending} onPress={saveReport}>
        {say.saveReport}
      </Button>
      <ErrorNotice error={error} />
    </>
  );
}

function TestPage() {
  const { selfTest: say } = useMessages();
  const { bridge } = useSession();
  return (
    <DrawnPaperButton
      draw={() => bridge.selfTest.testPage(undefined)}
      title={say.pageName}
      name={say.pageName}
      closeLabel={say.close}
      print={(sha256, copies, printer) =>
        bridge.selfTest.printTestPage({ sha256, copies, printer })
      }
    >
      {say.printPage}
    </DrawnPaperButton>
  );
}
