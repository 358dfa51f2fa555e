/** The traces 办理痕迹 in words: what happened to a case, without the values that were typed. */
import { beijingSecond } from '../domain/beijing-time';
import type { CaseEvent } from '../domain/case';
import { isNotice } from '../domain/finding';
import { codePointName } from '../domain/glyph-clip';
import { fieldKeys } from '../domain/form';
import type { LetterKind } from '../domain/letter';
import { deskTraceWords } from './desk-trace-words';
import { assertNever } from '../domain/result';
import type { Messages } from './messages';
import { readingWords } from './reading-words';

type TraceMessages = Pick<Messages, 'people' | 'words' | 'trace' | 'pupil' | 'verification'>;

/** Titles that an event only points at; without them the sentence stays general. */
export type TraceTitles = {
  /** Title of a checklist line, from the policy pack. */
  readonly requirement?: (requirementId: string) => string | undefined;
  /** Title of the document with this identifier. */
  readonly document?: (documentId: string) => string | undefined;
  /** Kind of the letter with this identifier. */
  readonly letter?: (letterId: string) => LetterKind | undefined;
};

/** One event as a sentence for screens and for the archive; what a family did itself says so. */
export function traceWords(
  messages: TraceMessages,
  event: CaseEvent,
  titles: TraceTitles = {},
): string {
  const said = wordsOf(messages, event, titles);
  const byFamily = event.type === 'pageAdded' ? event.page.byFamily : markIn(event);
  return byFamily === true ? messages.trace.byFamily(said) : said;
}

const markIn = (event: CaseEvent) => ('byFamily' in event ? event.byFamily : undefined);

