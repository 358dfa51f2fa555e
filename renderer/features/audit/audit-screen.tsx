/** 审计: the trail, its verification and its digests, and the register of numbers, for the auditor and the administrator. */
import { useState } from 'react';
import { useShortcut } from '../../ui/action/use-shortcut';
import { Screen } from '../../ui/layout/screen';
import { Tabs } from '../../ui/layout/tabs';
import { useMessages } from '../language/messages-context';
import { useArrivalFocus } from '../shell/arrival-focus';
import { useLeaving } from '../shell/use-leaving';
import { RegisterView } from '../numbers/register-view';
import { DigestsView } from './digests-view';
import { TrailView } from './trail-view';
import { useTrail } from './use-trail';
import { useVerification } from './verification-work';
import { VerifyView } from './verify-view';

type View = 'trail' | 'verify' | 'digests' | 'numbers';

/** Four views: the trail, its proofs, and the register of numbers. */
export function AuditScreen() {
  const { audit, numbers } = useMessages();
  const { screen } = audit;
  const verification = useVerification();
  const { call, result } = verification;
  // Whoever comes back to a verification sees how far it is, or how it ended.
  const [view, setView] = useState<View>(() =>
    call.pending || call.error !== undefined || result !== undefined ? 'verify' : 'trail',
  );
  const trail = useTrail();
  useLeaving(verification.forget);
  useArrivalFocus('[role="tab"]');
  useShortcut('F9', () => {
    setView('verify');
    verification.start();
  });
  return (
    <Screen title={screen.title}>
      <Tabs
        label={screen.title}
        selected={view}
        onSelect={setView}
        views={[
          { id: 'trail', title: screen.trail, content: <TrailView trail={trail} /> },
          {
            id: 'verify',
            title: screen.verify,
            content: <VerifyView verification={verification} />,
          },
          { id: 'digests', title: screen.digests, content: <DigestsView /> },
          { id: 'numbers', title: numbers.register, content: <RegisterView /> },
        ]}
      />
    </Screen>
  );
}
