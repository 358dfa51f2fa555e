/** Whether everything comes out the same, held against the digests that were put up. */
import type { ClassProof } from '../../shared/classes/class-proof';
import { verifyProof } from '../../shared/classes/class-proof';
import { h } from '../viewer/dom';
import { labelled, type Entered, type Words } from './entered';

const digestForm = /^[0-9a-f]{64}$/;
const asDigest = (typed: string) => typed.toLowerCase().replaceAll(/\s/g, '');

export function verdict(proof: ClassProof, say: Words, entered: Entered, redraw: () => void) {
  const [typed, typedStanding] = [asDigest(entered.published), asDigest(entered.standing)];
  const published = digestForm.test(typed) ? typed : undefined;
  const standing = digestForm.test(typedStanding) ? typedStanding : undefined;
  const changes = proof.changes?.length ?? 0;
  const found = verifyProof(proof, { roll: published, standing });
  const isSame = found.length === 0;
  const { classes, pupils } = proof.roll;
  const lines = isSame
    ? [
        say.sameText(String(classes), String(pupils.length)),
        published === undefined ? say.notCompared : say.alsoPublished,
        ...(changes === 0
          ? []
          : [
              say.sameChanges(String(changes)),
              standing === undefined ? say.standingNotCompared : say.alsoStanding,
            ]),
      ]
    : [say.differentText];
  const named = found.map((finding) => {
    const told: (of: never) => string = say.findings[finding.kind];
    return h('li', {}, told(finding as never));
  });
  const wrongs = [
    typed !== '' && published === undefined ? say.publishedWrong : undefined,
    typedStanding !== '' && standing === undefined ? say.standingWrong : undefined,
  ];
  const form = h(
    'form',
    { class: 'fields' },
    labelled(say.published, entered, 'published'),
    changes === 0 ? undefined : labelled(say.standing, entered, 'standing'),
    h('button', { class: 'button primary' }, say.compare),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    redraw();
    document.querySelector<HTMLElement>('.verdict h2')?.focus();
  });
  const isCompared = published !== undefined && (changes === 0 || standing !== undefined);
  const tone = isSame ? (isCompared ? 'success' : 'warning') : 'danger';
  return h(
    'section',
    { class: `verdict ${tone}` },
    h('h2', { class: 'verdict-title', tabindex: '-1' }, isSame ? say.same : say.different),
    ...lines.map((line) => h('p', {}, line)),
    named.length === 0 ? undefined : h('ul', { class: 'findings' }, ...named),
    form,
    ...wrongs.map((text) => (text === undefined ? undefined : h('p', { role: 'alert' }, text))),
  );
}
