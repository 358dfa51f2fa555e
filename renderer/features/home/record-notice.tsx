/** What the record's check of itself found: what happened, what is safe, what to do; nothing when all is well. */
import type { Messages } from '../../../shared/i18n/messages';
import type { Trouble } from '../../../shared/ledger/integrity';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { useIntegrity } from '../trouble/integrity';

const mostButtons = 5;

/** Stands on top of the home screen while there is something to say. */
export function RecordNotice() {
  const { integrity: words } = useMessages();
  const { go } = useNavigation();
  const troubles = useIntegrity()?.troubles ?? [];
  const lines = linesOf(words, troubles);
  if (lines.length === 0) return null;
  const has = (...kinds: Trouble['kind'][]) => troubles.some(({ kind }) => kinds.includes(kind));
  const isLost = has('lost', 'fileLost');
  const isDoubtful = has('replaced', 'witnessLost', 'workingSetDiffers');
  const affected = [...new Set(troubles.flatMap(casesOf))].slice(0, mostButtons);
  return (
    <Notice
      tone={isLost ? 'danger' : isDoubtful ? 'warning' : 'info'}
      title={isLost ? words.lostTitle : isDoubtful ? words.doubtTitle : words.mendedTitle}
      lines={[
        ...lines,
        isLost ? words.safe.lost : words.safe.mended,
        isLost ? words.todo.lost : isDoubtful ? words.todo.doubt : words.todo.mended,
      ]}
      actions={
        affected.length === 0
          ? undefined
          : affected.map((caseId, i) => (
              <Button key={caseId} onPress={() => go({ room: 'case', caseId })}>
                {words.openCase(i + 1)}
              </Button>
            ))
      }
    />
  );
}

function casesOf(trouble: Trouble): readonly string[] {
  if (trouble.kind === 'lost') return trouble.cases;
  return trouble.kind === 'fileLost' ? [trouble.caseId] : [];
}

/** One line for each kind of thing, in the order of its weight. */
function linesOf({ happened }: Messages['integrity'], troubles: readonly Trouble[]): string[] {
  const count = (kind: Trouble['kind']) => troubles.filter((each) => each.kind === kind).length;
  const entries = (kind: 'lost' | 'restored') =>
    troubles.reduce((sum, each) => (each.kind === kind ? sum + each.to - each.from + 1 : sum), 0);
  const lost = troubles.filter((each) => each.kind === 'lost');
  const unknown = lost.reduce((sum, each) => sum + each.unknown, 0);
  const lines: [number, (n: number) => string][] = [
    [entries('lost'), (n) => happened.lost(n, new Set(lost.flatMap(({ cases }) => cases)).size)],
    [unknown, happened.unknown],
    [count('fileLost'), happened.fileLost],
    [count('replaced'), happened.replaced],
    [count('witnessLost'), happened.witnessLost],
    [count('workingSetDiffers'), happened.workingSetDiffers],
    [entries('restored'), happened.restored],
    [count('fileRestored'), happened.fileRestored],
    [count('keyRestored'), happened.keyRestored],
    [count('setAside'), happened.setAside],
    [count('tornTail'), happened.tornTail],
  ];
  return lines.filter(([n]) => n > 0).map(([n, say]) => say(n));
}
