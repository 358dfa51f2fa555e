/** A station whose classes were drawn, for what comes after: with everybody who does something about it. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { createClassDesk } from '../../electron/desk/class-desk';
import { createClassHandlers } from '../../electron/desk/class-handlers';
import type { Station } from '../../electron/desk/station';
import type { ClassSlips } from '../../shared/archive/class-papers';
import type { RegisterPaper } from '../../shared/archive/register-paper';
import type { ClassGroup } from '../../shared/classes/admitted-pupil';
import { classLists } from '../../shared/classes/class-lists';
import type { CaseEvent } from '../../shared/domain/case';
import { ok } from '../../shared/domain/result';
import { fillStation } from './generate/station';
import { openStationAs, people } from './people';
import { scratchFolder } from './scratch-folder';
import { valueOf } from './station-people';

export function missing(): never {
  throw new Error('not there');
}

/** What a person says of a draw of late pupils. */
export const latePlan = {
  elsewhere: 600,
  publicSource: '家长代表现场报数',
  publicNumbers: 2,
  publicKnownFrom: '2026-09-10T01:00:00.000Z',
  together: [],
  apart: [],
};

/** 420 cases, the largest school of them drawn into three classes with one pair of twins; the founder has it open. */
export async function drawnSeason(name: string) {
  const folder = join(scratchFolder(name), 'station');
  const key = randomBytes(32);
  let at = '2026-08-29T01:00:00.000Z';
  let station = await openStationAs(folder, key);
  await fillStation(station, { cases: 420, seed: 21, withImages: 0 });

  async function gathered() {
    const desk = createClassDesk(station, () => at);
    valueOf(await desk.gatherAll());
    return desk;
  }
  /** Locks, and opens again as somebody else; what the desk knew is gone. */
  async function enter(who?: { readonly id: string }) {
    await station.close();
    station = await openStationAs(folder, key, who);
    return gathered();
  }
  const print = (id: string) =>
    station.appendStation([{ type: 'classesPrinted', id, paper: 'commitment', at }]);

  let desk = await gathered();
  const [largest = missing()] = [...desk.groups()].sort((one, other) => other.pupils - one.pupils);
  const { season, stage, school } = largest;
  const group: ClassGroup = { season, stage, school };
  const { pupils, seen } = desk.pupils(group);
  const [one = missing(), two = missing()] = pupils.map(({ caseId }) => caseId);
  const publicKnownFrom = '2026-08-30T01:00:00.000Z';
  const plan = {
    ...latePlan,
    classes: 3,
    balanced: ['birthHalf' as const],
    publicKnownFrom,
    teachers: ['周老师', '吴老师', '郑老师'],
    together: [{ caseIds: [one, two], reason: 'twins' as const }],
    apart: [],
  };
  const first = valueOf(await desk.freeze(group, plan, seen, station.actor)).id;
  valueOf(await print(first));
  desk = await enter(people.reviewer);
  at = publicKnownFrom;
  valueOf(await desk.draw(first, '12 34', '', station.actor));
  await enter();

  const rollOf = (id: string) =>
    station.facts().classRolls.find((each) => each.id === id) ?? missing();
  const caseOf = async (caseId: string) => valueOf(await station.cases.load(caseId)) ?? missing();
  /** Something happens to a case, whoever did it. */
  async function happens(caseId: string, events: CaseEvent[]) {
    const facts = { id: uuidv7(), at, actor: station.actor, command: 'seed', events };
    const caseKey = valueOf(await station.keys.get(caseId));
    valueOf(await station.cases.append(await caseOf(caseId), caseId, caseKey, facts));
  }
  async function listed() {
    const now = await gathered();
    const proof = valueOf(now.proof(first));
    const kept = { lines: now.lines(rollOf(first)), teachers: rollOf(first).teachers };
    const lists = classLists(proof, kept, now.childOf(group));
    return { desk: now, proof, lists, all: lists.flatMap((list) => list.pupils) };
  }
  /** The calls of the window, with papers that are kept instead of drawn. */
  function calls() {
    const made: { slips?: ClassSlips; register?: RegisterPaper } = {};
    const paper = { bytes: new Uint8Array([1]), pages: 1, missingGlyphs: [] };
    const run = <T>(work: (of: Station) => T) => work(station);
    const handlers = createClassHandlers(
      { unlocked: run, brief: run },
      {
        papers: {
          makeRegister: (content: RegisterPaper) => {
            made.register = content;
            return Promise.resolve(ok(paper));
          },
          makeClassSlips: (content: ClassSlips) => {
            made.slips = content;
            return Promise.resolve(ok(paper));
          },
        },
        now: () => at,
      } as never,
      () => Promise.resolve(''),
    );
    return { handlers, made };
  }

  return {
    first,
    group,
    station: () => station,
    actor: () => station.actor,
    now: () => at,
    later: (instant: string) => {
      at = instant;
    },
    gathered,
    enter,
    print,
    rollOf,
    listed,
    calls,
    rename: (caseId: string, name: string) =>
      happens(caseId, [{ type: 'formEdited', changes: { 'child.name': name } }]),
    leave: async (caseId: string) => {
      const { decision = missing() } = await caseOf(caseId);
      const { school: _gone, ...rest } = decision;
      const refused = { ...rest, outcome: 'refused' as const, remedy: '可以申请行政复议' };
      await happens(caseId, [{ type: 'decisionRecorded', changeId: uuidv7(), decision: refused }]);
    },
    /** Gets the place that somebody else has the like of. */
    comeBack: async (caseId: string, like: string) => {
      const { decision = missing() } = await caseOf(like);
      await happens(caseId, [{ type: 'decisionRecorded', changeId: uuidv7(), decision }]);
    },
  };
}
export type DrawnSeason = Awaited<ReturnType<typeof drawnSeason>>;
