/** On the first screen, for administrators: policy packs came by the line and wait to be looked at. */
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { useAnswer } from '../trouble/use-answer';

/** Draws nothing where none waits, nor for who does not decide. */
export function PacksNotice() {
  const { session } = useSession();
  if (session.drill || session.operator.role !== 'admin') return null;
  return <Waiting />;
}

function Waiting() {
  const { line } = useMessages().policy;
  const { bridge } = useSession();
  const { go } = useNavigation();
  const waiting = useAnswer(bridge.policy.byLine, undefined).value?.waiting ?? [];
  if (waiting.length === 0) return null;
  return (
    <Notice
      tone="info"
      live="off"
      title={line.homeTitle(waiting.length)}
      lines={[
        ...waiting.map(({ title, version, from }) => line.homeLine(title, version, from)),
        line.homeSafe,
      ]}
      actions={<Button onPress={() => go({ room: 'settings', at: 'policy' })}>{line.go}</Button>}
    />
  );
}
