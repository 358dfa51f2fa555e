/** A paper is called as its own line of the checklist calls it, in letters and archives alike. */
import { describe, expect, it } from 'vitest';
import { namedDocuments } from '../../shared/archive/archive-sheets';
import { letterContent } from '../../shared/archive/letter-text';
import type { Case } from '../../shared/domain/case';
import { optionOf } from '../../shared/policy/pack-option';
import { sampleCase, sampleCode, sampleLetter } from '../support/papers-samples';
import { loaded, packFiles } from '../support/shipped-packs';

const { pack } = loaded(packFiles.suzhou);
/** In Suzhou's pack two lines take a judgment of a court, each under a title of its own. */
const titles = {
  custody: '人民法院判决书或者调解书',
  guardianship: '人民法院判决书或者裁定书',
} as const;

/** A case whose only paper is a judgment that answers this line. */
function withJudgment(requirementId: string): Case {
  const current = sampleCase();
  const documents = current.documents.slice(0, 1);
  return {
    ...current,
    documents: documents.map((one) => ({ ...one, requirementId, kind: 'courtDecision' })),
  };
}

describe('the name of a paper', () => {
  it.each(Object.entries(titles))('is that of its own line: %s', (requirementId, title) => {
    const current = withJudgment(requirementId);
    const letter = letterContent(current, sampleLetter('receipt'), pack, {
      operatorName: '陈丽',
      fieldName: String,
      code: sampleCode,
      marks: [],
    });
    expect(letter).toMatchObject({ ok: true, value: { documents: [{ title }] } });
    expect(namedDocuments(current.documents, pack)).toMatchObject({ ok: true, value: [{ title }] });
  });

  it('is what another line calls the kind where the line is gone, and nothing where no line has it', () => {
    expect(optionOf(pack, { requirementId: 'gone', kind: 'hukou' })?.title).toContain('户口簿');
    expect(optionOf(pack, { requirementId: 'custody', kind: 'gone' })).toBeUndefined();
  });
});
