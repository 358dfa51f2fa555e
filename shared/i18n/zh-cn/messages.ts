/** Simplified Chinese: every word of the station. */
import { archive } from './archive';
import * as audit from './audit';
import { backup } from './backup';
import { batch } from './batch';
import { casePage } from './case-page';
import { codes } from './codes';
import { conflict } from './conflict';
import { connectors } from './connectors';
import { courier } from './courier';
import { deadlines } from './deadlines';
import { deskDecision } from './desk-decision';
import { diagnostics } from './diagnostics';
import { drill } from './drill';
import { endedWork } from './ended-work';
import { errors } from './errors';
import { family } from './family';
import { folder } from './folder';
import { help } from './help';
import { home } from './home';
import { intake } from './intake';
import { integrity } from './integrity';
import { kin } from './kin';
import { letters } from './letters';
import { material } from './material';
import { numbers } from './numbers';
import { operators } from './operators';
import { outbox } from './outbox';
import { platforms } from './platforms';
import { problemList } from './problem-list';
import { weakPassphrase } from './passphrase';
import { custody } from './custody';
import { people } from './people';
import { policy } from './policy';
import * as problems from './problems';
import * as pupil from './pupil';
import { rating } from './rating';
import { reader } from './reader';
import { reading } from './reading';
import { reckoning } from './reckoning';
import { statistics } from './statistics';
import { classes } from './classes';
import { guide } from './guide';
import { recovery } from './recovery';
import { replaced } from './replaced';
import { retention } from './retention';
import { review } from './review';
import { schools } from './schools';
import { search } from './search';
import { secondReading } from './second-reading';
import { selfService } from './self-service';
import { selfTest } from './self-test';
import { service } from './service';
import { settings } from './settings';
import { shell } from './shell';
import { signatures } from './signatures';
import { trace } from './trace';
import { training } from './training';
import { traffic } from './traffic';
import { unlock } from './unlock';
import { update } from './update';
import { verification } from './verification';
import * as formWords from './form-words';
import * as words from './words';

export const zhCn = {
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
  endedWork,
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
  replaced,
  retention,
  review,
  schools,
  search,
  secondReading,
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

/** Every word of the station, in any language. */
export type Messages = typeof zhCn;
