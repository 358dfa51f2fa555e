/** What is shown until everything is gathered: how far it is, that it stopped, or why it failed. */
import type { ReactNode } from 'react';
import { Button } from '../../ui/action/button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { ErrorNotice } from '../trouble/error-notice';
import type { Gathering } from './use-gathering';
import { PacedProgress } from '../progress/paced-progress';

/** Words of the room. */
type GatheringWords = {
  readonly gathering: string;
  readonly gathered: (done: string, total: string) => string;
  readonly stop: string;
  readonly stopped: string;
  readonly goOn: string;
  readonly again: string;
};

/** Nothing once it is ready. */
export function GatheringView(props: {
  readonly view: Gathering<unknown>;
  readonly words: GatheringWords;
  readonly icon: ReactNode;
  readonly onStop: () => void;
  readonly onAgain: () => void;
}) {
  const { view, words: say, icon, onStop, onAgain } = props;
  switch (view.phase) {
    case 'gathering': {
      const { done, total } = view;
      return (
        <PacedProgress
          label={say.gathering}
          done={done}
          total={total}
          count={total === 0 ? undefined : say.gathered(String(done), String(total))}
          actions={
            <Button size="small" onPress={onStop}>
              {say.stop}
            </Button>
          }
        />
      );
    }
    case 'stopped':
      return (
        <EmptyState
          icon={icon}
          title={say.stopped}
          actions={
            <Button variant="primary" onPress={onAgain}>
              {say.goOn}
            </Button>
          }
        />
      );
    case 'failed':
      return (
        <>
          <ErrorNotice error={view.error} />
          <Button onPress={onAgain}>{say.again}</Button>
        </>
      );
    case 'ready':
      return null;
  }
}
