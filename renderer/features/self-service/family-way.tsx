/** The family's way through its case, one step a page: where it is, how to get help, and the step itself. */
import { useEffect, useRef, type ReactNode } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Locale } from '../../../shared/i18n/locale';
import { locales, ownNames } from '../../../shared/i18n/locale';
import { useFormDraft } from '../../session/form-draft';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { PersonIcon } from '../../ui/icon/thing-icons';
import { pageMakerOf } from '../capture/desk-intakes';
import { formOf, useJudgement } from '../case/judgement';
import { useFormState } from '../intake/form-state';
import { LanguageMissing } from '../language/language-missing';
import { useLocale, useMessages } from '../language/messages-context';
import { CheckStep } from './check-step';
import { FieldsStep } from './fields-step';
import { Foot } from './foot';
import { GroupStep } from './group-step';
import { PapersStep } from './papers-step';
import styles from './self-service.module.css';
import { useSpeech } from './speech';
import { spoken, spokenStep, spokenSummary } from './spoken';
import { stepsOf, type Step } from './steps';

export type Place = Step | 'welcome' | 'done';

type Way = {
  readonly at: Place;
  readonly onGo: (place: Place) => void;
  readonly onCall: () => void;
  readonly onStaff: () => void;
};

/** `current` is `undefined` while it is read, and `null` until the three questions are answered. */
export function FamilyWay(
  props: Way & {
    readonly current: Case | null | undefined;
    readonly onLocale: (locale: Locale) => void;
  },
) {
  const { session } = useSession();
  const { current, at, onGo } = props;
  if (at === 'welcome') {
    return (
      <Welcome
        onLocale={props.onLocale}
        onBegin={() => onGo('group')}
        onCall={props.onCall}
        isReady={current !== undefined}
      />
    );
  }
  if (current === undefined) return null;
  if (current === null) {
    const kind = session.selfService?.kind ?? 'primary';
    const steps = stepsOf({ kind, group: 'homeAndRegister', form: {} });
    return (
      <StepFrame {...props} at="group" steps={steps} spoken={undefined}>
        <GroupStep
          current={undefined}
          onBack={() => onGo('welcome')}
          onNext={() => onGo(steps[1] ?? 'papers')}
        />
      </StepFrame>
    );
  }
  return <OpenedWay {...props} current={current} at={at} />;
}

function OpenedWay({ current, ...way }: Way & { readonly current: Case }) {
  const messages = useMessages();
  const desk = useSession();
  const draft = useFormDraft(current);
  const judged = useJudgement(current, draft);
  const state = useFormState(draft);
  const subject = { ...current, form: formOf(draft.text) };
  const steps = stepsOf(subject);
  const { at, onGo } = way;
  // It takes its time: by the papers it sees.
  useEffect(() => void pageMakerOf(desk).open(), [desk]);
  if (at === 'done') {
    return <Done onBack={() => onGo('check')} onCall={way.onCall} onStaff={way.onStaff} />;
  }
  const index = Math.max(0, steps.indexOf(at as Step));
  const step = steps[index] ?? 'check';
  const back = () => onGo(steps[index - 1] ?? 'welcome');
  const next = () => onGo(steps[index + 1] ?? 'done');
  const aloud =
    step === 'check'
      ? spokenSummary(messages, subject, judged)
      : spokenStep(messages, subject, step, desk.packs.packOf(current).checklistFor(subject));
  const content = () => {
    switch (step) {
      case 'group':
        return <GroupStep current={current} onBack={back} onNext={next} />;
      case 'papers':
        return <PapersStep current={current} judged={judged} onBack={back} onNext={next} />;
      case 'check':
        return (
          <CheckStep
            current={current}
            draft={draft}
            judged={judged}
            onGo={onGo}
            onBack={back}
            onFinish={() => void draft.flush().then(next)}
          />
        );
      default:
        return (
          <FieldsStep
            key={step}
            current={current}
            draft={draft}
            judged={judged}
            state={state}
            step={step}
            onBack={back}
            onNext={next}
          />
        );
    }
  };
  return (
    <StepFrame {...way} at={step} steps={steps} spoken={aloud}>
      {content()}
    </StepFrame>
  );
}

/** Head and progress of a step; a new step begins at its top, with its name in the focus. */
function StepFrame(props: {
  readonly at: Step;
  readonly steps: readonly Step[];
  readonly spoken: string | undefined;
  readonly onCall: () => void;
  readonly children: ReactNode;
}) {
  const { selfService } = useMessages();
  const { at, steps } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [at]);
  return (
    <>
      <Head onCall={props.onCall}>
        <p className={styles.progress}>{selfService.step(steps.indexOf(at) + 1, steps.length)}</p>
        {props.spoken !== undefined && <ReadAloud key={at} text={props.spoken} />}
      </Head>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {selfService.steps[at]}
      </h1>
      {props.children}
    </>
  );
}

function Head(props: { readonly onCall: () => void; readonly children?: ReactNode }) {
  const { selfService } = useMessages();
  const { session } = useSession();
  return (
    <header className={styles.head}>
      <span className={styles.school}>{session.school}</span>
      {props.children}
      <Button icon={<PersonIcon />} onPress={props.onCall}>
        {selfService.callStaff}
      </Button>
    </header>
  );
}

/** Only where this computer has a voice. */
function ReadAloud({ text }: { readonly text: string }) {
  const { selfService } = useMessages();
  const speech = useSpeech(useLocale());
  if (speech === undefined) return null;
  const { isSpeaking } = speech;
  return (
    <Button pressed={isSpeaking} onPress={() => (isSpeaking ? speech.stop() : speech.speak(text))}>
      {isSpeaking ? selfService.stopReading : selfService.readAloud}
    </Button>
  );
}

function Welcome(props: {
  readonly isReady: boolean;
  readonly onLocale: (locale: Locale) => void;
  readonly onBegin: () => void;
  readonly onCall: () => void;
}) {
  const { selfService } = useMessages();
  const locale = useLocale();
  const lines = selfService.welcomeLines;
  const aloud = spoken([selfService.welcome, ...lines], selfService.spoken.pause);
  return (
    <>
      <Head onCall={props.onCall}>
        <ReadAloud text={aloud} />
      </Head>
      <section className={styles.middle}>
        <h1 className={styles.title}>{selfService.welcome}</h1>
        {lines.map((line) => (
          <p key={line} className={styles.lead}>
            {line}
          </p>
        ))}
        <div className={styles.ways} role="group" aria-label={selfService.language}>
          {locales.map((value) => (
            <Button
              key={value}
              size="large"
              pressed={locale === value}
              onPress={() => props.onLocale(value)}
            >
              {ownNames[value]}
            </Button>
          ))}
        </div>
        <LanguageMissing to="family" />
        <Button size="large" variant="primary" disabled={!props.isReady} onPress={props.onBegin}>
          {selfService.begin}
        </Button>
      </section>
    </>
  );
}

function Done(props: {
  readonly onBack: () => void;
  readonly onCall: () => void;
  readonly onStaff: () => void;
}) {
  const { selfService } = useMessages();
  const { done } = selfService;
  return (
    <>
      <Head onCall={props.onCall} />
      <section className={styles.middle}>
        <div role="status">
          <h1 className={styles.title}>{done.title}</h1>
          <p className={styles.lead}>{done.line}</p>
        </div>
        <div className={styles.ways}>
          <Button size="large" variant="primary" onPress={props.onStaff}>
            {selfService.staffHere}
          </Button>
        </div>
      </section>
      <Foot onBack={props.onBack} />
    </>
  );
}
