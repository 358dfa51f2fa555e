/** The intakes of an open desk and the image worker they share; both end when the desk locks. */
import type { Desk } from '../../session/desk';
import { startImageClient } from '../../workers/image-client';
import { pageIntake, type PageIntake } from './page-intake';

const open = new WeakMap<Desk, (caseId: string, requirementId: string) => PageIntake>();

/** The intake of one requirement of one case; the same one every time until the desk locks. */
export function intakeOf(desk: Desk, caseId: string, requirementId: string): PageIntake {
  const known = open.get(desk);
  if (known !== undefined) return known(caseId, requirementId);
  const images = startImageClient();
  const intakes = new Map<string, PageIntake>();
  desk.workingSet.onClose(() => {
    images.close();
    intakes.clear();
  });
  const find = (ofCase: string, ofRequirement: string) => {
    const key = `${ofCase}/${ofRequirement}`;
    const intake =
      intakes.get(key) ??
      pageIntake({
        caseId: ofCase,
        prepare: (bytes) => images.prepare(bytes),
        addPage: (page) => desk.commands.addPage(page),
      });
    if (!intakes.has(key)) desk.pictures.add(intake);
    intakes.set(key, intake);
    return intake;
  };
  open.set(desk, find);
  return find(caseId, requirementId);
}
