/** Packages in words: what was found in one, and what the four checks 四性检测 say. */
import type { CheckProblem, CheckResult } from '../archive/checks/check-items';
import { checkItems } from '../archive/checks/check-items';
import { assertNever } from '../domain/result';
import type { Messages } from './messages';

type Words = Pick<Messages, 'archive'>;

/** One finding, with the file named. */
export function packageProblemText({ archive }: Words, problem: CheckProblem): string {
  const { problems, pathFaults, pdfFaults, traceFaults, values, events } = archive;
  const { path } = problem;
  switch (problem.kind) {
    case 'partMissing':
    case 'partUnreadable':
    case 'pathTwice':
    case 'fileUnreadable':
    case 'surplus':
    case 'traceHeadDiffers':
    case 'signatureMissing':
    case 'valueGarbled':
    case 'formatDiffers':
    case 'folderDiffers':
    case 'notPacked':
    case 'resultDiffers':
    case 'contentUnreadable':
    case 'encrypted':
    case 'active':
      return problems[problem.kind](path);
    case 'pathUnsafe':
      return problems.pathUnsafe(path, pathFaults[problem.fault]);
    case 'manifestLineUnreadable':
      return problems.manifestLineUnreadable(path, String(problem.line));
    case 'manifestLineTwice':
    case 'manifestWrong':
    case 'descriptionDiffers':
      return problems[problem.kind](path, problem.of);
    case 'fileMissing':
    case 'fileChanged':
    case 'notInManifest':
      return problems[problem.kind](path, problem.manifest);
    case 'amountDiffers':
      return problems.amountDiffers(path, problem.told, problem.found);
    case 'traceBroken':
      return problems.traceBroken(path, String(problem.line), traceFaults[problem.fault]);
    case 'signatureWrong':
      return problems.signatureWrong(path, problem.detail);
    case 'pdfSignatureWrong':
      return problems.pdfSignatureWrong(path, pdfFaults[problem.fault]);
    case 'valueMissing':
    case 'valueTwice':
      return problems[problem.kind](path, values[problem.value]);
    case 'numberGap':
      return problems.numberGap(path, String(problem.no));
    case 'eventMissing':
      return problems.eventMissing(path, events[problem.event]);
    case 'pagesDiffer':
      return problems.pagesDiffer(path, String(problem.told), String(problem.found));
    default:
      return assertNever(problem);
  }
}

/** An item of the four checks as a line that people read. */
export type CheckRow = {
  readonly no: string;
  readonly group: string;
  readonly title: string;
  readonly how: string;
  readonly result: string;
  /** What was counted, or why the item was not run. */
  readonly evidence: string;
  readonly problems: readonly string[];
};

/** Every item in its order. */
export function checkRows(words: Words, results: readonly CheckResult[]): readonly CheckRow[] {
  const { archive } = words;
  return results.map((one) => {
    const item = checkItems.find(({ id }) => id === one.id);
    const counted = one.evidence.map(({ what, count }) => archive.evidence[what](String(count)));
    return {
      no: item?.no ?? '',
      group: item === undefined ? '' : archive.groups[item.group],
      ...archive.checks[one.id],
      result: archive.results[one.result],
      evidence: one.result === 'notRun' ? archive.notRun[one.why] : counted.join(archive.comma),
      problems:
        one.result === 'failed'
          ? one.problems.map((problem) => packageProblemText(words, problem))
          : [],
    };
  });
}
