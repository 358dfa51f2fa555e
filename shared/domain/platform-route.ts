/** Which platform takes a case: rules that an administrator sets, read from the top, over matter, season and school. */
import * as z from 'zod';
import type { CaseKind } from './case-kind';
import { caseKindSchema } from './case-kind';
import { receiptSchema } from './delivery';
import type { Form } from './form';
import { instantSchema } from './ids';

/** How a platform is known for ever: the id of the key that its receipts are signed with. */
export const platformKeySchema = z.string().min(1).max(80);

/** Of a platform, by its key; absent: the one that was paired first. */
export const ofPlatform = { platform: platformKeySchema.optional() };

/** Stands in the place of a platform where none takes the case: it waits for a rule. */
export const noPlatform = '';

/** Who takes a case, as far as it is known. */
export const takenBySchema = z.union([platformKeySchema, z.literal(noPlatform)]);

/** A platform that had a case until it was given up; without `platform` the first one is meant. */
export const formerPlatformSchema = z.strictObject({
  platform: takenBySchema.optional(),
  at: instantSchema,
  receipt: receiptSchema.optional(),
});

/** More than any desk has; a list that nobody can read is no rule. */
export const mostRouteRules = 50;

/** Everything that is named has to hold; a school is met by its name or its code as the form has it. */
const routeRuleSchema = z.strictObject({
  kind: caseKindSchema.optional(),
  season: z.number().int().min(2020).max(2100).optional(),
  school: z.string().trim().min(1).max(80).optional(),
  platform: platformKeySchema,
});
export type RouteRule = z.infer<typeof routeRuleSchema>;

export const routingSchema = z.strictObject({
  rules: z.array(routeRuleSchema).max(mostRouteRules),
  /** For what no rule names: a platform, nobody (the case waits), or when absent the platform that was paired first. */
  otherwise: z.union([platformKeySchema, z.literal(noPlatform)]).optional(),
});
export type Routing = z.infer<typeof routingSchema>;

/** What rules look at in a case. */
type Routed = { readonly kind: CaseKind; readonly season: number; readonly form: Form };

/** The platform that would take a case now, of those in `paired`; `noPlatform` when none does. */
export function routeOf(
  current: Routed,
  { rules, otherwise }: Routing,
  paired: readonly string[],
): string {
  const rule = rules.find((one) => paired.includes(one.platform) && fits(one, current));
  const taken = rule?.platform ?? otherwise ?? paired[0] ?? noPlatform;
  return paired.includes(taken) ? taken : noPlatform;
}

/** The platform that takes a case: as it was said when it was submitted, and before that as the rules say now. */
export function takerOf(
  current: Routed & { readonly platform?: string | undefined; readonly revision: number },
  routing: Routing,
  paired: readonly string[],
): string | undefined {
  const isSettled = current.platform !== undefined || current.revision > 0;
  return isSettled ? current.platform : routeOf(current, routing, paired);
}

function fits({ kind, season, school }: RouteRule, current: Routed): boolean {
  const wished = ['wish.school', 'wish.schoolCode'] as const;
  return (
    (kind === undefined || kind === current.kind) &&
    (season === undefined || season === current.season) &&
    (school === undefined || wished.some((key) => current.form[key]?.trim() === school))
  );
}
