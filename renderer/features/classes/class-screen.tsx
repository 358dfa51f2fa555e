/** 分班: a school is chosen, its roll frozen, drawn before witnesses, and the lists taken out. */
import { useState } from 'react';
import { isSameGroup, type ClassGroup } from '../../../shared/classes/admitted-pupil';
import { groupTitle } from '../../../shared/archive/class-papers';
import type { KeptRollTold } from '../../../shared/ipc/calls/classes';
import { useSession } from '../../session/session-provider';
import { useListViewed } from '../../session/viewed';
import { Button } from '../../ui/action/button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { ProgressSteps } from '../../ui/feedback/progress-steps';
import { Select } from '../../ui/field/select';
import { PeopleIcon } from '../../ui/icon/thing-icons';
import { Screen } from '../../ui/layout/screen';
import { SectionStack } from '../../ui/layout/section';
import { GatheringView } from '../gathering/gathering-view';
import { useGathering } from '../gathering/use-gathering';
import { useMessages } from '../language/messages-context';
import { useArrivalFocus } from '../shell/arrival-focus';
import { AfterTheDraw } from './after-draw';
import { ClassResult } from './class-result';
import { keyOfGroup, useClassDrafts } from './class-drafts';
import { ClassSetUp } from './class-set-up';
import { EarlierRolls } from './earlier-rolls';
import { FrozenRoll } from './frozen-roll';
import type { ClassOverview } from './use-classes';
import styles from './classes.module.css';

export function ClassScreen() {
  const { classes: say } = useMessages();
  const { bridge } = useSession();
  const { gather, overview } = bridge.classes;
  const { view, again, refresh, stop } = useGathering(gather, overview);
  // What was begun here stays while cases are read again.
  const [kept, setKept] = useState<ClassOverview>();
  if (view.phase === 'ready' && view.found !== kept) setKept(view.found);
  useArrivalFocus('button');
  return (
    <Screen
      title={say.title}
      actions={view.phase === 'ready' && <Button onPress={again}>{say.again}</Button>}
    >
      <SectionStack>
        <p className={styles.lead}>{say.lead}</p>
        <GatheringView
          view={view}
          words={say}
          icon={<PeopleIcon />}
          onStop={stop}
          onAgain={again}
        />
        {kept !== undefined && <Chosen overview={kept} onDone={refresh} />}
      </SectionStack>
    </Screen>
  );
}

/** Schools with pupils, and those that only have rolls any more. */
function groupsOf({ groups, rolls }: ClassOverview): readonly ClassGroup[] {
  const all: ClassGroup[] = [];
  for (const { season, stage, school } of [...groups, ...rolls]) {
    const group = { season, stage, school };
    if (!all.some((one) => isSameGroup(one, group))) all.push(group);
  }
  return all.sort((one, other) => other.season - one.season);
}

function Chosen(props: { readonly overview: ClassOverview; readonly onDone: () => void }) {
  const messages = useMessages();
  const { classes: say } = messages;
  const { overview, onDone } = props;
  const groups = groupsOf(overview);
  const drafts = useClassDrafts();
  const group = groups.find((one) => keyOfGroup(one) === drafts?.group) ?? groups[0];
  useListViewed('classes');
  if (group === undefined) {
    return <EmptyState icon={<PeopleIcon />} title={say.empty} detail={say.emptyHelp} />;
  }
  if (drafts === undefined) return null;
  const rolls = overview.rolls.filter((one) => isSameGroup(one, group));
  const roll = rolls.find((one) => one.late === undefined && one.setAside === undefined);
  const open = rolls.find(({ late, drawn, setAside }) => late !== undefined && !drawn && !setAside);
  return (
    <>
      <div className={styles.choice}>
        <Select
          label={say.group}
          placeholder={say.group}
          value={keyOfGroup(group)}
          onChange={drafts.chooseGroup}
          options={groups.map((one) => ({
            value: keyOfGroup(one),
            label: groupTitle(messages, one),
          }))}
        />
      </div>
      <Steps roll={roll} />
      {roll === undefined && (
        <ClassSetUp
          key={keyOfGroup(group)}
          group={group}
          drafts={drafts}
          round={overview}
          onDone={onDone}
        />
      )}
      {roll !== undefined && roll.drawn === undefined && (
        <FrozenRoll key={roll.id} roll={roll} onDone={onDone} />
      )}
      {roll?.drawn !== undefined && (
        <>
          <ClassResult key={roll.id} roll={roll} round={overview} onDone={onDone} />
          <AfterTheDraw first={roll} open={open} drafts={drafts} round={overview} onDone={onDone} />
        </>
      )}
      <EarlierRolls rolls={rolls.filter((one) => one.setAside !== undefined)} />
    </>
  );
}

function Steps({ roll }: { readonly roll: KeptRollTold | undefined }) {
  const { classes: say } = useMessages();
  const isPublished = roll?.committedAt !== undefined;
  const current = roll === undefined ? 0 : roll.drawn !== undefined ? 4 : isPublished ? 2 : 1;
  const ids = ['roll', 'commitment', 'publicPart', 'draw', 'result'] as const;
  const stateOf = (index: number) => {
    if (index < current) return 'done' as const;
    return index === current ? ('current' as const) : ('todo' as const);
  };
  return (
    <ProgressSteps
      label={say.steps.label}
      steps={ids.map((id, index) => ({
        id,
        title: say.steps[id],
        state: stateOf(index),
        stateLabel: say.stepStates[stateOf(index)],
      }))}
    />
  );
}
