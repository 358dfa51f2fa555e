/** The intakes of an open desk and the workers they share; all end when the desk locks. */
import type { Desk } from '../../session/desk';
import { ofDesk } from '../../session/of-desk';
import { startImageClient } from '../../workers/image-client';
import { pageMaker, type PageMaker } from '../../workers/page-maker';
import { startPageEye } from '../../workers/page-eye';
import { pageIntake, type PageIntake } from './page-intake';

type Intakes = {
  readonly maker: PageMaker;
  readonly ofCase: (caseId: string) => readonly PageIntake[];
  readonly find: (caseId: string, requirementId: string) => PageIntake;
};

/** The intake of one requirement of one case; the same one every time until the desk locks. */
export function intakeOf(desk: Desk, caseId: string, requirementId: string): PageIntake {
  return intakesOf(desk).find(caseId, requirementId);
}

/** What makes pages at this desk, until it locks. */
export function pageMakerOf(desk: Desk): PageMaker {
  return intakesOf(desk).maker;
}

/** Whether a page of the tray is on its way into any paper of its case. */
export function isOnItsWay(desk: Desk, caseId: string, pageId: string): boolean {
  return intakesOf(desk)
    .ofCase(caseId)
    .some((intake) => intake.holds(pageId));
}

const intakesOf = ofDesk((desk): Intakes => {
  const maker = pageMaker(startImageClient(), startPageEye());
  const intakes = new Map<string, PageIntake>();
  desk.workingSet.onClose(() => {
    maker.close();
    intakes.clear();
  });
  const find = (ofCase: string, ofRequirement: string) => {
    const key = `${ofCase}/${ofRequirement}`;
    const intake =
      intakes.get(key) ??
      pageIntake({
        caseId: ofCase,
        make: (bytes, kind) => maker.make(bytes, kind),
        addPage: (page) => desk.commands.addPage(page),
        keep: ({ pageId: id, device = '', ...shot }, picture) =>
          desk.bridge.scanners.keep({ caseId: ofCase, id, ...shot, device, picture }),
      });
    if (!intakes.has(key)) desk.pictures.add(intake);
    intakes.set(key, intake);
    return intake;
  };
  const ofCase = (caseId: string) =>
    [...intakes].flatMap(([key, intake]) => (key.startsWith(`${caseId}/`) ? [intake] : []));
  return { maker, ofCase, find };
});
