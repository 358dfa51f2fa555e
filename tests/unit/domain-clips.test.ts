/** 字图: which clips a case takes, and which of its letters are drawn anew with them. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../shared/domain/case';
import { caseSchema } from '../../shared/domain/case';
import { evolveAll } from '../../shared/domain/evolve';
import { err, ok } from '../../shared/domain/result';
import { aClip, aDeskOnPaper, admin, aPage, fontless, noHome } from '../support/case-builders';

const station = { id: 'station', name: '本站', role: 'station' as const };
const made = (missing: readonly number[], clipped?: readonly number[]) => ({
  sha256: uuidv7().replaceAll('-', '').repeat(2),
  bytes: 1,
  pages: 1,
  missingGlyphs: [...missing],
  ...(clipped === undefined ? {} : { clippedGlyphs: [...clipped] }),
});

/** A case with one page of the register and a letter in which the character is spelt out. */
function lacking() {
  const desk = aDeskOnPaper();
  const { caseId } = desk;
  desk.give({ name: 'openCase', caseId, answers: noHome });
  const documentId = uuidv7();
  const page = aPage('cover');
  desk.give({
    name: 'addPage',
    caseId,
    documentId,
    requirementId: 'register',
    kind: 'hukou',
    page,
  });
  const changes = { 'child.name': '尉玥宁', 'guardian1.name': '尉迟砚' };
  desk.give({ name: 'editForm', caseId, changes });
  const notice = () => {
    const letterId = uuidv7();
    desk.give({ name: 'noticeMissing', caseId, letterId, deadline: '2026-08-20' });
    return letterId;
  };
  const draw = (letterId: string, missing = [fontless], clipped?: readonly number[]) =>
    desk.give(
      { name: 'recordLetterMade', caseId, letterId, file: made(missing, clipped) },
      station,
    );
  const letter = (id: string) => desk.current().letters.find((one) => one.id === id);
  const clip = aClip(documentId, page);
  const give = (change: Partial<typeof clip> = {}) =>
    desk.give({ name: 'clipCharacter', caseId, ...clip, ...change });
  return { desk, caseId, page, notice, draw, letter, clip, give };
}

describe('a clip', () => {
  it('is kept with who made it, and a letter that nobody has is drawn anew', () => {
    const { desk, notice, draw, letter, clip, give } = lacking();
    const letterId = notice();
    draw(letterId);
    expect(letter(letterId)?.file).toBeDefined();
    const given = give();
    expect(given).toMatchObject({ ok: true });
    const { image, box } = clip;
    expect(desk.current().clips).toMatchObject([
      { codePoint: fontless, image, box, by: admin.name, byId: admin.id },
    ]);
    expect(letter(letterId)?.file).toBeUndefined();
    expect(draw(letterId, [], [fontless])).toMatchObject({ ok: true });
    expect(letter(letterId)?.file).toMatchObject({ missingGlyphs: [], clippedGlyphs: [fontless] });
    expect(caseSchema.safeParse(desk.current()).success).toBe(true);
  });

  it('takes the place of the one before, in letters that show it as well', () => {
    const { desk, notice, draw, letter, clip, give } = lacking();
    const letterId = notice();
    draw(letterId);
    give();
    draw(letterId, [], [fontless]);
    expect(give()).toEqual(ok([]));
    expect(letter(letterId)?.file).toBeDefined();
    const image = { ...clip.image, sha256: 'c'.repeat(64) };
    expect(give({ image })).toMatchObject({ ok: true });
    expect(desk.current().clips).toHaveLength(1);
    expect(desk.current().clips?.[0]?.image.sha256).toBe('c'.repeat(64));
    expect(letter(letterId)?.file).toBeUndefined();
  });

  it('is taken again where a letter was drawn without it', () => {
    const { notice, draw, letter, give } = lacking();
    const first = notice();
    draw(first);
    give();
    draw(first);
    expect(letter(first)?.file?.missingGlyphs).toEqual([fontless]);
    expect(give()).toMatchObject({ ok: true });
    expect(letter(first)?.file).toBeUndefined();
  });

  it.each(['recordLetterPrinted', 'recordLetterSaved'] as const)(
    'leaves a letter as it is that somebody has: %s',
    (name) => {
      const { desk, caseId, notice, draw, letter, give } = lacking();
      const [gone, kept] = [notice(), notice()];
      draw(gone);
      draw(kept);
      const copies = { copies: 1 };
      desk.give({
        name,
        caseId,
        letterId: gone,
        ...(name === 'recordLetterPrinted' ? copies : {}),
      } as never);
      give();
      expect(letter(gone)?.file?.missingGlyphs).toEqual([fontless]);
      expect(letter(kept)?.file).toBeUndefined();
    },
  );

  it('leaves letters as they are that are void or do not have the character', () => {
    const { desk, caseId, notice, draw, letter, give } = lacking();
    const [lacks, other, gone] = [notice(), notice(), notice()];
    draw(lacks);
    draw(other, [0x31350]);
    draw(gone);
    desk.give({ name: 'voidLetter', caseId, letterId: gone, reason: '写错' });
    give();
    expect(letter(lacks)?.file).toBeUndefined();
    expect(letter(other)?.file).toBeDefined();
    expect(letter(gone)?.file).toBeDefined();
  });

  it('is refused where no letter lacks the character', () => {
    const { notice, draw, give } = lacking();
    expect(give()).toEqual(err({ kind: 'characterNotMissing' }));
    draw(notice(), [0x31350]);
    expect(give()).toEqual(err({ kind: 'characterNotMissing' }));
  });

  it('is refused when it is not of a page as it is now', () => {
    const { desk, caseId, page, notice, draw, clip, give } = lacking();
    draw(notice());
    const wrong = err({ kind: 'clipNotOfPage' });
    expect(give({ documentId: uuidv7() })).toEqual(wrong);
    expect(give({ pageId: uuidv7() })).toEqual(wrong);
    expect(give({ of: 'd'.repeat(64) })).toEqual(wrong);
    expect(give({ box: { ...clip.box, x: 1 } })).toEqual(wrong);
    expect(give({ box: { ...clip.box, height: page.corrected.heightPx + 1 } })).toEqual(wrong);
    desk.give({ name: 'removePage', caseId, documentId: clip.documentId, pageId: clip.pageId });
    expect(give()).toEqual(wrong);
  });

  it('is refused once the archive is planned, and changes none of its letters', () => {
    const { desk, caseId, notice, draw, letter, clip, give } = lacking();
    const letterId = notice();
    draw(letterId);
    Object.assign(desk.current(), {
      archive: { id: uuidv7(), plannedAt: '2026-08-02T00:00:00.000Z', by: '程望' },
    });
    expect(give()).toMatchObject({ ok: false, error: { kind: 'notAllowedInState' } });
    const at = '2026-08-02T00:00:00.000Z';
    const event: CaseEvent = {
      type: 'characterClipped',
      clip: { ...clip, at, by: admin.name, byId: admin.id },
    };
    const next = evolveAll(desk.current(), caseId, [event]);
    expect(next?.letters.find(({ id }) => id === letterId)).toEqual(letter(letterId));
  });
});
