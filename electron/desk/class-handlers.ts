/** What the calls of class assignment do; every way out of the station is told in the trail. */
import type { ClassSlips } from '../../shared/archive/class-papers';
import type { RollStanding } from '../../shared/classes/roll-standing';
import { commitmentPaper, publicLists, slipsPaper } from '../../shared/archive/class-papers';
import { classPageHtml } from '../../shared/archive/viewer/class-page';
import type { RegisterPaper } from '../../shared/archive/register-paper';
import type { ChildNow, ClassList, KeptLine } from '../../shared/classes/class-lists';
import { classLists, standingOfProof } from '../../shared/classes/class-lists';
import type { ClassProof } from '../../shared/classes/class-proof';
import { familyCode } from '../../shared/classes/class-roll';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import type { AuditEvent } from '../../shared/ledger/audit-event';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import { statisticsBook, statisticsCsv } from '../tables/statistics-book';
import { linksTold, listsTold, tradesTold } from './class-after-told';
import type { ClassDesk } from './class-desk';
import { createClassDesk } from './class-desk';
import type { KeptRoll } from './class-facts';
import { standingOf } from './class-facts';
import { aboutRoll, rollTold, tableOfAll, tablesOf } from './class-tables';
import type { Answer, Doors } from './doors';
import { lookedAtPapers, type Papering } from './looked-at-paper';
import type { Station } from './station';

type Form = Extract<AuditEvent, { type: 'classesSaved' }>['form'];
type Paper = Extract<AuditEvent, { type: 'classesPrinted' }>['paper'];
/** Which paper somebody looks at, and where its roll stood by then. */
type Looked = {
  readonly id: string;
  readonly paper: Paper;
  readonly standing: RollStanding | undefined;
};

type Listed = {
  readonly kept: KeptRoll;
  /** Rolls that added pupils to it. */
  readonly added: readonly KeptRoll[];
  readonly proof: ClassProof;
  readonly lists: readonly ClassList[];
  readonly lines: readonly KeptLine[];
  readonly childOf: (caseId: string) => ChildNow;
};

const kinds = {
  xlsx: { name: 'Excel', extensions: ['xlsx'] },
  csv: { name: 'CSV', extensions: ['csv'] },
  html: { name: 'HTML', extensions: ['html'] },
  json: { name: 'JSON', extensions: ['json'] },
};

