/** The guide that a family takes home: what the pack says, whole, in a size to be read. */
import { describe, expect, it } from 'vitest';
import { makeGuidePdf } from '../../electron/papers/guide-pdf';
import { guidePaper, guidePaperSchema } from '../../shared/archive/guide-paper';
import { pick } from '../../shared/i18n/messages';
import { materialsFor } from '../../shared/policy/guide-list';
import { shippedPack } from '../support/case-builders';
import { openFonts } from '../support/papers-samples';
import { savePdf, textOf } from '../support/papers-tools';

const made = { at: '2026-06-15T01:00:00.000Z', drill: false };
const answers = { preferential: false, localRegister: true, localHome: true };
const words = pick('zh-CN');
const fonts = await openFonts();

const textOfGuide = async (drill = false) => {
  const content = guidePaper(words, shippedPack, 'primary', answers, { ...made, drill });
  expect(guidePaperSchema.parse(content)).toEqual(content);
  const pdf = await makeGuidePdf(content, fonts);
  if (!pdf.ok) throw new Error(pdf.error.kind);
  expect(pdf.value.missingGlyphs).toEqual([]);
  return textOf(savePdf(pdf.value.bytes)).replace(/\s/g, '');
};

describe('the guide', () => {
  it('has every paper of the group, why, by which rule, when and where', async () => {
    const text = await textOfGuide();
    const { requirements } = materialsFor(shippedPack, 'primary', answers);
    expect(requirements.length).toBeGreaterThan(1);
    for (const { title, reason, legalBasis, options } of requirements) {
      for (const part of [title, reason, legalBasis, ...options.map((one) => one.title)]) {
        expect(text).toContain(part.replace(/\s/g, ''));
      }
    }
    const { office, guide } = shippedPack.pack;
    for (const part of [office.address, office.phone, '2026年7月1日至2026年7月15日']) {
      expect(text).toContain(part);
    }
    for (const { question } of guide.faq) expect(text).toContain(question);
    expect(text).toContain(`${shippedPack.pack.title}（${shippedPack.pack.version}）`);
    expect(text).not.toContain('演练');
  });

  it('is marked in a drill, and differs from group to group', async () => {
    expect(await textOfGuide(true)).toContain('演练');
    const migrant = { preferential: false, localRegister: false, localHome: false };
    const other = guidePaper(words, shippedPack, 'primary', migrant, made);
    expect(other.subtitle).toContain(words.words.groups.migrantWorker.title);
    expect(other.parts[0]).not.toEqual(
      guidePaper(words, shippedPack, 'primary', answers, made).parts[0],
    );
  });
});
