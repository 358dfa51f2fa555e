/** The four checks 四性检测: a whole package passes, and each thing that may be wrong fails its own item. */
import { PDFName, PDFString } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { probePdf } from '../../electron/archive/pdf-probe';
import type { CheckItemId, CheckProblem } from '../../shared/archive/checks/check-items';
import { checkItems, failedChecks } from '../../shared/archive/checks/check-items';
import { checkReportText } from '../../shared/archive/checks/check-report';
import { checkRows } from '../../shared/i18n/archive-text';
import { pick } from '../../shared/i18n/messages';
import { aPackage, checked, smallPdf } from '../support/package-samples';

type Whole = Awaited<ReturnType<typeof aPackage>>;

/** Items that fail, each with the kinds of its problems. */
async function failing(
  change: (whole: Whole) => Partial<Whole>,
): Promise<Map<CheckItemId, string[]>> {
  const whole = await aPackage('周慧琳', []);
  const results = await checked({ ...whole, ...change(whole) });
  return new Map(
    failedChecks(results).map(({ id, problems }) => [id, problems.map(({ kind }) => kind)]),
  );
}

const replaced = (whole: Whole, path: string, bytes: Uint8Array | undefined) => {
  const files = new Map(whole.files);
  if (bytes === undefined) files.delete(path);
  else files.set(path, bytes);
  return { files };
};

const pathOf = ({ files }: Whole, part: string) => {
  const path = [...files.keys()].find((each) => each.includes(part));
  if (path === undefined) throw new Error(`No ${part}`);
  return path;
};

const letter = '01-受理回执';

