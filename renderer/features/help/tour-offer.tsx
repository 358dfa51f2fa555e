/** Offers the tour to whoever is here for the first time: a notice on the first screen, never in the way of a family. */
import { useState } from 'react';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import { TourDialog } from './tour-dialog';

/** People who said no or were led round since the station was opened: the session still has them as they came. */
const settled = new WeakSet<object>();

/** Draws nothing for everybody else, and in a drill. */
export function TourOffer() {
  const { help } = useMessages();
  const { tour } = help;
  const { bridge, session } = useSession();
  const [state, setState] = useState<'offered' | 'touring' | 'over'>('offered');
  if (session.drill || !session.isNewcomer || settled.has(session) || state === 'over') return null;
  const over = () => {
    settled.add(session);
    setState('over');
  };
  const decline = () => {
    void bridge.help.tourEnded({ taken: false });
    over();
  };
  return (
    <>
      <Notice
        tone="info"
        live="off"
        title={tour.offer}
        lines={[tour.offerLine]}
        actions={
          <>
            <Button onPress={() => setState('touring')}>{tour.start}</Button>
            <Button variant="quiet" onPress={decline}>
              {tour.notNow}
            </Button>
          </>
        }
      />
      {state === 'touring' && <TourDialog onEnd={over} />}
    </>
  );
}
