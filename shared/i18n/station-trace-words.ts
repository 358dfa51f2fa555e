/** What happened to the station, and what only bears witness, in words. */
import { backupTraceWords } from './backup-trace-words';
import { classTraceWords } from './class-trace-words';
import { courierTraceWords } from './courier-trace-words';
import { beijingDate, beijingSecond } from '../domain/beijing-time';
import { allowed } from '../domain/command';
import type { CommandName } from '../domain/command';
import { assertNever } from '../domain/result';
import type { EntryBody } from '../ledger/entry';
import type { StationEvent } from '../ledger/station-event';
import { partsToMend } from '../self-test/finding';
import { partNames } from '../self-test/report-text';
import type { Messages } from './messages';
import { refusedCall, refusedReason } from './refusal-names';
import type { TraceTitles } from './trace-words';
import { traceWords } from './trace-words';
import { lineTraceWords } from './line-trace-words';
import { updateTraceWords } from './update-trace-words';

/** An entry of the trail as one sentence; nothing in it is a value that was typed. */
export function entryWords(messages: Messages, body: EntryBody, titles: TraceTitles = {}): string {
  const { events = [], stationEvents = [] } = body;
  return [
    ...events.map((event) => traceWords(messages, event, titles)),
    ...stationEvents.map((event) => stationTraceWords(messages, event, titles)),
  ].join(messages.trace.sentenceEnd);
}

