/** The guide that a family takes home: drawn from the pack in force, looked at, printed. */
import { guidePaper } from '../../shared/archive/guide-paper';
import type { GuidePaper } from '../../shared/archive/guide-paper';
import { err, ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import type { Doors } from './doors';
import { lookedAtPapers, type Papering } from './looked-at-paper';

export function guideHandlers(
  { unlocked }: Pick<Doors, 'unlocked'>,
  { outputs, papers, now, remember }: Papering<'makeGuide'>,
): Pick<Handlers['policy'], 'guidePdf' | 'printGuide'> {
  const guides = lookedAtPapers<undefined, GuidePaper>(
    { what: 'guide' },
    { make: papers.makeGuide, outputs, remember },
  );
  return {
    guidePdf: ({ kind, answers }) =>
      unlocked(async (station) => {
        const loaded = station.policy.shelf().inForce(kind);
        if (!loaded.pack.kinds.includes(kind)) return err({ kind: 'invalidRequest' });
        const made = { at: now(), drill: station.facts().drill };
        // Papers are in Chinese, whatever the language of the screen.
        const content = guidePaper(pick('zh-CN'), loaded, kind, answers, made);
        return guides.look(station, content, undefined);
      }),
    printGuide: ({ sha256, ...choice }) =>
      unlocked((station) =>
        // It holds nothing of anybody: that it went out is told, and no more.
        guides.print(station, sha256, choice, async () => ok(undefined)),
      ),
  };
}
