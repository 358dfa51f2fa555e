/** The table of families: each with what the desk has to notice about it, written down by hand and not computed. */
import { caseKinds } from '../../../shared/domain/case-kind';
import { applicantGroups } from '../../../shared/domain/group';
import { childRows } from './child-rows';
import { structures } from './family-forms';
import type { FamilyRow } from './family-row';
import { row } from './family-row';
import { kinRows } from './kin-rows';
import { paperRows } from './paper-rows';

/** Every matter, group and structure. */
const whole = caseKinds.flatMap((kind) =>
  applicantGroups.flatMap((group) =>
    structures.map((structure) => row('lacks nothing', [kind, group, structure], {})),
  ),
);

/** All of them. */
export const familyRows: readonly FamilyRow[] = [...whole, ...childRows, ...kinRows, ...paperRows];