/** One event of the station as a sentence. */
export function stationTraceWords(
  messages: Messages,
  event: StationEvent,
  titles: TraceTitles = {},
): string {
  const { audit, connectors, statistics } = messages;
  const { events: say } = audit;
  switch (event.type) {
    case 'stationCreated':
      return say.stationCreated();
    case 'stationPaired':
      return say.stationPaired(event.platformName);
    case 'connectorAdded':
      return connectors.trace.added(event.profile.name, event.profile.version);
    case 'platformLoggedIn':
      return connectors.trace[event.renewed === true ? 'renewed' : 'loggedIn'](event.name);
    case 'archiveKeyMade':
      return say.archiveKeyMade(event.key.stationCode);
    case 'feedAdvanced':
      return say.feedAdvanced();
    case 'stationUnlocked':
      return say.stationUnlocked();
    case 'unlockRefused':
      if (event.reason !== undefined) return say.unlockStopped[event.reason];
      return event.countLost === true
        ? say.unlockUncounted(String(event.tries))
        : say.unlockRefused(String(event.tries));
    case 'stationLocked':
      return say.stationLocked(say.lockReasons[event.reason] ?? say.lockOther);
    case 'caseViewed': {
      const kind = event.what === 'letter' ? titles.letter?.(event.id ?? '') : undefined;
      const what = kind === undefined ? audit.things[event.what] : messages.words.letters[kind];
      return event.late === undefined ? say.viewed(what) : say.viewedLate(what);
    }
    case 'listViewed':
      return say.viewed(audit.lists[event.what]);
    case 'viewsCrowded':
      return say.crowded(String(event.count));
    case 'outputStarted':
    case 'outputFailed': {
      const { how, what, sheet } = event;
      const kind = what === 'letter' ? titles.letter?.(event.id ?? '') : undefined;
      const named = kind === undefined ? audit.outputs[what] : messages.words.letters[kind];
      return say[event.type][how](named, sheet === undefined ? '' : String(sheet));
    }
    case 'archiveSaved':
      return say.archiveSaved();
    case 'exported':
      return say.exported(String(event.count), String(event.leftOut), event.reason);
    case 'packagesVerified': {
      const [packages, faults] = [String(event.packages), String(event.faults)];
      return say.packagesVerified(packages, faults, event.stopped);
    }
    case 'outsidePackagesRead':
      return say.outsidePackagesRead(String(event.packages), String(event.faults));
    case 'packagesLeaving': {
      const { form, masked, packages, reason, approver, recipient } = event;
      const of = masked ? say.maskedCopies : say.packages;
      const said = say.packagesLeaving[form](of(String(packages)), reason, approver);
      return recipient === undefined ? said : said + say.packagesSealedTo(recipient);
    }
    case 'packagesLeft':
      return say.packagesLeft(String(event.packages), String(event.leftOut));
    case 'packagesStayed':
      return say.packagesStayed(say.stayedReasons[event.why] ?? say.lockOther);
    case 'batchBegun':
      return messages.batch.trail.begun(String(event.families), String(event.leftOut));
    case 'statisticsSaved':
      return statistics.trail.saved(String(event.season), statistics.trail.forms[event.form]);
    case 'statisticsPrinted':
      return statistics.trail.printed(String(event.season));
    case 'classRollFrozen':
    case 'classRollSetAside':
    case 'classesDrawn':
    case 'classTradeAsked':
    case 'classTradeSettled':
    case 'classNameConfirmed':
      return classTraceWords(messages, event);
    case 'classesSaved':
      return messages.classes.trail.saved(messages.classes.trail.forms[event.form]);
    case 'classesPrinted':
      return messages.classes.trail.printed(messages.classes.papers[event.paper]);
    case 'batchResultSaved':
      return messages.batch.trail.resultSaved(String(event.families));
    case 'problemListRead':
      return say.problemListRead(String(event.rows));
    case 'idCardRead':
      return say.idCardRead(messages.reader.persons[event.person]);
    case 'idCardTaken': {
      const names = event.fields.map((key) => messages.words.fields[key].name);
      return say.idCardTaken(
        messages.reader.persons[event.person],
        names.join(messages.words.comma),
      );
    }
    case 'pageTextTaken': {
      const names = event.fields.map((key) => messages.words.fields[key].name);
      return say.pageTextTaken(event.pages.length, names.join(messages.words.comma));
    }
    case 'callRefused':
      return refusalWords(messages, event);
    case 'overridden':
      return audit.overridden[event.what];
    case 'clockJumped': {
      const by = spanWords(messages, Math.abs(event.byMs));
      if (event.direction === 'forward') return say.clockForward(by);
      return event.seen === 'running' ? say.clockBack(by) : say.clockBehind(by);
    }
    case 'clockCompared': {
      const by = spanWords(messages, Math.abs(event.offMs));
      const off = event.offMs > 0 ? say.clockFast(by) : say.clockSlow(by);
      const told = event.offMs === 0 ? say.clockRight() : off;
      return event.platform === undefined
        ? told
        : told + messages.platforms.trail.clockOf(event.platform);
    }
    case 'selfService':
      return messages.selfService.trail[event.step];
    case 'tourEnded':
      return event.taken ? messages.help.tour.trail : messages.help.tour.trailSkipped;
    case 'updateChosen':
    case 'updateDecided':
    case 'programChanged':
      return updateTraceWords(messages.update.trail, event);
    case 'selfTested': {
      const mend = partsToMend(event.results);
      const total = String(event.results.length);
      return mend.length === 0
        ? messages.selfTest.trail.fine(total)
        : messages.selfTest.trail.mend(total, partNames(messages, mend));
    }
    case 'dayDigest': {
      const { day, fromSeq, toSeq } = event.digest;
      return say.dayDigest(day, String(fromSeq), String(toSeq));
    }
    case 'digestSaved':
      return say.digestSaved(event.day);
    case 'registerSaved':
      return say.registerSaved(String(event.numbers));
    case 'seasonReckoned': {
      const { season, agreeing, differing } = event;
      return say.seasonReckoned(String(season), String(agreeing), String(differing));
    }
    case 'revisionBroughtAgain':
      return say.broughtAgain[event.how](String(event.revision));
    case 'reckoningPrinted':
      return say.reckoningPrinted(String(event.season));
    case 'registerPrinted':
      return say.registerPrinted(String(event.numbers));
    case 'trailVerified':
      if (event.whole) return say.verified(String(event.entries));
      if (event.firstBroken !== undefined) return say.verifiedBroken(String(event.firstBroken));
      return event.keysMissing === undefined
        ? say.verifiedDigests()
        : say.verifiedKeys(String(event.keysMissing));
    case 'recordMended':
      return mendedWords(messages, event);
    case 'caseDestroyed':
      return say.caseDestroyed(String(event.blobs.length));
    case 'drillEntered':
      return say.drillEntered();
    case 'drillLeft':
      return event.lastAt === undefined
        ? say.drillGone()
        : say.drillLeft(beijingSecond(event.lastAt));
    case 'operatorAdded':
      return say.operatorAdded(event.code, messages.words.roles[event.role]);
    case 'operatorChanged':
      return say.operatorChanged(messages.words.roles[event.role]);
    case 'operatorDisabled':
      return say.operatorDisabled();
    case 'operatorEnabled':
      return say.operatorEnabled();
    case 'passphraseChanged':
      return say.passphraseChanged();
    case 'passphraseReset':
      return say.passphraseReset[event.by];
    case 'vaultWriting':
      return say.vaultWriting(String(event.generation));
    case 'vaultWritten':
      return say.vaultWritten(String(event.generation));
    case 'recoveryKeyMade':
      return say.recoveryKeyMade(event.keyId);
    case 'recoverySheetsKept':
      return say.recoverySheetsKept(event.keyId);
    case 'recoverySheetHandedOut':
      return say.recoverySheet[event.how](event.keyId, String(event.sheet));
    case 'trainingRecorded':
      return messages.training.trail.recorded(event.title, event.day, event.givenBy);
    case 'trainingWithdrawn':
      return messages.training.trail.withdrawn(event.reason);
    case 'familyPractised':
      return messages.training.trail.practised(event.day);
    case 'backupFolderChosen':
    case 'backupMade':
    case 'backupFailed':
    case 'backupCleared':
    case 'backupNotCleared':
    case 'restoreRehearsed':
    case 'stationRestored':
    case 'replacedProposed':
    case 'replacedDecided':
    case 'replacedDestroyed':
      return backupTraceWords(messages, event);
    case 'numbersReserved': {
      const blocks = event.blocks.map(
        ({ series, from, to }) => `${messages.words.series[series]} ${from} – ${to}`,
      );
      return say.numbersReserved(blocks.join(messages.trace.sentenceEnd));
    }
    case 'placesReserved': {
      const given = event.quotas.map(({ id, places, school }) =>
        say.placesOf(school.name, String(places), id),
      );
      return say.placesReserved(given.join(messages.trace.sentenceEnd));
    }
    case 'directoryLearned':
      return messages.platforms.trail.directory(String(event.stations.length));
    case 'courierKeyLearned':
    case 'courierPackageWritten':
    case 'courierPackageGone':
    case 'courierPackageCarried':
    case 'courierAnswerRead':
      return courierTraceWords(messages.courier.trail, event);
    case 'policyPackCame':
    case 'policyPackSetAside':
    case 'policyPackInstalled':
    case 'trafficRuled':
    case 'routingRuled':
    case 'sendingPaused':
    case 'platformMoved':
    case 'platformGivenUp':
    case 'owedMoved':
    case 'numbersVoided':
      return lineTraceWords(messages, event);
    case 'destructionProposed':
      return say.destructionProposed(String(event.caseIds.length));
    case 'destructionDecided':
      return event.approved ? say.destructionApproved() : say.destructionRefused();
    case 'destructionWitnessed':
      return event.withdrawnAt === undefined
        ? say.destructionWitnessed(event.caseNumber, event.archiveSha256?.slice(0, 12) ?? '')
        : say.destructionWitnessedDraft(beijingDate(event.withdrawnAt));
    case 'destructionFinished':
      return say.destructionFinished(String(event.destroyed), String(event.passedOver));
    default:
      return assertNever(event);
  }
}

