/** Arguments for calls at random, from a seed: mostly sensible for the case as it stands, sometimes junk. */
import { letterOf } from '../../shared/domain/letter';
import { v7 as uuidv7 } from 'uuid';
import type { Case } from '../../shared/domain/case';
import { aCut, fontless, noHome } from './case-builders';
import { clipPng } from './clip-samples';
import { jpeg } from '../unit/image-samples';
import { people } from './people';
import { classArguments } from './random-class-calls';
import { argumentOf } from './constant-arguments';
import type { Random } from './random';

const usual = { preferential: false, localRegister: true, localHome: true };

type Command = Record<string, unknown> & { name: string };

const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

/** What a case has at this moment, for commands that speak of it. */
function within(current: Case | undefined) {
  const document = current?.documents.find(({ requirementId }) => requirementId === 'register');
  return {
    letterId: current?.letters[0]?.id ?? uuidv7(),
    documentId: document?.id ?? uuidv7(),
    pages: document?.pages.map(({ id }) => id) ?? [],
  };
}

const ratingOf = (caseId: string) => ({ locale: 'en', view: { show: 'rating', caseId } });

/** Gives the argument of a call about a case; `images` has one picture of each. */
export function randomArguments({
  random,
  ids,
  images,
  founder,
}: {
  readonly random: Random;
  readonly ids: readonly string[];
  readonly images: ReadonlyMap<string, string>;
  readonly founder: string;
}) {
  const junk = () =>
    random.pick<unknown>([
      undefined,
      null,
      '',
      7,
      [],
      {},
      { caseId: '../../etc/passwd' },
      { name: 'recordDecision', caseId: random.pick(ids), __proto__: null },
      { after: -1, limit: 1e9 },
      JSON.parse('{"__proto__":{"role":"admin"},"caseId":"x"}'),
    ]);
  const commandFor = (caseId: string, current: Case | undefined): Command => {
    const { letterId, documentId, pages } = within(current);
    const told = letterOf(current?.decision) ?? 'placeNotice';
    const visit = { day: '2026-07-01', address: '望潮街道1号', visitors: '程望', note: '' };
    const to = random.pick([...Object.values(people).map(({ id }) => id), founder, uuidv7()]);
    return random.pick<Command>([
      { name: 'openCase', caseId: random.below(8) === 0 ? uuidv7() : caseId, answers: noHome },
      { name: 'chooseKind', caseId, kind: random.pick(['primary', 'junior', 'transferIn']) },
      { name: 'chooseGroup', caseId, answers: noHome },
      { name: 'editForm', caseId, changes: { 'child.nation': random.pick(['汉', '回']) } },
      { name: 'handOverCase', caseId, to, note: '' },
      { name: 'submitCase', caseId },
      { name: 'rateService', caseId, level: 'dissatisfied', reasons: ['place'], note: '' },
      {
        name: 'issueLetter',
        caseId,
        letterId: uuidv7(),
        kind: random.pick([told, told, told, 'refusalNotice']),
      },
      { name: 'voidLetter', caseId, letterId, reason: '写错' },
      { name: 'noticeMissing', caseId, letterId: uuidv7(), deadline: inAWeek },
      {
        name: 'inspectDocument',
        caseId,
        documentId,
        pages,
        verdict: 'originalSeen',
        lookedAt: [],
        note: '',
      },
      {
        name: 'readSecond',
        caseId,
        documentId,
        pages,
        verdict: 'originalSeen',
        lookedAt: [],
        note: '与原件一致',
      },
      { name: 'removePage', caseId, documentId, pageId: pages[0] ?? uuidv7() },
      { name: 'reorderPages', caseId, documentId, order: pages.toReversed() },
      {
        name: 'movePage',
        caseId,
        documentId,
        pageId: pages[0] ?? uuidv7(),
        to: { documentId, requirementId: 'register', kind: 'hukou', role: 'extra' },
      },
      { name: 'keepPage', caseId, documentId, pageId: pages[0] ?? uuidv7(), reason: '原件如此' },
      {
        name: 'addHomeVisit',
        caseId,
        visit: { id: uuidv7(), ...visit, finding: 'livesThere' },
      },
      {
        name: 'decideAtDesk',
        caseId,
        decisionId: uuidv7(),
        verdict: { outcome: 'refused', reasonCode: '', reason: '已有学籍' },
      },
      {
        name: 'settleDisagreement',
        caseId,
        decisionId: uuidv7(),
        choice: 'object',
        reason: '核对',
      },
      { name: 'sealArchive', caseId, archiveId: uuidv7() },
      {
        name: 'settleFinding',
        caseId,
        kind: 'reported',
        key: 'x',
        outcome: 'change',
        reason: '更正',
      },
      { name: 'recordLetterSaved', caseId, letterId: uuidv7() },
    ]);
  };
  return (call: string, caseId: string, current: Case | undefined): unknown => {
    if (random.below(6) === 0) return junk();
    switch (call) {
      case 'desk.execute':
        return commandFor(caseId, current);
      case 'desk.addPage': {
        const image = jpeg({ width: 8, height: 8 });
        const { documentId, pages } = within(current);
        const of = { documentId, requirementId: 'register', kind: 'hukou' };
        // Pages that were replaced do not fill the case up.
        const [replaces] = pages.length > 3 ? pages : [];
        const page = { pageId: uuidv7(), role: 'cover', source: 'file' };
        const again = replaces === undefined ? {} : { replaces };
        return { caseId, ...of, ...page, ...again, original: image, corrected: image };
      }
      case 'desk.adjustPage': {
        const corrected = jpeg({ width: 8, height: 8 });
        const { documentId, pages } = within(current);
        return { caseId, documentId, pageId: pages[0] ?? uuidv7(), corrected, ...aCut };
      }
      case 'desk.recordText': {
        const { documentId, pages } = within(current);
        const page = current?.documents
          .flatMap((one) => one.pages)
          .find(({ id }) => id === pages[0]);
        const of = page?.corrected.sha256 ?? 'a'.repeat(64);
        const text = { reader: 'r', widthPx: 8, heightPx: 8, lines: [] };
        return { caseId, documentId, pageId: pages[0] ?? uuidv7(), of, text };
      }
      case 'desk.reencodePage': {
        const { documentId, pages } = within(current);
        const page = current?.documents
          .flatMap((one) => one.pages)
          .find(({ id }) => id === pages[0]);
        const of = page?.corrected.sha256 ?? 'a'.repeat(64);
        const corrected = jpeg({ width: 8, height: 8 });
        return { caseId, documentId, pageId: pages[0] ?? uuidv7(), of, corrected };
      }
      case 'desk.textTaken':
        return { caseId, pages: within(current).pages.slice(0, 1), fields: ['child.name'] };
      case 'desk.checkIdentity': {
        const who = { person: 'guardian1', name: '程望', paper: 'residentId', verdict: 'same' };
        const signed = random.below(2) === 0 ? {} : { signature: jpeg({ width: 8, height: 8 }) };
        return { caseId, finding: { id: uuidv7(), ...who, note: '' }, ...signed };
      }
      case 'scanners.keep': {
        const of = { requirementId: 'register', kind: 'hukou', source: 'camera', device: '' };
        return { caseId, id: uuidv7(), ...of, picture: jpeg({ width: 8, height: 8 }) };
      }
      case 'scanners.scan': {
        const settings = { source: 'feeder', dpi: 300, colour: 'grey', paper: 'a4' };
        const of = { requirementId: 'register', kind: 'hukou', from: 1 };
        return { deviceId: 'sane:none', settings, caseId, ...of };
      }
      case 'scanners.list':
        return { afresh: random.below(2) === 0 };
      case 'scanners.discard':
        return { caseId, ids: [uuidv7()] };
      case 'scanners.kept':
      case 'desk.kin':
        return { caseId };
      case 'desk.resumeSending':
        return { caseId, entryId: uuidv7() };
      case 'ledger.read':
        return { after: random.below(40), limit: 1 + random.below(60) };
      case 'blobs.read':
        return { caseId, sha256: images.get(caseId) ?? 'a'.repeat(64) };
      case 'papers.printLetter':
        return { caseId, letterId: uuidv7(), copies: 1, printer: 'Office' };
      case 'papers.recordServed': {
        const said = { to: '程望', relation: '父亲', day: '2026-08-15', way: 'counter', note: '' };
        const image = jpeg({ width: 8, height: 8 });
        return { caseId, letterId: uuidv7(), ...said, slip: { original: image, corrected: image } };
      }
      case 'papers.clipCharacter': {
        const { documentId, pages } = within(current);
        const box = { x: 0, y: 0, width: 8, height: 8 };
        const from = { documentId, pageId: pages[0] ?? uuidv7(), of: images.get(caseId) };
        const picture = random.below(2) === 0 ? clipPng() : jpeg({ width: 8, height: 8 });
        return { caseId, codePoint: fontless, ...from, box, picture };
      }
      case 'papers.letterPdf':
      case 'papers.saveLetter':
        return { caseId, letterId: uuidv7() };
      case 'numbers.checkCode':
        return { text: 'LS01-2026-00012K' };
      case 'papers.previewLetter':
      case 'papers.archivePdf':
      case 'papers.saveArchive':
      case 'archives.open':
      case 'sync.conflict':
        return { caseId };
      case 'archives.list':
        return { filter: {} };
      case 'archives.lines':
        return { caseIds: [caseId] };
      case 'archives.file':
        return { caseId, root: 'a'.repeat(64), path: 'bagit.txt' };
      case 'archives.outside':
        return { form: 'zip', locale: 'zh-CN' };
      case 'archives.outsideFile':
        return { index: random.below(3), path: 'bagit.txt' };
      case 'archives.verify':
        return { which: { caseIds: [caseId] }, locale: 'zh-CN' };
      case 'archives.export':
        return {
          which: { filter: {} },
          form: 'zip',
          masked: false,
          reason: '移交',
          approver: '科长',
          locale: 'en',
        };
      case 'pupils.checkExport':
        return { scope: 'submitted' };
      case 'pupils.export':
        return { scope: 'submitted', reason: '建立学籍', digest: 'a'.repeat(64) };
      case 'batch.choosePictures':
        return { form: 'folder' };
      case 'batch.check':
        return { columns: ['child.name', null], usual, kind: 'primary' };
      case 'batch.start':
        return { leaveOut: [] };
      case 'batch.orderSubmission':
      case 'batch.drawMandates':
        return { batchId: caseId, lines: [2] };
      case 'batch.begin':
      case 'batch.submit':
        return { batchId: caseId, line: 2 };
      case 'batch.picture':
        return { batchId: caseId, line: 2, id: caseId };
      case 'batch.done':
        return { batchId: caseId, outcome: { line: 2, pages: 0, waiting: 0, refused: [] } };
      case 'batch.choosePicturesAgain':
      case 'batch.result':
      case 'batch.saveResult':
      case 'batch.standings':
      case 'batch.cancelSubmission':
      case 'batch.end':
        return { batchId: caseId };
      case 'statistics.read':
      case 'statistics.drawReport':
        return { season: 2026, kind: 'primary', month: '2026-06' };
      case 'statistics.saveBook':
        return { season: 2026, locale: 'en' };
      case 'statistics.saveCsv':
        return { season: 2026, table: 'groups', locale: 'zh-CN' };
      case 'statistics.savePicture': {
        const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
        return { season: 2026, table: 'groups', locale: 'zh-CN', png };
      }
      case 'sync.problems':
      case 'sync.reckon':
        return { season: 2026 };
      case 'policy.guidePdf':
        return { kind: 'primary', answers: usual };
      case 'policy.printGuide':
      case 'statistics.printReport':
      case 'sync.printReckoning':
        return { sha256: 'a'.repeat(64), copies: 1 };
      default:
        return call === 'family.show'
          ? ratingOf(caseId)
          : (argumentOf.get(call) ?? classArguments(call, caseId));
    }
  };
}
