/** Long work that ends while somebody is in another room: told there until they have answered, or come to see it. */
import { useState } from 'react';
import { useStandingToast, type StandingToast } from '../../ui/feedback/toast';
import { useNavigation, type Route } from './route';

/** An end, and the words for it. */
export type WorkEnd = Pick<StandingToast, 'tone' | 'title' | 'detail'> & {
  /** What ended or failed; another one is told anew. */
  readonly of: object;
  /** The way to where it is seen. */
  readonly go: string;
};

/** Tells `end` everywhere but in the room of the work, where it stands anyway; once it was seen there, nowhere any more. */
export function useToldElsewhere(
  room: Exclude<Route['room'], 'case'>,
  end: WorkEnd | undefined,
): void {
  const { route, go } = useNavigation();
  const [seen, setSeen] = useState<object>();
  if (route.room === room && end !== undefined && end.of !== seen) setSeen(end.of);
  useStandingToast(
    end === undefined || route.room === room || end.of === seen
      ? undefined
      : {
          tone: end.tone,
          title: end.title,
          detail: end.detail,
          action: { label: end.go, onPress: () => go({ room }) },
          onDismiss: () => setSeen(end.of),
        },
  );
}
