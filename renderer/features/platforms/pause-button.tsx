/** Stops what leaves for a platform, or lets it go again. */
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { PauseIcon, SendIcon } from '../../ui/icon/action-icons';
import { useMessages } from '../language/messages-context';
import { useLine } from '../shell/line-status';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';

/** Nothing for whoever only looks. */
export function PauseButton({
  platform,
  name,
  paused,
}: {
  /** Absent: the only one. */
  readonly platform?: string | undefined;
  readonly name: string;
  readonly paused: boolean;
}) {
  const { platforms: words } = useMessages();
  const { bridge, session } = useSession();
  const { tell } = useLine();
  const call = useCall();
  if (session.operator.role === 'auditor') return null;
  const change = async () => {
    const choice = { paused: !paused, ...(platform === undefined ? {} : { platform }) };
    const done = await call.run(() => bridge.sync.pause(choice));
    if (done !== undefined) tell(done.value);
  };
  return (
    <>
      <Button
        size="small"
        variant={paused ? 'secondary' : 'quiet'}
        icon={paused ? <SendIcon /> : <PauseIcon />}
        accessibleName={paused ? words.resumeOf(name) : words.pauseOf(name)}
        pending={call.pending}
        onPress={() => void change()}
      >
        {paused ? words.resume : words.pause}
      </Button>
      <ErrorNotice error={call.error} />
    </>
  );
}
