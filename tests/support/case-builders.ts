/** Invented families and cases with sensible defaults, for tests. */
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { letterGaps } from '../../shared/archive/letter-gaps';
import type { Case, CaseEvent } from '../../shared/domain/case';
import { openCaseBefore } from '../../shared/domain/child-record';
import type { Actor, CaseCommand } from '../../shared/domain/command';
import { decide } from '../../shared/domain/decide';
import { evolveAll } from '../../shared/domain/evolve';
import type { Form } from '../../shared/domain/form';
import { idNumberCheckDigit } from '../../shared/domain/id-number';
import type { ImageFile, Page } from '../../shared/domain/document';
import type { ReadText } from '../../shared/domain/page-text';
import { drawNumber, numberSeries } from '../../shared/domain/numbering';
import type { NumberBlock } from '../../shared/domain/numbering';
import { drawPlace } from '../../shared/domain/place-quota';
import type { HeldQuota, PlaceQuota } from '../../shared/domain/place-quota';
import type { Colleague } from '../../shared/domain/visibility';
import { loadPack } from '../../shared/policy/checklist';
import type { LoadedPack } from '../../shared/policy/checklist';
import { reviewLimitsOf } from '../../shared/policy/pack';
import packJson from '../../shared/policy/packs/five-groups-2026.json' with { type: 'json' };

/** A valid identity number of an invented person; sequence 999 is kept for people past a hundred. */
export function inventedIdNumber(birthDate: string, sequence = '999'): string {
  const first17 = `371103${birthDate.replaceAll('-', '')}${sequence}`;
  return first17 + idNumberCheckDigit(first17);
}

/** A family that lacks nothing in its form: register here, no home, both parents on one book. */
export const completeForm: Form = {
  'child.name': '尉玥宁',
  'child.idType': 'residentId',
  'child.idNumber': inventedIdNumber('2020-03-05', '998'),
  'child.sex': 'female',
  'child.birthDate': '2020-03-05',
  'child.nation': '汉',
  'guardian1.name': '尉迟砚',
  'guardian1.relation': 'father',
  'guardian1.idNumber': inventedIdNumber('1991-01-09', '999'),
  'guardian1.phone': '15400000001',
  'guardian2.name': '荀映蓝',
  'guardian2.relation': 'mother',
  'guardian2.idNumber': inventedIdNumber('1992-07-21', '996'),
  'register.number': '148300001',
  'register.head': '尉迟砚',
  'register.address': '山东省日照市岚山区望潮街道1号',
  'residence.tenure': 'rented',
  'residence.address': '山东省日照市岚山区望潮街道2号',
  'residence.areaM2': '60',
  'residence.residents': '3',
  'reason.offline': 'noNetwork',
};

/** What that family says of itself at the counter. */
export const noHome = { preferential: false, localRegister: true, localHome: false };

/** What makes the family's child another one in every case: a passport with a number of its own. */
export function childOf(caseId: string): Form {
  // The figure at the front: a passport number without any would be none.
  const number = `7${caseId.slice(-8).toUpperCase()}`;
  return { 'child.idType': 'passport', 'child.idNumber': number };
}

/** The pack the product ships. */
export const shippedPack = (() => {
  const pack = loadPack(packJson);
  if (!pack.ok) throw new Error(pack.error.kind);
  return pack.value;
})();

export const admin: Actor = { id: uuidv7(), name: '程望', role: 'admin' };

/** Of CJK extension I, which no font here has. */
export const fontless = 0x2ec00;

/** What a clip of that character says, from a page of a document. */
export function aClip(documentId: string, page: Page) {
  const { sha256: of, widthPx, heightPx } = page.corrected;
  const box = { x: 0, y: 0, width: widthPx, height: heightPx };
  const picture = uuidv7().replaceAll('-', '').repeat(2);
  const image = { sha256: picture, bytes: 900, widthPx: 64, heightPx: 64 };
  const from = { documentId, pageId: page.id, of, box };
  return { codePoint: fontless, ...from, image: { ...image, mediaType: 'image/png' as const } };
}

/** A page whose images are named but not stored. */
export function aPage(role: string): Page {
  const sha256 = uuidv7().replaceAll('-', '').repeat(2);
  const file = { sha256, bytes: 1000, mediaType: 'image/jpeg' as const, widthPx: 10, heightPx: 10 };
  return {
    id: uuidv7(),
    role,
    source: 'file',
    capturedAt: '2026-08-01T01:00:00.000Z',
    original: file,
    corrected: file,
  };
}

/** The text of a page as the record knows it. */
export function aText({ corrected }: Page): ReadText {
  return { sha256: 'd'.repeat(64), bytes: 120, of: corrected.sha256 };
}

/** The same image in fewer bytes; there is always one. */
export function smaller(image: ImageFile): ImageFile {
  const sha256 = createHash('sha256').update(image.sha256).digest('hex');
  return { ...image, sha256, bytes: Math.max(1, image.bytes - 1) };
}

