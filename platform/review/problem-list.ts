/** 问题清单: cases whose child is known from another one, or whose facts a department did not confirm; for officials. */
import type { VerifiedFact } from '../../shared/domain/verified-fact';
import type { CaseProblem, ProblemCase } from '../../shared/protocol/problem-list';
import type { Queries } from '../database/database';
import { isEarlierOfSameChild } from './same-child';

type Unconfirmed = Extract<CaseProblem, { kind: 'notConfirmed' }>['verdict'];

/** As stations are told of it, and whose it is. */
type ProblemOfStation = ProblemCase & { readonly stationId: string };

type Wanted = {
  readonly season: number;
  readonly after?: string | undefined;
  readonly limit: number;
  /** Only of this station. */
  readonly stationId?: string;
};

/** Committed cases of a season that have a problem and are not decided, in the order of their ids. */
export async function listProblems(
  queries: Queries,
  { season, after, limit, stationId }: Wanted,
): Promise<ProblemOfStation[]> {
  const rows = await queries.query<{
    id: string;
    station_id: string;
    matter_number: string;
    same_child: boolean;
    facts: string;
  }>(
    `with found as (
       select mine.id, mine.station_id, mine.matter_number,
         exists (select from cases other where ${isEarlierOfSameChild}) as same_child,
         (select coalesce(json_agg(json_build_object('fact', v.fact, 'verdict', v.verdict) order by v.fact), '[]')
           from (select distinct on (body::json->>'fact') body::json->>'fact' as fact,
               answer::json->>'verdict' as verdict
             from verifications where case_id = mine.id and station_id = mine.station_id
             order by body::json->>'fact', received_at desc, id desc) v
           where v.verdict <> 'match')::text as facts
       from cases mine
       where mine.season = $1 and mine.committed_revision > 0 and mine.state <> 'decided'
         and ($2::uuid is null or mine.id > $2)
         and ($4::uuid is null or mine.station_id = $4))
     select * from found where same_child or facts <> '[]' order by id limit $3`,
    [season, after ?? null, limit, stationId ?? null],
  );
  return rows.map((row) => ({
    caseId: row.id,
    stationId: row.station_id,
    matterNumber: row.matter_number,
    problems: [
      ...(row.same_child ? [{ kind: 'sameChild' as const }] : []),
      ...(JSON.parse(row.facts) as { fact: VerifiedFact; verdict: Unconfirmed }[]).map((one) => ({
        kind: 'notConfirmed' as const,
        ...one,
      })),
    ],
  }));
}