function wordsOf(
  { people, words, trace, pupil, verification }: TraceMessages,
  event: CaseEvent,
  titles: TraceTitles,
): string {
  const documentTitle = (id: string) => titles.document?.(id) ?? trace.material;
  const letterTitle = (id: string) => {
    const kind = titles.letter?.(id);
    return kind === undefined ? trace.letter : words.letters[kind];
  };
  switch (event.type) {
    case 'caseOpened':
      return (event.byAgent === true ? trace.caseOpenedByAgent : trace.caseOpened)(
        words.kinds[event.kind ?? 'primary'],
        words.groups[event.group].title,
      );
    case 'kindChosen':
      return event.moved === undefined
        ? trace.kindChosen(words.kinds[event.kind])
        : trace.kindMoved(words.kinds[event.kind], event.moved.title, event.moved.pack.version);
    case 'groupChosen':
      return trace.groupChosen(words.groups[event.group].title);
    case 'formEdited': {
      const changed = fieldKeys.filter((key) => event.changes[key] !== undefined);
      return trace.formEdited(changed.map((key) => words.fields[key].name).join(words.comma));
    }
    case 'familyConfirmed': {
      const seen = event.fields.map((key) => words.fields[key].name);
      const all = event.group === true ? [trace.groupAnswers, ...seen] : seen;
      return trace.familyConfirmed(all.join(words.comma));
    }
    case 'pageAdded': {
      const title = titles.requirement?.(event.requirementId) ?? trace.material;
      const how = words.captureSources[event.page.source];
      return event.replaces === undefined
        ? trace.pageAdded(title, how)
        : trace.pageReplaced(title, how);
    }
    case 'pageAdjusted':
      return trace.pageAdjusted(documentTitle(event.documentId));
    case 'pageKept':
      return trace.pageKept(
        documentTitle(event.documentId),
        event.kept.faults.map((fault) => words.pageFaults[fault]).join(words.comma),
        event.kept.reason,
      );
    case 'pageMoved':
      return trace.pageMoved(
        documentTitle(event.documentId),
        titles.requirement?.(event.to.requirementId) ?? trace.material,
      );
    case 'pageReencoded':
      return trace.pageReencoded(documentTitle(event.documentId));
    case 'pageRead':
      return trace.pageRead(documentTitle(event.documentId));
    case 'pageRemoved':
      return trace.pageRemoved(documentTitle(event.documentId));
    case 'pagesReordered':
      return trace.pagesReordered(documentTitle(event.documentId));
    case 'documentInspected':
      return (
        trace.documentInspected(
          documentTitle(event.documentId),
          words.verdicts[event.inspection.verdict],
        ) + (event.drawnForReading === true ? trace.drawnForReading : '')
      );
    case 'secondReadingRecorded': {
      const { documentId, reading } = event;
      const read = trace.secondReadingRecorded(
        documentTitle(documentId),
        readingWords(words, reading),
      );
      return reading.alone === true ? read + trace.readAlone : read;
    }
    case 'identityChecked': {
      const { person, verdict, authorisation } = event.check;
      const checked = trace.identityChecked(people.persons[person], people.verdicts[verdict]);
      return authorisation === undefined ? checked : checked + trace.authorised;
    }
    case 'verificationAsked':
      return trace.verificationAsked(verification.facts[event.question.fact]);
    case 'verificationAnswered': {
      const { verdict, source, evidence } = event.answer;
      const result = [verification.facts[event.fact], verification.standings[verdict]];
      return trace.verificationAnswered(result.join(words.colon), source, evidence);
    }
    case 'verificationRefused':
      return trace.verificationRefused(verification.facts[event.fact], event.detail);
    case 'deniedAfterwards': {
      const facts = event.facts.map((fact) => verification.facts[fact]).join(words.comma);
      return trace.deniedAfterwards(facts);
    }
    case 'denialLifted':
      return trace.denialLifted();
    case 'homeVisited':
      return trace.homeVisited(event.visit.day, people.findings[event.visit.finding]);
    case 'stateChanged':
      return trace.stateChanged(words.states[event.state].name);
    case 'caseHandedOver': {
      const moved = trace.caseHandedOver(event.from.name, event.to.name);
      return event.note === '' ? moved : moved + trace.handOverNote(event.note);
    }
    case 'caseWithdrawn':
      return trace.caseWithdrawn(event.reason);
    case 'caseSubmitted':
      return trace.caseSubmitted(event.caseNumber, String(event.revision));
    case 'outboxQueued':
      return trace.outboxQueued();
    case 'caseMoved':
      return trace.caseMoved(event.from, event.name, String(event.revision));
    case 'caseRouted':
      return trace.caseRouted(event.name);
    case 'receiptRecorded':
      return trace.receiptRecorded(event.receipt.matterNumber);
    case 'sendingHeld':
      return event.entry.state === 'held'
        ? trace.sendingHeld(words.heldReasons[event.entry.reason].reason)
        : trace.sendingConflicted();
    case 'conflictSettled':
      return trace.conflictSettled(String(event.latest), String(event.adopted));
    case 'sendingKeptBack':
      return trace.sendingKeptBack(event.reason);
    case 'sendingLetGo':
      return trace.sendingLetGo();
    case 'sendingPutFirst':
      return trace.sendingPutFirst();
    case 'heldReopened': {
      const { fields, documents } = event.refused;
      const papers = documents.map((id) => titles.requirement?.(id) ?? trace.material);
      const named = [...fields.map((key) => words.fields[key].name), ...papers];
      return trace.heldReopened(named.join(words.comma));
    }
    case 'reviewAdvanced': {
      const step = words.reviewSteps[event.step.step];
      return event.step.passed ? trace.reviewPassed(step) : trace.reviewNotPassed(step);
    }
    case 'decisionRecorded':
      return trace.decisionRecorded(words.outcomes[event.decision.outcome]);
    case 'decisionChanged':
    case 'decisionPassedOver':
    case 'decidedAtDesk':
    case 'decisionConfirmed':
    case 'decisionDisputed':
    case 'disagreementSettled':
    case 'deskReportQueued':
    case 'deskReportDelivered':
    case 'deskReportRefused':
      return deskTraceWords({ trace, words }, event);
    case 'serviceRated':
      // What the family said is not for the papers that the desk reads.
      return trace.serviceRated();
    case 'ratingDelivered':
      return trace.ratingDelivered();
    case 'ratingRefused':
      return trace.ratingRefused();
    case 'letterNumbered': {
      const { custody, number } = event.letter;
      if (custody !== undefined) {
        const items = custody.items.map(({ title, count }) =>
          trace.custodyItem(title, String(count)),
        );
        return trace.originalsKept(items.join(words.comma), number);
      }
      return trace.letterNumbered(words.letters[event.letter.kind], number);
    }
    case 'originalsReturned':
      return trace.originalsReturned(letterTitle(event.letterId), event.returned.to);
    case 'letterServed': {
      const { to, day, slip } = event.served;
      const said = trace.letterServed(letterTitle(event.letterId), to, day);
      return slip === undefined ? said : said + trace.slipKept();
    }
    case 'letterMade':
      return trace.letterMade(letterTitle(event.letterId));
    case 'characterClipped': {
      const { codePoint, documentId } = event.clip;
      return trace.characterClipped(codePointName(codePoint), documentTitle(documentId));
    }
    case 'letterPrinted':
      return event.printedBefore === undefined
        ? trace.letterPrinted(letterTitle(event.letterId), String(event.copies))
        : trace.letterReprinted(
            letterTitle(event.letterId),
            String(event.copies),
            String(event.printedBefore),
          );
    case 'letterSaved':
      return trace.letterSaved(letterTitle(event.letterId));
    case 'letterVoided':
      return trace.letterVoided(letterTitle(event.letterId), event.voided.reason);
    case 'archivePlanned':
      return trace.archivePlanned();
    case 'archiveSealed':
      return trace.archiveSealed();
    case 'archiveRefused':
      return trace.archiveRefused(event.failed.map(({ says }) => says).join(trace.sentenceEnd));
    case 'packageSealed':
      return trace.packageSealed(event.package.name);
    case 'packageStamped':
      return trace.packageStamped(beijingSecond(event.stamp.at), event.stamp.authority);
    case 'findingSettled': {
      const { kind, outcome, reason } = event.finding;
      if (isNotice(kind)) return trace.noticeSettled(verification.notices[kind], reason);
      return trace.findingSettled(pupil.findings[kind], pupil.outcomes[outcome], reason);
    }
    default:
      return assertNever(event);
  }
}
