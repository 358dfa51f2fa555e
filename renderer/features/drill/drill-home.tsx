/** What the drill offers on 今日: what it is, and families to practise with. */
import { useState } from 'react';
import { useCounters } from '../../db/queries';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useToast } from '../../ui/feedback/toast';
import { PeopleIcon } from '../../ui/icon/thing-icons';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { loadSamples } from './load-samples';
import { PacedProgress } from '../progress/paced-progress';

/** Draws nothing in a real station. */
export function DrillHome() {
  const { session } = useSession();
  return session.drill ? <Offer /> : null;
}

function Offer() {
  const { drill } = useMessages();
  const desk = useSession();
  const toast = useToast();
  const total = useCounters()?.total;
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const call = useCall();
  const load = async () => {
    const loaded = await call.run(() =>
      loadSamples(desk, (done, all) => setProgress({ done, total: all })),
    );
    setProgress(undefined);
    if (loaded === undefined) return;
    toast({ tone: 'success', title: drill.samplesLoaded(loaded.value.families) }, 'samples');
  };
  return (
    <>
      <Notice
        tone="info"
        live="off"
        title={drill.homeTitle}
        lines={total === 0 ? [drill.homeFirst] : [drill.homeLine]}
        actions={
          <Button
            variant={total === 0 ? 'primary' : 'secondary'}
            icon={<PeopleIcon />}
            pending={call.pending}
            onPress={() => void load()}
          >
            {call.pending ? drill.samplesLoading : drill.loadSamples}
          </Button>
        }
      >
        {progress !== undefined && (
          <PacedProgress
            label={drill.samplesLoading}
            done={progress.done}
            total={progress.total}
            count={drill.families(progress.done, progress.total)}
          />
        )}
      </Notice>
      <ErrorNotice error={call.error} />
    </>
  );
}
