/** Scans that stopped while the clerk is at another paper or in another room, told there until they are answered. */
import { useSyncExternalStore } from 'react';
import { fieldText } from '../../../shared/domain/form';
import { errorText } from '../../../shared/i18n/error-text';
import { useCase } from '../../db/queries';
import { useSession } from '../../session/session-provider';
import { useStandingToast } from '../../ui/feedback/toast';
import { shownName } from '../language/rare-characters';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import type { ScanEnd, ScanRuns } from './scan-runs';
import { isSamePlace, scanRunsOf } from './scan-runs';
import { useScanTexts } from './scan-texts';

/** One message a paper; at the paper itself `ScanOutcome` tells it. Nothing for a scan that a person stopped. */
export function ScanTroubles() {
  const runs = scanRunsOf(useSession());
  const { ends, inSight } = useSyncExternalStore(runs.subscribe, runs.view);
  return ends
    .filter(({ place }) => !inSight.some((one) => isSamePlace(one, place)))
    .map((end) => (
      <OneTrouble key={`${end.place.caseId}/${end.place.requirementId}`} end={end} runs={runs} />
    ));
}

function OneTrouble({ end, runs }: { readonly end: ScanEnd; readonly runs: ScanRuns }) {
  const { away, savedPages } = useScanTexts();
  const messages = useMessages();
  const { route, go } = useNavigation();
  const { place, paper, next, error } = end;
  const { caseId, requirementId } = place;
  const current = useCase(caseId);
  const isHere = route.room === 'case' && route.caseId === caseId;
  const name = shownName(messages, (current && fieldText(current.form, 'child.name')) ?? '');
  const words = error && errorText(messages, error);
  useStandingToast(
    words && {
      tone: 'danger',
      title: isHere ? away.title(paper) : away.titleOf(name, paper),
      detail: away.detail(
        words.happened,
        next > 1 ? savedPages(next - 1) : away.noneSaved,
        words.todo,
      ),
      action: {
        label: away.go,
        onPress: () => go({ room: 'case', caseId, view: 'capture', requirementId }),
      },
      onDismiss: () => runs.clear(place),
    },
  );
  return null;
}
