/** Reads a policy pack of any format there was: a case keeps the version it was opened under for as long as it is kept. */
import * as z from 'zod';
import { applicantGroupSchema } from '../domain/group';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import { laterBy } from '../protocol/format-version';
import { packHead, packSchemaName, policyPackSchema } from './pack';
import type { PolicyPack } from './pack';
import { requirementSchema } from './pack-papers';
import { sentence } from './pack-words';

/** The format while 幼升小 was the only matter. */
const formerSchema = z.strictObject({
  schema: z.literal('enrollment-policy-pack/1'),
  ...packHead,
  groups: z.array(z.strictObject({ id: applicantGroupSchema, title: sentence })).length(5),
  requirements: z
    .array(requirementSchema.omit({ waivedBy: true }))
    .min(1)
    .max(40),
});
type FormerPack = z.infer<typeof formerSchema>;

export type PackProblem =
  /** Places as `requirements.0.title`: the first one that is not of the format, and all that were found. */
  | { readonly kind: 'packShape'; readonly path: string; readonly paths: readonly string[] }
  /** Written by a later program: this one does not know what it means. */
  | { readonly kind: 'packTooNew'; readonly schema: string };

/** A pack in the present format; a former one is upgraded without changing what it asks of anybody. */
export function readPack(json: unknown): Result<PolicyPack, PackProblem> {
  const named = z.looseObject({ schema: z.string().max(100) }).safeParse(json);
  if (!named.success) return err(shapeProblem(named.error));
  const { schema } = named.data;
  if ((laterBy(schema, packSchemaName) ?? 0) > 0) return err({ kind: 'packTooNew', schema });
  if (schema === 'enrollment-policy-pack/1') {
    const former = formerSchema.safeParse(json);
    if (!former.success) return err(shapeProblem(former.error));
    return ok(upgraded(former.data));
  }
  const parsed = policyPackSchema.safeParse(json);
  return parsed.success ? ok(parsed.data) : err(shapeProblem(parsed.error));
}

const mostPaths = 50;

function shapeProblem({ issues }: z.ZodError): PackProblem {
  const paths = issues.slice(0, mostPaths).map(({ path }) => path.join('.'));
  return { kind: 'packShape', path: paths[0] ?? '', paths };
}

/** What the program of then decided in code for every pack (shared/domain/group.ts). */
const formerGroups: { readonly [id in FormerPack['groups'][number]['id']]: string } = {
  preferential: 'answers.preferential',
  homeAndRegister: '!answers.preferential && answers.localRegister && answers.localHome',
  registerNoHome: '!answers.preferential && answers.localRegister && !answers.localHome',
  homeNoRegister: '!answers.preferential && !answers.localRegister && answers.localHome',
  migrantWorker: '!answers.preferential && !answers.localRegister && !answers.localHome',
};

function upgraded(pack: FormerPack): PolicyPack {
  return {
    ...pack,
    schema: packSchemaName,
    kinds: ['primary'],
    guide: { text: [], faq: [] },
    groups: pack.groups.map((group) => ({ ...group, when: formerGroups[group.id] })),
    requiredFields: [],
    schools: [],
    catchments: [],
    reasonCodes: [],
  };
}
