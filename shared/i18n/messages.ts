/** All words of the station in one language; Simplified Chinese is the type, English must match it. */
import { archive as enArchive } from './en/archive';
import * as enAudit from './en/audit';
import { backup as enBackup } from './en/backup';
import { batch as enBatch } from './en/batch';
import { casePage as enCasePage } from './en/case-page';
import { codes as enCodes } from './en/codes';
import { conflict as enConflict } from './en/conflict';
import { connectors as enConnectors } from './en/connectors';
import { courier as enCourier } from './en/courier';
import { deadlines as enDeadlines } from './en/deadlines';
import { deskDecision as enDeskDecision } from './en/desk-decision';
import { diagnostics as enDiagnostics } from './en/diagnostics';
import { drill as enDrill } from './en/drill';
import { errors as enErrors } from './en/errors';
import { family as enFamily } from './en/family';
import { folder as enFolder } from './en/folder';
import { help as enHelp } from './en/help';
import { home as enHome } from './en/home';
import { intake as enIntake } from './en/intake';
import { integrity as enIntegrity } from './en/integrity';
import { kin as enKin } from './en/kin';
import { letters as enLetters } from './en/letters';
import { material as enMaterial } from './en/material';
import { numbers as enNumbers } from './en/numbers';
import { operators as enOperators } from './en/operators';
import { outbox as enOutbox } from './en/outbox';
import { platforms as enPlatforms } from './en/platforms';
import { problemList as enProblemList } from './en/problem-list';
import { weakPassphrase as enWeakPassphrase } from './en/passphrase';
import { custody as enCustody } from './en/custody';
import { people as enPeople } from './en/people';
import { policy as enPolicy } from './en/policy';
import * as enProblems from './en/problems';
import * as enPupil from './en/pupil';
import { rating as enRating } from './en/rating';
import { reader as enReader } from './en/reader';
import { reading as enReading } from './en/reading';
import { reckoning as enReckoning } from './en/reckoning';
import { statistics as enStatistics } from './en/statistics';
import { classes as enClasses } from './en/classes';
import { guide as enGuide } from './en/guide';
import { recovery as enRecovery } from './en/recovery';
import { retention as enRetention } from './en/retention';
import { schools as enSchools } from './en/schools';
import { search as enSearch } from './en/search';
import { selfService as enSelfService } from './en/self-service';
import { selfTest as enSelfTest } from './en/self-test';
import { service as enService } from './en/service';
import { settings as enSettings } from './en/settings';
import { shell as enShell } from './en/shell';
import { signatures as enSignatures } from './en/signatures';
import { training as enTraining } from './en/training';
import { trace as enTrace } from './en/trace';
import { traffic as enTraffic } from './en/traffic';
import { unlock as enUnlock } from './en/unlock';
import { update as enUpdate } from './en/update';
import { verification as enVerification } from './en/verification';
import * as enFormWords from './en/form-words';
import * as enWords from './en/words';
import type { Locale } from './locale';
import { archive } from './zh-cn/archive';
import * as audit from './zh-cn/audit';
import { backup } from './zh-cn/backup';
import { batch } from './zh-cn/batch';
import { casePage } from './zh-cn/case-page';
import { codes } from './zh-cn/codes';
import { conflict } from './zh-cn/conflict';
import { connectors } from './zh-cn/connectors';
import { courier } from './zh-cn/courier';
import { deadlines } from './zh-cn/deadlines';
import { deskDecision } from './zh-cn/desk-decision';
import { diagnostics } from './zh-cn/diagnostics';
import { drill } from './zh-cn/drill';
import { errors } from './zh-cn/errors';
import { family } from './zh-cn/family';
import { folder } from './zh-cn/folder';
import { help } from './zh-cn/help';
import { home } from './zh-cn/home';
import { intake } from './zh-cn/intake';
import { integrity } from './zh-cn/integrity';
import { kin } from './zh-cn/kin';
import { letters } from './zh-cn/letters';
import { material } from './zh-cn/material';
import { numbers } from './zh-cn/numbers';
import { operators } from './zh-cn/operators';
import { outbox } from './zh-cn/outbox';
import { platforms } from './zh-cn/platforms';
import { problemList } from './zh-cn/problem-list';
import { weakPassphrase } from './zh-cn/passphrase';
import { custody } from './zh-cn/custody';
import { people } from './zh-cn/people';
import { policy } from './zh-cn/policy';
import * as problems from './zh-cn/problems';
import * as pupil from './zh-cn/pupil';
import { rating } from './zh-cn/rating';
import { reader } from './zh-cn/reader';
import { reading } from './zh-cn/reading';
import { reckoning } from './zh-cn/reckoning';
import { statistics } from './zh-cn/statistics';
import { classes } from './zh-cn/classes';
import { guide } from './zh-cn/guide';
import { recovery } from './zh-cn/recovery';
import { retention } from './zh-cn/retention';
import { schools } from './zh-cn/schools';
import { search } from './zh-cn/search';
import { selfService } from './zh-cn/self-service';
import { selfTest } from './zh-cn/self-test';
import { service } from './zh-cn/service';
import { settings } from './zh-cn/settings';
import { shell } from './zh-cn/shell';
import { signatures } from './zh-cn/signatures';
import { trace } from './zh-cn/trace';
import { training } from './zh-cn/training';
import { traffic } from './zh-cn/traffic';
import { unlock } from './zh-cn/unlock';
import { update } from './zh-cn/update';
import { verification } from './zh-cn/verification';
import * as formWords from './zh-cn/form-words';
import * as words from './zh-cn/words';

