/** The data of 查看.html from what a package is composed of. */
import type { Messages } from '../../i18n/messages';
import { checkRows } from '../../i18n/archive-text';
import type { ArchivePlan } from '../archive-plan-schema';
import type { CheckResult } from '../checks/check-items';
import type { MetadataFacts } from '../package/metadata-facts';
import type { DigestedFile } from '../package/package-hashes';
import type { TraceChain } from '../package/process-trace';
import type { ViewerData } from './viewer-data';

type ViewerInput = {
  readonly facts: MetadataFacts;
  /** The sheets of the archive PDF: the page shows the same words. */
  readonly plan: Pick<ArchivePlan, 'title' | 'cover' | 'chapters'>;
  readonly chain: TraceChain;
  readonly checks: readonly CheckResult[];
  readonly words: Pick<Messages, 'archive'>;
  readonly payload: readonly DigestedFile[];
  readonly signer?: ViewerData['signer'];
};

/** What the page shows of a package. */
export function viewerDataOf(input: ViewerInput): ViewerData {
  const { facts, plan, chain, checks, payload, signer, words } = input;
  const { supplements } = facts;
  const blocks = plan.chapters.flatMap(({ sheets }) =>
    sheets.flatMap((sheet) => (sheet.kind === 'rows' ? [sheet] : [])),
  );
  return {
    version: 1,
    name: facts.name,
    title: plan.title,
    caseNumber: facts.caseNumber,
    office: facts.pack.office.name,
    at: facts.at,
    software: facts.software,
    drill: facts.drill,
    ...(supplements === undefined
      ? {}
      : { supplement: { number: supplements.number, root: supplements.root } }),
    overview: [
      { title: plan.title, rows: [...plan.cover] },
      ...blocks.map(({ title, rows }) => ({ title, rows: [...rows] })),
    ],
    catalogue: facts.items.map(({ path, no, title, number, pages, mediaType, voided }) => ({
      path,
      folder: path.split('/').slice(1, -1).join(' / '),
      no,
      title,
      ...(number === undefined ? {} : { number }),
      pages,
      mediaType,
      ...(voided === undefined ? {} : { voided }),
    })),
    traces: chain.lines.map(({ seq, at, by, what }) => ({ seq, at, by: by.name, what })),
    checks: checkRows(words, checks).map(({ no, group, title, how, result, evidence }, index) => ({
      no,
      group,
      title,
      how,
      state: checks[index]?.result ?? 'notRun',
      result,
      evidence,
    })),
    manifest: payload.map(({ path, bytes, sha256, sm3 }) => ({ path, bytes, sha256, sm3 })),
    ...(signer === undefined ? {} : { signer }),
  };
}
