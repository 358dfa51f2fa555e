/** Every condition of a pack and where it stands. */
import type { PolicyPack } from './pack';

/** `path` names the place as `requirements.2.options.0.when`. */
export type PlacedCondition = { readonly path: string; readonly text: string };

type Requirement = PolicyPack['requirements'][number];

/** Conditions of a requirement's papers and their pages. */
function conditionsWithin(requirement: Requirement, path: string): PlacedCondition[] {
  return requirement.options.flatMap((option, at) => {
    const place = `${path}.options.${at}`;
    return [
      ...placed(option.when, place),
      ...option.pages.flatMap((page, index) => placed(page.when, `${place}.pages.${index}`)),
    ];
  });
}

/** All conditions of a pack, in the order in which they are written. */
export function conditionsOf(pack: PolicyPack): PlacedCondition[] {
  const points = pack.points?.items ?? [];
  return [
    ...pack.groups.flatMap(({ when }, at) => placed(when, `groups.${at}`)),
    ...pack.requirements.flatMap((requirement, at) => [
      ...placed(requirement.when, `requirements.${at}`),
      ...conditionsWithin(requirement, `requirements.${at}`),
    ]),
    ...pack.requiredFields.flatMap(({ when }, at) => placed(when, `requiredFields.${at}`)),
    ...points.flatMap(({ rows }, item) =>
      rows.flatMap(({ when }, row) => placed(when, `points.items.${item}.rows.${row}`)),
    ),
  ];
}

function placed(text: string | undefined, path: string): PlacedCondition[] {
  return text === undefined ? [] : [{ path: `${path}.when`, text }];
}
