/** On the first screen: training that runs out soon or is missing, one's own, and for administrators everybody's. */
import type { PersonTraining } from '../../../shared/ipc/calls/training';
import { isLacking } from '../../../shared/policy/training';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { useAnswer } from '../trouble/use-answer';
import { stateWords } from './state-words';

type Standing = PersonTraining['standings'][number];
const isUrgent = ({ state }: Standing) => state !== 'held';

/** Draws nothing where all is well, or no pack asks any training. */
export function TrainingNotice() {
  const { session, packs } = useSession();
  const isAsked = packs.all.some(({ pack }) => pack.training !== undefined);
  if (session.drill || !isAsked) return null;
  return session.operator.role === 'admin' ? <OthersTraining /> : <OwnTraining />;
}

function OwnTraining() {
  const messages = useMessages();
  const { home } = messages.training;
  const { bridge } = useSession();
  const own = useAnswer(bridge.training.own, undefined).value?.filter(isUrgent) ?? [];
  if (own.length === 0) return null;
  return (
    <Notice
      tone="warning"
      live="off"
      title={own.some(isLacking) ? home.lacking : home.runsOut}
      lines={[...own.map((one) => home.line(one.title, stateWords(messages, one))), home.ask]}
    />
  );
}

function OthersTraining() {
  const { home } = useMessages().training;
  const { bridge } = useSession();
  const { go } = useNavigation();
  const people = useAnswer(bridge.training.list, undefined).value ?? [];
  const count = people.filter(({ standings }) => standings.some(isUrgent)).length;
  if (count === 0) return null;
  return (
    <Notice
      tone="warning"
      live="off"
      title={home.othersTitle(count)}
      lines={[home.others]}
      actions={<Button onPress={() => go({ room: 'settings', at: 'training' })}>{home.go}</Button>}
    />
  );
}
