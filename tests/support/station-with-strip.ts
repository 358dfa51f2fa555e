/** A locked station whose one case has a long strip of pages already, as somebody left it for lunch. */
import { readFile } from 'node:fs/promises';
import { v7 as uuidv7 } from 'uuid';
import { takeInPage } from '../../electron/desk/page-intake';
import type { Station } from '../../electron/desk/station';
import { extraRole } from '../../shared/domain/requirement';
import { completeForm, noHome } from './case-builders';
import { caseOf } from './fill-at-desk';
import { founder, leaveStation, valueOf } from './station-people';

/** Who opens it, and which child's case it is. */
export type LeftStrip = { readonly passphrase: string; readonly childName: string };

/** Leaves `count` pages under the line of the checklist with this title, each a picture of its own. */
export async function leaveStrip(
  userDataDir: string,
  strip: { readonly requirement: string; readonly picture: string; readonly count: number },
): Promise<LeftStrip> {
  const picture = await readFile(strip.picture);
  await leaveStation(userDataDir, async (station) => {
    const { desk, actor } = station;
    const caseId = uuidv7();
    valueOf(await desk.execute({ name: 'openCase', caseId, answers: noHome }, actor));
    valueOf(await desk.execute({ name: 'editForm', caseId, changes: completeForm }, actor));
    const place = await placeOf(station, caseId, strip.requirement);
    for (let number = 0; number < strip.count; number += 1) {
      // A few bytes after the end of a JPEG change no picture, but make another file.
      const bytes = new Uint8Array(Buffer.concat([picture, Buffer.from(`page ${number}`)]));
      const role = place.roles[number] ?? extraRole;
      const page = { caseId, ...place.document, pageId: uuidv7(), role, source: 'file' as const };
      const now = () => new Date().toISOString();
      valueOf(
        await takeInPage({ ...page, original: bytes, corrected: bytes }, { ...station, now }),
      );
    }
  });
  return { passphrase: founder.passphrase, childName: completeForm['child.name'] ?? '' };
}

async function placeOf(station: Station, caseId: string, title: string) {
  const opened = await caseOf(station, caseId);
  const { requirements } = station.policy.shelf().packOf(opened).checklistFor(opened);
  const line = requirements.find((one) => one.title.includes(title));
  if (line === undefined) throw new Error(`No line ${title}`);
  const { kind = '', pages = [] } = line.options[0] ?? {};
  const document = { documentId: uuidv7(), requirementId: line.id, kind };
  return { document, roles: pages.map(({ role }) => role) };
}
