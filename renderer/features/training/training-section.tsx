/** 岗位培训 in the settings: who has what the packs in force ask, and the way to record it; for administrators. */
import { useState } from 'react';
import type { Messages } from '../../../shared/i18n/messages';
import type { PersonTraining } from '../../../shared/ipc/calls/training';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { useSectionArrival } from '../shell/arrival-focus';
import { ErrorNotice } from '../trouble/error-notice';
import { useAnswer } from '../trouble/use-answer';
import { RecordTraining } from './record-training';
import { stateTones, stateWords } from './state-words';
import styles from './training.module.css';

/** Nothing for anybody else: main refuses the calls as well. `arriving`: somebody came for it from the first screen. */
export function TrainingSection({ arriving }: { readonly arriving: boolean }) {
  const { session } = useSession();
  return session.operator.role === 'admin' ? <TrainingList arriving={arriving} /> : null;
}

type Line = {
  readonly person: PersonTraining;
  readonly standing: PersonTraining['standings'][number];
};

function TrainingList({ arriving }: { readonly arriving: boolean }) {
  const messages = useMessages();
  const { training } = messages;
  const { bridge, packs } = useSession();
  const [recording, setRecording] = useState<{ operatorId: string; code: string }>();
  /** Counts changes: the list is fetched anew after each. */
  const [changes, setChanges] = useState(0);
  const { value: people, error } = useAnswer(bridge.training.list, undefined, changes);

  useSectionArrival('training', arriving && people !== undefined);

  const lines = (people ?? []).flatMap((person) =>
    person.standings.map((standing): Line => ({ person, standing })),
  );
  const isAsked = packs.all.some(({ pack }) => pack.training !== undefined);
  const chosen = lines.find(
    ({ person, standing }) =>
      person.operatorId === recording?.operatorId && standing.code === recording.code,
  );
  if (people !== undefined && lines.length === 0) {
    return (
      <Section title={training.title}>
        <p className={styles.quiet}>{isAsked ? training.nobody : training.notAsked}</p>
      </Section>
    );
  }
  return (
    <Section id="training" title={training.title} description={training.explain}>
      <ErrorNotice error={error} />
      <Panel padding="flush">
        <Table
          label={training.title}
          rows={lines}
          rowKey={({ person, standing }) => `${person.operatorId} ${standing.code}`}
          columns={columnsIn(messages, ({ person, standing }) =>
            setRecording({ operatorId: person.operatorId, code: standing.code }),
          )}
        />
      </Panel>
      {chosen !== undefined && (
        <RecordTraining
          {...chosen}
          onChanged={() => setChanges((now) => now + 1)}
          onClose={() => setRecording(undefined)}
        />
      )}
    </Section>
  );
}

function columnsIn(
  messages: Messages,
  onRecord: (line: Line) => void,
): readonly TableColumn<Line>[] {
  const { training, words } = messages;
  return [
    {
      id: 'person',
      title: training.person,
      rowHeader: true,
      width: '14rem',
      cell: ({ person }) => (
        <>
          {person.name} <span className={styles.quiet}>{words.roles[person.role]}</span>
        </>
      ),
    },
    {
      id: 'item',
      title: training.item,
      cell: ({ standing }) => (
        <>
          <div>{standing.title}</div>
          {standing.drillCounts && <div className={styles.quiet}>{training.drillCounts}</div>}
        </>
      ),
    },
    {
      id: 'state',
      title: training.state,
      width: '15rem',
      cell: ({ standing }) => (
        <StatusBadge tone={stateTones[standing.state]}>
          {stateWords(messages, standing)}
        </StatusBadge>
      ),
    },
    {
      id: 'record',
      title: training.record,
      width: '6rem',
      cell: (line) => (
        <Button
          size="small"
          variant="quiet"
          accessibleName={training.recordOf(line.person.name, line.standing.title)}
          onPress={() => onRecord(line)}
        >
          {training.record}
        </Button>
      ),
    },
  ];
}
