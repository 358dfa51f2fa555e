/** 批量: a table and pictures of many families become cases, step by step; what was begun is gone on with. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type {
  BatchCheck,
  BatchStatus,
  ChosenPictures,
  ChosenTable,
} from '../../../shared/ipc/calls/batch';
import { useSession } from '../../session/session-provider';
import { useListViewed } from '../../session/viewed';
import { Screen } from '../../ui/layout/screen';
import { SectionStack } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { useArrivalFocus } from '../shell/arrival-focus';
import { batchRunsOf } from './batch-run';
import { batchSubmissionsOf } from './batch-submissions';
import { CheckedRows } from './checked-rows';
import { ChooseSources } from './choose-sources';
import { MatchColumns } from './match-columns';
import { RunView } from './run-view';
import { SubmitBatch } from './submit-batch';
import { UnfinishedBatches } from './unfinished-batches';
import { usualChoice, type BatchChoice } from './batch-choice';
import styles from './batch.module.css';

type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'columns' }
  | { readonly at: 'check'; readonly check: BatchCheck }
  | { readonly at: 'run' | 'submit'; readonly batch: BatchStatus };

/** Leaving the room stops nothing; coming back shows the batch at work. */
export function BatchScreen() {
  const { batch: text } = useMessages();
  const desk = useSession();
  const runs = batchRunsOf(desk);
  const run = useSyncExternalStore(runs.subscribe, runs.view);
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const [choice, setChoice] = useState<BatchChoice>(usualChoice);
  const [table, setTable] = useState<ChosenTable>();
  const [pictures, setPictures] = useState<ChosenPictures>();
  const [batches, setBatches] = useState<readonly BatchStatus[]>([]);
  const [looks, setLooks] = useState(0);
  useArrivalFocus('button');
  useListViewed('batch');
  const submissions = batchSubmissionsOf(desk);
  const submission = useSyncExternalStore(submissions.subscribe, submissions.view);
  const running = run.phase === 'idle' ? undefined : run.batchId;
  const submitting = submission.phase === 'idle' ? undefined : submission.batchId;

  useEffect(() => {
    let gone = false;
    void desk.bridge.batch.list(undefined).then((answer) => {
      if (gone || !answer.ok) return;
      setBatches(answer.value);
      const shown = answer.value.find(({ id }) => id === (submitting ?? running));
      const at = submitting === undefined ? 'run' : 'submit';
      if (shown !== undefined) setStep((now) => (now.at === 'choose' ? { at, batch: shown } : now));
    });
    return () => {
      gone = true;
    };
  }, [desk, looks, running, submitting]);

  const begun = (batch: BatchStatus) => {
    setTable(undefined);
    setPictures(undefined);
    setStep({ at: 'run', batch });
    runs.go(batch);
  };
  const backToChoose = () => {
    runs.clear();
    submissions.clear();
    setStep({ at: 'choose' });
    setLooks((count) => count + 1);
  };
  return (
    <Screen title={text.title}>
      <SectionStack>
        {step.at === 'choose' && (
          <>
            <p className={styles.explain}>{text.lead}</p>
            <UnfinishedBatches
              batches={batches}
              onGoOn={begun}
              onSee={(batch) => setStep({ at: 'run', batch })}
              onSubmit={(batch) => setStep({ at: 'submit', batch })}
              onMoved={() => setLooks((count) => count + 1)}
            />
            <ChooseSources
              table={table}
              pictures={pictures}
              onPictures={setPictures}
              onTable={(chosen) => {
                setTable(chosen);
                setPictures(undefined);
                setChoice((now) => ({ ...now, columns: chosen.columns }));
              }}
              onNext={() => setStep({ at: 'columns' })}
            />
          </>
        )}
        {step.at === 'columns' && table !== undefined && (
          <MatchColumns
            table={table}
            choice={choice}
            onChange={setChoice}
            onBack={() => setStep({ at: 'choose' })}
            onChecked={(check) => setStep({ at: 'check', check })}
          />
        )}
        {step.at === 'check' && (
          <CheckedRows
            check={step.check}
            onBack={() => setStep({ at: 'columns' })}
            onBegun={begun}
          />
        )}
        {step.at === 'run' && (
          <RunView
            batch={step.batch}
            onAnother={backToChoose}
            onSubmit={() => setStep({ at: 'submit', batch: step.batch })}
          />
        )}
        {step.at === 'submit' && (
          <SubmitBatch
            batch={step.batch}
            onBack={() => setStep({ at: 'run', batch: step.batch })}
          />
        )}
      </SectionStack>
    </Screen>
  );
}