/** Each kind of trouble once: a mending may name a hundred files. */
function mendedWords(
  { audit }: Messages,
  { found }: Extract<StationEvent, { type: 'recordMended' }>,
): string {
  const kinds = new Set(found.map(({ kind }) => audit.troubles[kind]));
  return audit.events.recordMended([...kinds].join(audit.events.and));
}

function refusalWords(
  { audit, words }: Messages,
  { command, reason, count }: Extract<StationEvent, { type: 'callRefused' }>,
): string {
  const what = isCommand(command) ? words.commands[command] : audit.calls[refusedCall(command)];
  const why = audit.reasons[refusedReason(reason)];
  return count === 1
    ? audit.events.refused(what, why)
    : audit.events.refusedTimes(what, why, String(count));
}

const isCommand = (command: string): command is CommandName => Object.hasOwn(allowed, command);

/** A length of time to the largest unit that says something. */
export function spanWords({ audit }: Pick<Messages, 'audit'>, ms: number): string {
  const { seconds, minutes, hours, days } = audit.events;
  const whole = Math.round(ms / 1000);
  if (whole < 120) return seconds(String(whole));
  if (whole < 7_200) return minutes(String(Math.round(whole / 60)));
  if (whole < 172_800) return hours(String(Math.round(whole / 3_600)));
  return days(String(Math.round(whole / 86_400)));
}