export function createClassHandlers(
  { unlocked, brief }: Pick<Doors, 'unlocked' | 'brief'>,
  parts: Papering<'makeRegister' | 'makeClassSlips'>,
  page: () => Promise<string>,
): Handlers['classes'] {
  const { outputs, recorder, papers, now, remember } = parts;
  const desks = new WeakMap<Station, ClassDesk>();
  type Content =
    | { readonly kind: 'register'; readonly content: RegisterPaper }
    | { readonly kind: 'slips'; readonly content: ClassSlips };
  const drawn = lookedAtPapers<Looked, Content>(
    { what: 'classes' },
    {
      make: (made) =>
        made.kind === 'slips'
          ? papers.makeClassSlips(made.content)
          : papers.makeRegister(made.content),
      outputs,
      remember,
    },
  );
  function deskOf(station: Station): ClassDesk {
    const desk = desks.get(station) ?? createClassDesk(station, now);
    desks.set(station, desk);
    return desk;
  }

  function standingNow(station: Station, id: string): RollStanding | undefined {
    const kept = deskOf(station).roll(id);
    return kept.ok ? standingOf(kept.value, now()) : undefined;
  }

  /** The lists of a roll that was drawn, with everything that changed and the names of now. */
  async function listsOf(station: Station, id: string): Answer<Listed> {
    const desk = deskOf(station);
    const read = await desk.gatherAll();
    if (!read.ok) return read;
    const kept = desk.roll(id);
    if (!kept.ok) return kept;
    const proof = desk.proof(id);
    if (!proof.ok) return proof;
    const lines = desk.lines(kept.value);
    const { teachers, roll } = kept.value;
    const childOf = desk.childOf(roll);
    const lists = classLists(proof.value, { lines, teachers }, childOf);
    const added = desk.rolls().filter((one) => one.first === id && one.drawn !== undefined);
    return ok({ kept: kept.value, added, proof: proof.value, lists, lines, childOf });
  }

  function save(
    station: Station,
    id: string,
    form: Form,
    name: string,
    make: (of: Listed) => Promise<Uint8Array>,
  ) {
    const { stationCode } = station.facts();
    const file = { name: `${name}-${stationCode}.${form}`, kind: kinds[form] };
    return outputs.save(station, { what: 'classes' }, file, async () => {
      const of = await listsOf(station, id);
      if (!of.ok) return of;
      const bytes = await make(of.value);
      return ok({ bytes, record: () => recorder.note({ type: 'classesSaved', id, form }) });
    });
  }

  async function contentOf(
    station: Station,
    { id, paper, caseId }: { id: string; paper: Paper; caseId?: string | undefined },
  ): Promise<Result<Content, AppError>> {
    // Papers are in Chinese, whatever the language of the screen.
    const words = pick('zh-CN');
    if (paper === 'commitment') {
      const kept = deskOf(station).roll(id);
      if (!kept.ok) return kept;
      return ok({
        kind: 'register',
        content: commitmentPaper(words, kept.value, now(), standingOf(kept.value, now())),
      });
    }
    const of = await listsOf(station, id);
    if (!of.ok) return of;
    const { kept, lists, proof } = of.value;
    if (paper === 'list') {
      return ok({ kind: 'register', content: publicLists(words, kept, lists, proof, now()) });
    }
    const pupils = slipPupils(of.value, caseId);
    if (pupils.length === 0) return err({ kind: 'invalidRequest' });
    // A slip with a name that nobody held against the roll would tell a family somebody else's class.
    const count = pupils.filter(({ isRenamed }) => isRenamed).length;
    if (count > 0) return err({ kind: 'classNamesChanged', count });
    return ok({ kind: 'slips', content: slipsPaper(words, kept, pupils, now()) });
  }

  return {
    gather: () => unlocked((station) => deskOf(station).gather()),
    overview: () =>
      brief(async (station) => {
        const desk = deskOf(station);
        const rolls = desk.rolls().map((kept) => rollTold(kept, station.actor.id));
        return ok({ groups: [...desk.groups()], rolls });
      }),
    pupils: (group) =>
      brief(async (station) => {
        const { pupils, limit, seen } = deskOf(station).pupils(group);
        return ok({ pupils: [...pupils], limit, seen });
      }),
    freeze: ({ group, plan, seen }) =>
      brief((station) => deskOf(station).freeze(group, plan, seen, station.actor)),
    setAside: ({ id, reason }) =>
      brief((station) => deskOf(station).setAside(id, reason, station.actor)),
    draw: ({ id, publicPart, witnesses }) =>
      brief((station) => deskOf(station).draw(id, publicPart, witnesses, station.actor)),
    lists: ({ id }) =>
      brief(async (station) => {
        const of = await listsOf(station, id);
        if (!of.ok) return of;
        return ok({ lists: await listsTold(station, of.value) });
      }),
    after: ({ id }) =>
      brief(async (station) => {
        const desk = deskOf(station);
        const of = await listsOf(station, id);
        if (!of.ok) return of;
        const waiting = desk.waiting(id);
        if (!waiting.ok) return waiting;
        const { kept: first, proof, lines, childOf } = of.value;
        const sight = { first, lines, childOf, standing: standingOfProof(proof) };
        return ok({
          ...waiting.value,
          pupils: [...waiting.value.pupils],
          trades: tradesTold(sight, station.actor.id),
          links: linksTold(
            sight,
            desk.rolls().filter((one) => one.first === id && one.drawn !== undefined),
          ),
        });
      }),
    freezeLate: ({ id, plan, seen }) =>
      brief((station) => deskOf(station).freezeLate(id, plan, seen, station.actor)),
    askTrade: ({ id, ...wish }) =>
      brief((station) => deskOf(station).askTrade(id, wish, station.actor)),
    settleTrade: ({ id, trade, outcome }) =>
      brief((station) => deskOf(station).settleTrade(id, trade, outcome, station.actor)),
    confirmName: ({ id, caseId, digest }) =>
      brief((station) => deskOf(station).confirmName(id, caseId, digest, station.actor)),
    saveBook: ({ id, locale }) =>
      unlocked((station) => {
        const words = pick(locale);
        return save(station, id, 'xlsx', words.classes.fileName.book, ({ kept, lists }) =>
          statisticsBook(words.classes.about, aboutRoll(words, kept), tablesOf(words, lists)),
        );
      }),
    saveCsv: ({ id, locale }) =>
      unlocked((station) => {
        const words = pick(locale);
        return save(station, id, 'csv', words.classes.fileName.book, async ({ lists }) =>
          statisticsCsv(tableOfAll(words, lists)),
        );
      }),
    saveProof: ({ id, form }) =>
      unlocked((station) => {
        const { fileName } = pick('zh-CN').classes;
        const name = form === 'html' ? fileName.page : fileName.data;
        return save(station, id, form, name, async ({ proof }) =>
          form === 'html'
            ? classPageHtml(await page(), proof)
            : new TextEncoder().encode(canonicalJson(proof)),
        );
      }),
    drawPaper: (wish) =>
      unlocked(async (station) => {
        const standing = standingNow(station, wish.id);
        const content = await station.during(() => contentOf(station, wish));
        if (!content.ok) return content;
        return drawn.look(station, content.value, { id: wish.id, paper: wish.paper, standing });
      }),
    printPaper: ({ sha256, ...choice }) =>
      unlocked((station) =>
        drawn.print(station, sha256, choice, async ({ id, paper, standing }): Answer<unknown> => {
          const event = { type: 'classesPrinted' as const, id, paper, at: now() };
          if (paper !== 'commitment') return recorder.note(event);
          // What it says of itself may not be true any more; it is to be looked at anew.
          if (standingNow(station, id) !== standing) return err({ kind: 'paperNotReady' });
          // What only bears witness is not read when the station is opened again, and the draw asks for this one.
          return station.appendStation([event]);
        }),
      ),
  };
}

/** Whose slips are wanted, class by class; those of destroyed cases are nobody's any more, and who left gets none. */
function slipPupils({ kept, added, lists, lines }: Listed, caseId: string | undefined) {
  return lists.flatMap(({ number: classNumber, teacher, pupils }) =>
    pupils
      .filter((one) => one.name !== '' && !one.isLeft)
      .filter((one) => caseId === undefined || one.caseId === caseId)
      .map(({ name, caseNumber, caseId: of, late, from, renamed }) => {
        const codeKey = lines.findLast((line) => line.caseId === of)?.codeKey ?? kept.codeKey;
        const roll = added.find((one) => one.roll.late?.round === late) ?? kept;
        const code = familyCode(codeKey, of);
        const isRenamed = renamed !== undefined;
        return { name, caseNumber, classNumber, teacher, code, from, roll, isRenamed };
      }),
  );
}
