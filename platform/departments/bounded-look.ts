/** A question to a department with bounds: time, how many at once, and the form of the answer. What fails is a data gap. */
import type { FieldKey, Form } from '../../shared/domain/form';
import type { VerifiedFact } from '../../shared/domain/verified-fact';
import type { Log } from '../log';
import { errorFacts } from '../log';
import type { Clock } from '../ports';
import type { Departments, Found } from './departments';
import { departmentOf, foundSchema } from './departments';

/** Why a department could not answer: 超时, 出错, 答非所问, 占线. */
export const gapReasons = ['timedOut', 'failed', 'nonsense', 'crowded'] as const;
export type GapReason = (typeof gapReasons)[number];

type Looked =
  | { readonly found: Found; readonly gap?: undefined }
  | { readonly found?: undefined; readonly gap: GapReason };

/** A department that does not answer within this time keeps no family waiting: the paper is brought instead. */
const lookLimitMs = 5_000;
/** Questions that may be open with one department; one that hangs must not fill the platform's memory. */
const mostAtOnce = 100;

export type Look = (fact: VerifiedFact, asked: Form) => Promise<Looked>;

/** Asks `departments` within those bounds; never rejects. */
export function boundedLook(
  departments: Departments,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Look {
  const open = new Map<string, number>();
  const count = (department: string, change: number) =>
    open.set(department, (open.get(department) ?? 0) + change);
  const ask = async (fact: VerifiedFact, asked: Form, signal: AbortSignal): Promise<Looked> => {
    const department = departmentOf[fact];
    count(department, 1);
    try {
      const found = foundSchema.safeParse(await departments.look(fact, asked, signal));
      if (found.success && answers(asked, found.data)) return { found: found.data };
      log('department-answered-nonsense', { fact }, 'warning');
      return { gap: 'nonsense' };
    } catch (error) {
      log('department-failed', { ...errorFacts(error), fact }, 'warning');
      return { gap: 'failed' };
    } finally {
      count(department, -1);
    }
  };
  return async (fact, asked) => {
    if ((open.get(departmentOf[fact]) ?? 0) >= mostAtOnce) return { gap: 'crowded' };
    const waiting = new AbortController();
    const asking = new AbortController();
    const late = clock.sleep(lookLimitMs, waiting.signal).then((): Looked => ({ gap: 'timedOut' }));
    const looked = await Promise.race([ask(fact, asked, asking.signal), late]);
    waiting.abort();
    asking.abort();
    return looked;
  };
}

/** Whether an answer speaks of exactly what was asked, and its parts agree with its verdict. */
function answers(asked: Form, { verdict, fields }: Found): boolean {
  if (verdict === 'noSuchPerson') return fields.length === 0;
  const keys = new Set<FieldKey>(fields.map(({ key }) => key));
  const isAboutAll =
    keys.size === fields.length &&
    keys.size === Object.keys(asked).length &&
    fields.every(({ key }) => key in asked);
  const isMatch = fields.every((field) => field.verdict === 'match');
  return isAboutAll && isMatch === (verdict === 'match');
}