/** How a page was cut out of its picture. */
export const aCut = {
  shape: {
    corners: [
      [0, 0],
      [9, 0],
      [9, 9],
      [0, 9],
    ],
    by: 'person',
    dpi: 300,
  },
  faults: [],
} satisfies Pick<Page, 'shape' | 'faults'>;

/** A school as a decision names it. */
export const aSchool = {
  name: '望潮街道中心小学',
  address: '望潮街道3号',
  reportFrom: '2026-08-25',
  reportTo: '2026-08-31',
};

/** Places at that school. */
export function aQuota(more: Partial<PlaceQuota> = {}): PlaceQuota {
  return {
    id: 'Q1',
    season: 2026,
    kind: 'primary',
    school: { code: 'S1', ...aSchool },
    places: 2,
    ...more,
  };
}

/** A reason of the pack for not accepting. */
export const aRefusalReason = { code: 'R01', text: '已有学籍', legalBasis: '依据', remedy: '途径' };

type DeskOnPaper = {
  readonly quotas?: readonly HeldQuota[];
  readonly colleagues?: readonly Colleague[];
  readonly drawsReading?: () => boolean;
  readonly pack?: LoadedPack;
};

/**
 * A desk without a disk: decides and folds, so that rules can be tested by value; `others` are the station's other
 * cases, `quotas` the places of a desk that its pack lets decide by itself, `colleagues` who works there beside the
 * administrator, `drawsReading` whether an inspected paper is drawn for another person, `pack` whose rules hold.
 */
export function aDeskOnPaper(
  others: readonly Case[] = [],
  {
    quotas,
    colleagues = [],
    drawsReading = () => false,
    pack: { pack, checklistFor } = shippedPack,
  }: DeskOnPaper = {},
) {
  const caseId = uuidv7();
  const drawn = new Map<string, number>();
  const block = (series: NumberBlock['series']) => ({
    id: series,
    series,
    stationCode: 'LTEST',
    from: 1,
    to: 99,
  });
  const blocks = numberSeries.map(block);
  let current: Case | undefined;
  const give = (command: CaseCommand, actor = admin, at = '2026-08-01T02:00:00.000Z') => {
    const decided = decide(current, command, {
      at,
      actor,
      colleagues: [{ id: admin.id, name: admin.name, role: 'admin' }, ...colleagues],
      drawsReading,
      founderId: admin.id,
      season: pack.season,
      pack: { id: pack.id, version: pack.version },
      letterPrefix: {
        receipt: '试受',
        supplementNotice: '试补',
        placeNotice: '试告',
        refusalNotice: '试不受',
        custodyReceipt: '',
      },
      packFor: () => pack,
      checklistFor,
      deskRules: {
        placeNoticeBy: quotas === undefined ? 'platform' : 'desk',
        reasonCodes: [aRefusalReason],
        reviewWorkingDays: reviewLimitsOf(pack).reviewWorkingDays,
        nextPlace: (wanted) => drawPlace(quotas ?? [], drawn, wanted),
      },
      gapsIn: (of, letter) => letterGaps(of, letter, pack),
      openCaseBefore: current === undefined ? undefined : openCaseBefore(current, others),
      nextNumber: (series) => drawNumber(series, blocks, drawn),
      newId: uuidv7,
    });
    if (decided.ok) {
      current = evolveAll(current, caseId, decided.value);
      for (const event of decided.value) noteDrawn(event, drawn);
    }
    return decided;
  };
  return {
    caseId,
    give,
    current: (): Case => {
      if (current === undefined) throw new Error('No case yet');
      return current;
    },
  };
}

function noteDrawn(event: CaseEvent, drawn: Map<string, number>): void {
  // A letter that is declared void names a serial that was drawn long before.
  const draws = (id: string, serial: number) => drawn.set(id, Math.max(serial, drawn.get(id) ?? 0));
  if (event.type === 'decidedAtDesk' && event.desk.place !== undefined) {
    draws(event.desk.place.quotaId, event.desk.place.place);
  }
  if ('drawn' in event && event.drawn !== undefined) {
    draws(event.drawn.blockId, event.drawn.serial);
  }
}

/** The pages that a document has now. */
export function pageIdsOf({ documents }: Case, documentId: string): string[] {
  const document = documents.find(({ id }) => id === documentId);
  return document?.pages.map(({ id }) => id) ?? [];
}

/** Commands that bring a new case with `form` to 可提交, one document per requirement, every original seen. */
export function fillCase(desk: ReturnType<typeof aDeskOnPaper>, form: Form): void {
  const { caseId } = desk;
  desk.give({ name: 'editForm', caseId, changes: form });
  for (const requirement of shippedPack.checklistFor(desk.current()).requirements) {
    const option = requirement.options[0];
    const documentId = uuidv7();
    for (const page of option?.pages ?? []) {
      desk.give({
        name: 'addPage',
        caseId,
        documentId,
        requirementId: requirement.id,
        kind: option?.kind ?? '',
        page: aPage(page.role),
      });
    }
    desk.give({
      name: 'inspectDocument',
      caseId,
      documentId,
      pages: pageIdsOf(desk.current(), documentId),
      verdict: 'originalSeen',
      lookedAt: [...requirement.lookAt],
      note: '',
    });
  }
}