const zhCn = {
  archive,
  audit,
  backup,
  batch,
  casePage,
  codes,
  conflict,
  connectors,
  courier,
  deadlines,
  deskDecision,
  diagnostics,
  drill,
  errors,
  family,
  folder,
  help,
  home,
  intake,
  integrity,
  kin,
  letters,
  material,
  numbers,
  operators,
  training,
  outbox,
  platforms,
  problemList,
  custody,
  people,
  policy,
  problems,
  pupil,
  rating,
  reader,
  reading,
  reckoning,
  statistics,
  classes,
  guide,
  recovery,
  retention,
  schools,
  search,
  selfService,
  selfTest,
  service,
  settings,
  shell,
  signatures,
  trace,
  traffic,
  unlock,
  update,
  verification,
  weakPassphrase,
  words: { ...words, ...formWords },
};

/** Every word of the station. */
export type Messages = typeof zhCn;

const en = {
  archive: enArchive,
  audit: enAudit,
  backup: enBackup,
  batch: enBatch,
  casePage: enCasePage,
  codes: enCodes,
  conflict: enConflict,
  connectors: enConnectors,
  courier: enCourier,
  deadlines: enDeadlines,
  deskDecision: enDeskDecision,
  diagnostics: enDiagnostics,
  drill: enDrill,
  errors: enErrors,
  family: enFamily,
  folder: enFolder,
  help: enHelp,
  home: enHome,
  intake: enIntake,
  integrity: enIntegrity,
  kin: enKin,
  letters: enLetters,
  material: enMaterial,
  numbers: enNumbers,
  operators: enOperators,
  training: enTraining,
  outbox: enOutbox,
  platforms: enPlatforms,
  problemList: enProblemList,
  custody: enCustody,
  people: enPeople,
  policy: enPolicy,
  problems: enProblems,
  pupil: enPupil,
  rating: enRating,
  reader: enReader,
  reading: enReading,
  reckoning: enReckoning,
  statistics: enStatistics,
  classes: enClasses,
  guide: enGuide,
  recovery: enRecovery,
  retention: enRetention,
  schools: enSchools,
  search: enSearch,
  selfService: enSelfService,
  selfTest: enSelfTest,
  service: enService,
  settings: enSettings,
  shell: enShell,
  signatures: enSignatures,
  trace: enTrace,
  traffic: enTraffic,
  unlock: enUnlock,
  update: enUpdate,
  verification: enVerification,
  weakPassphrase: enWeakPassphrase,
  words: { ...enWords, ...enFormWords },
} satisfies Messages;

/** The words of a language. */
export function pick(locale: Locale): Messages {
  switch (locale) {
    case 'zh-CN':
      return zhCn;
    case 'en':
      return en;
  }
}