describe('the four checks', () => {
  it('pass for a whole package; what cannot be run here is told as not run', async () => {
    const results = await checked(await aPackage('周慧琳', []));
    expect(results.map(({ id }) => id)).toEqual(checkItems.map(({ id }) => id));
    expect(failedChecks(results)).toEqual([]);
    const notRun = results.filter(({ result }) => result === 'notRun').map(({ id }) => id);
    expect(notRun).toEqual(['ink', 'environment', 'virus']);
  });

  it('tell the resolution of the pictures, and forbid nothing for it', async () => {
    const whole = await aPackage('周慧琳', []);
    const pictures = whole.facts.items.filter(({ image }) => image !== undefined).length;
    expect(pictures).toBeGreaterThan(2);
    const measured = (each: readonly (number | undefined)[]) => {
      let at = 0;
      const items = whole.facts.items.map((item) => {
        if (item.image === undefined) return item;
        const { dpi: _, ...image } = item.image;
        const dpi = each[at++];
        return { ...item, image: { ...image, ...(dpi === undefined ? {} : { dpi }) } };
      });
      return { ...whole, facts: { ...whole.facts, items } };
    };
    const told = async (each: readonly (number | undefined)[]) => {
      const results = await checked(measured(each));
      const line = results.find(({ id }) => id === 'resolution');
      const row = checkRows(pick('zh-CN'), results).find(({ no }) => no === '3-8');
      return { result: line?.result, row: row?.evidence };
    };
    const good = Array.from({ length: pictures }, () => 300);
    expect(await told(good)).toEqual({
      result: 'passed',
      row: `${pictures} 幅图像，0 幅低于 200 dpi`,
    });
    expect(await told([164.2, 199.7, undefined, ...good.slice(3)])).toEqual({
      result: 'passed',
      row: `${pictures} 幅图像，1 幅低于 200 dpi，1 幅不知道纸的大小，没有量，最低 164 dpi`,
    });
  });

  it('have every item and every result in words of both languages', async () => {
    const whole = await aPackage('周慧琳', []);
    const results = await checked({ ...whole, ...replaced(whole, 'bagit.txt', undefined) });
    for (const locale of ['zh-CN', 'en'] as const) {
      const rows = checkRows(pick(locale), results);
      expect(rows).toHaveLength(checkItems.length);
      for (const row of rows)
        expect([row.no, row.group, row.title, row.how, row.result]).not.toContain('');
      expect(rows.flatMap(({ problems }) => problems).join()).toContain('bagit.txt');
    }
    const report = JSON.parse(checkReportText(whole.facts, results, pick('zh-CN'))) as {
      检测项: { 结果: string }[];
      未通过: number;
      未检测: number;
    };
    expect(report.检测项).toHaveLength(checkItems.length);
    expect(report.检测项.filter(({ 结果 }) => 结果 === '未通过')).toHaveLength(report.未通过);
    expect(report.未检测).toBe(3);
  });

  it('see a picture that is another one, or none', async () => {
    const changed = await failing((whole) =>
      replaced(whole, pathOf(whole, '.jpg'), Buffer.from('<script>')),
    );
    expect(changed.get('contentReadable')).toEqual(['contentUnreadable']);
    expect(changed.get('fixity')).toEqual(['fileChanged', 'fileChanged']);
    const lost = await failing((whole) => replaced(whole, pathOf(whole, '.jpg'), undefined));
    expect(lost.get('packageWhole')).toEqual(['fileMissing', 'fileMissing']);
  });

  it('see a PDF that is broken, has other pages, is encrypted, or acts by itself', async () => {
    const broken = await failing((whole) =>
      replaced(whole, pathOf(whole, letter), Buffer.from('%PDF-1.4 nothing')),
    );
    expect(broken.get('contentReadable')).toEqual(['contentUnreadable']);
    const two = await smallPdf('two', (pdf) => void pdf.addPage());
    const pages = await failing((whole) => replaced(whole, pathOf(whole, letter), two));
    expect(pages.get('contentReadable')).toEqual(['pagesDiffer']);
    const script = await smallPdf('script', (pdf) => {
      const action = { Type: 'Action', S: 'JavaScript', JS: PDFString.of('app.alert(1)') };
      pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj(action));
    });
    const acts = await failing((whole) => replaced(whole, pathOf(whole, letter), script));
    expect(acts.get('passive')).toEqual(['active']);
    const locked = Buffer.from(await smallPdf('locked'))
      .toString('latin1')
      .replace('/Info', '/Encrypt 1 0 R\n/Info');
    expect(await probePdf(Buffer.from(locked, 'latin1'))).toMatchObject({ isEncrypted: true });
  });

  it('see surplus files, and metadata that are no text of their kind', async () => {
    const surplus = await failing((whole) => replaced(whole, 'data/x.txt', Uint8Array.of(1)));
    expect(surplus.get('surplus')).toEqual(['surplus']);
    for (const part of ['材料元数据.xml', '基本信息.json', '办理痕迹.jsonl']) {
      const garbled = await failing((whole) =>
        replaced(whole, pathOf(whole, part), Uint8Array.of(0xff, 0xfe, 0x41)),
      );
      expect(garbled.get('metadataReadable'), part).toContain('partUnreadable');
    }
  });

  it('see a page, a letter or a decision of the case that was not packed or has no trace', async () => {
    const without = (part: string) =>
      failing(({ facts }) => ({
        facts: { ...facts, items: facts.items.filter(({ path }) => !path.includes(part)) },
      }));
    expect((await without('01-0002')).get('contentWhole')).toEqual(['notPacked']);
    expect((await without('01-0002')).get('numbers')).toEqual(['numberGap']);
    expect((await without(letter)).get('contentWhole')).toEqual(['notPacked']);
    expect((await without(letter)).get('numbers')).toEqual(['numberGap']);
    for (const type of ['pageAdded', 'letterNumbered', 'decisionRecorded', 'caseSubmitted']) {
      const silent = await failing(({ chain }) => {
        const at = chain.lines.findIndex(({ event }) => event.type === type);
        return { chain: { ...chain, lines: chain.lines.toSpliced(at, 1) } };
      });
      expect(silent.get('processWhole'), type).toContain('eventMissing');
      expect(silent.get('numbers'), type).toEqual(['numberGap']);
    }
    const undecided = await failing(({ facts }) => {
      const current = { ...facts.current };
      delete current.decision;
      return { facts: { ...facts, current } };
    });
    expect(undecided.get('metadataWhole')).toEqual(['valueMissing']);
  });

  it('hold a supplement against all packages of its case together, and the gap between their traces', async () => {
    const whole = await aPackage('周慧琳', []);
    const { facts, chain } = whole;
    const half = Math.floor(chain.lines.length / 2);
    const supplements = { number: 1, name: 'RX', root: 'a'.repeat(64), at: facts.at };
    const items = facts.items.filter(({ path }) => path.includes(letter));
    const packed = facts.items.filter((item) => !items.includes(item)).map(({ sha256 }) => sha256);
    const added = { ...facts, supplements, items };
    const later = { ...chain, lines: chain.lines.slice(half) };
    const failed = async (
      lines: typeof chain.lines,
      known: readonly string[],
      firstSeq = half + 1,
    ) => {
      const earlier = { packed: new Set(known), lines };
      const results = await checked(
        { ...whole, facts: added, chain: later },
        { firstSeq, earlier },
      );
      return failedChecks(results)
        .filter(({ id }) => ['numbers', 'contentWhole', 'processWhole'].includes(id))
        .map(({ id, problems }) => `${id} ${problems.map(({ kind }) => kind).join()}`);
    };
    const before = chain.lines.slice(0, half);
    expect(await failed(before, packed)).toEqual([]);
    const page = facts.items.find(({ path }) => path.includes('01-0002'))?.sha256;
    expect(
      await failed(
        before,
        packed.filter((one) => one !== page),
      ),
    ).toEqual(['contentWhole notPacked']);
    const opened = before.findIndex(({ event }) => event.type === 'caseOpened');
    expect(await failed(before.toSpliced(opened, 1), packed)).toEqual([
      'processWhole eventMissing',
    ]);
    expect(await failed(before, packed, half)).toEqual(['numbers numberGap']);
  });

  it('see two letters with one number, and a garbled title', async () => {
    const twice = await failing(({ facts }) => ({
      facts: {
        ...facts,
        items: facts.items.map((item) =>
          item.kind === 'letter' ? { ...item, number: '1' } : item,
        ),
      },
    }));
    expect(twice.get('metadataExact')).toEqual(['valueTwice', 'valueTwice']);
    const garbled = await failing(({ facts }) => ({
      facts: { ...facts, items: facts.items.map((item) => ({ ...item, title: '\ufffd' })) },
    }));
    expect(garbled.get('metadataExact')).toContain('valueGarbled');
  });

  it('name the file in every problem', async () => {
    const whole = await aPackage('周慧琳', []);
    const files = new Map([...whole.files].filter(([path]) => !path.includes('受理回执')));
    const problems: CheckProblem[] = failedChecks(await checked({ ...whole, files })).flatMap(
      (item) => [...item.problems],
    );
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem.path).not.toBe('');
  });
});
