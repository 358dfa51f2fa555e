/** The invented family as it comes to the counter in any of the five groups: what is typed, and a picture for every page. */
import { join } from 'node:path';
import type { Form } from '../../shared/domain/form';
import type { ApplicantGroup, GroupAnswers } from '../../shared/domain/group';
import { sampleAnswers } from '../../shared/drill/sample-answers';
import { shippedPack } from './case-builders';
import { typed } from './family';
import type { Visit } from './keyboard-clerk';
import { provideOwnSamples } from './make-samples';
import { inventedFamily, inventedOwner } from './samples/family';
import { samplePapers } from './samples/papers';

/** Answers that give each group. */
const answersOf: Readonly<Record<ApplicantGroup, GroupAnswers>> = {
  homeAndRegister: { localRegister: true, localHome: true, preferential: false },
  registerNoHome: { localRegister: true, localHome: false, preferential: false },
  homeNoRegister: { localRegister: false, localHome: true, preferential: false },
  migrantWorker: { localRegister: false, localHome: false, preferential: false },
  preferential: { localRegister: true, localHome: true, preferential: true },
};

/** What the group lives in, and on what ground it comes. */
const ofGroup: Readonly<Record<ApplicantGroup, Form>> = {
  homeAndRegister: {},
  registerNoHome: { 'residence.tenure': 'rented', 'residence.propertyNumber': '' },
  homeNoRegister: {},
  migrantWorker: {
    'residence.tenure': 'rented',
    'residence.propertyNumber': '',
    'work.person': inventedOwner.name,
    'work.kind': 'employed',
  },
  preferential: {
    'preferential.ground': 'military',
    'preferential.person': inventedOwner.name,
  },
};

/** A family of the group; what its pack asks beyond its papers is answered as in a drill. */
export async function familyVisit(group: ApplicantGroup): Promise<Visit> {
  const folder = await provideOwnSamples();
  const answers = answersOf[group];
  const subject = { kind: 'primary' as const, season: inventedFamily.season, answers, group };
  let form: Form = { ...typed({ ...inventedFamily, papers: [] }).form, ...ofGroup[group] };
  for (;;) {
    const current = { ...subject, form };
    const more = sampleAnswers(current, shippedPack.checklistFor(current));
    if (Object.keys(more).length === 0) break;
    form = { ...form, ...more };
  }
  const { requirements } = shippedPack.checklistFor({ ...subject, form });
  const pictureOf = (kind: string, role: string) => {
    const wanted = pictureNamed(kind, role);
    const paper = samplePapers.find((one) => one.kind === wanted);
    if (paper === undefined) throw new Error(`No picture of ${kind}`);
    return join(folder, inventedFamily.family, `${paper.number}-${paper.kind}.jpg`);
  };
  const papers = requirements.map(({ title, options: [option] }) => {
    const { kind = '', pages = [] } = option ?? {};
    const expected = pages.filter(({ optional }) => optional !== true);
    return { title, paths: expected.map(({ role }) => pictureOf(kind, role)) };
  });
  return { ...subject, form, papers };
}

/** The book has a picture for each of its pages, every other paper one. */
function pictureNamed(kind: string, role: string): string {
  if (kind !== 'hukou') return kind === 'residencePermit' ? 'rent' : kind;
  return role === 'child' ? 'hukouChild' : 'hukouCover';
}
