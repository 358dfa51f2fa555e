/** Says on the first screen that the last self-test found something that does not work. */
import { gravest } from '../../../shared/self-test/finding';
import { partNames } from '../../../shared/self-test/report-text';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { useAnswer } from '../trouble/use-answer';

/** Draws nothing where all that was tried works, or nothing was tried yet. */
export function SelfTestNotice() {
  const messages = useMessages();
  const { selfTest: say } = messages;
  const { bridge } = useSession();
  const { go } = useNavigation();
  const last = useAnswer(bridge.selfTest.last, undefined).value;
  const failed = last?.results.filter(({ findings }) => gravest(findings) === 'failed') ?? [];
  if (failed.length === 0) return null;
  const names = partNames(
    messages,
    failed.map(({ part }) => part),
  );
  return (
    <Notice
      tone="warning"
      live="off"
      title={say.homeTitle(names)}
      lines={[say.homeLine]}
      actions={
        <Button onPress={() => go({ room: 'settings', at: 'selfTest' })}>{say.homeGo}</Button>
      }
    />
  );
}
