/** Why the domain refuses a command, as data. */
import type { CaseState } from './case';
import type { CaseKind } from './case-kind';
import type { CommandName } from './command';
import type { FieldKey } from './form';
import type { NumberSeries } from './numbering';
import type { VerifiedFact } from './verified-fact';

export type CaseError =
  | {
      readonly kind: 'notAllowedInState';
      readonly command: CommandName;
      readonly state: CaseState | 'new';
    }
  | { readonly kind: 'notAllowedForRole'; readonly command: CommandName }
  | { readonly kind: 'caseOfAnother' }
  /** 自助: it is for the desk to do. */
  | { readonly kind: 'notForFamily' }
  | { readonly kind: 'ownCase' }
  | { readonly kind: 'colleagueUnknown' }
  | { readonly kind: 'caseExists' }
  | { readonly kind: 'caseUnknown' }
  /** No pack at this desk has rules for the matter. */
  | { readonly kind: 'kindNotHeld'; readonly enrolment: CaseKind }
  | { readonly kind: 'documentUnknown' }
  | { readonly kind: 'pageUnknown' }
  /** The document has other pages than those that were inspected. */
  | { readonly kind: 'pagesChanged' }
  /** 存疑: another person has to look at it, and not who inspects. */
  | { readonly kind: 'secondReadingDue' }
  | { readonly kind: 'secondReadingNotAsked' }
  /** Who inspected a paper is no second person for it. */
  | { readonly kind: 'ownInspection' }
  | { readonly kind: 'readingNoteMissing' }
  /** Drawn papers that nobody but who inspected them has read. */
  | { readonly kind: 'secondReadingMissing'; readonly count: number }
  | { readonly kind: 'requirementUnknown' }
  /** Another document has pages for the same requirement. */
  | { readonly kind: 'requirementAnswered' }
  | { readonly kind: 'tooManyPages'; readonly limit: number }
  | { readonly kind: 'tooManyNotes'; readonly limit: number }
  | { readonly kind: 'visitDayWrong' }
  | { readonly kind: 'guardianSigns' }
  /** 授权: no guardian signed that departments may be asked. */
  | { readonly kind: 'authorisationMissing' }
  /** A field that the department would be asked about is empty or wrong. */
  | { readonly kind: 'factNotReady'; readonly fact: VerifiedFact }
  /** No rule names a platform for it. */
  | { readonly kind: 'noPlatformForCase' }
  | { readonly kind: 'nothingMissing' }
  | { readonly kind: 'deadlineWrong'; readonly mostDays: number }
  /** The platform asked for the correction until that day. */
  | { readonly kind: 'deadlineAfterPlatform'; readonly day: string }
  | { readonly kind: 'notComplete'; readonly openCount: number }
  /** Another open case of the same child came first; `caseId` where the operator may see it, else whose draft it is. */
  | { readonly kind: 'childHasOpenCase'; readonly caseId?: string; readonly owner: string }
  /** The pack of the case leaves the decision to the platform. */
  | { readonly kind: 'deskDoesNotDecide' }
  | { readonly kind: 'deskDecidedAlready' }
  | { readonly kind: 'originalsNotSeen'; readonly count: number }
  | { readonly kind: 'noPlaceLeft' }
  | { readonly kind: 'reasonMissing' }
  | { readonly kind: 'nothingToSettle' }
  /** Platform and desk decided differently, and nobody settled it yet. */
  | { readonly kind: 'disagreementOpen' }
  | { readonly kind: 'noNumberLeft'; readonly series: NumberSeries }
  | { readonly kind: 'letterUnknown' }
  /** The letter would name them, and they are not typed yet. */
  | { readonly kind: 'letterBlank'; readonly fields: readonly FieldKey[] }
  /** The pack's words for the letter ask for what the case does not have. */
  | { readonly kind: 'letterUnwritable' }
  | { readonly kind: 'letterExists' }
  | { readonly kind: 'letterVoid' }
  /** A letter holds that tells another decision than the case has. */
  | { readonly kind: 'letterOutdated'; readonly number: string }
  /** 送达: it is recorded, with the photo of the signed receipt. */
  | { readonly kind: 'letterServed' }
  | { readonly kind: 'serviceDayWrong' }
  /** 字图: the page is not there, or is another picture since. */
  | { readonly kind: 'clipNotOfPage' }
  /** No letter of the case lacks the character. */
  | { readonly kind: 'characterNotMissing' }
  /** 好差评: the family rated this submission already. */
  | { readonly kind: 'ratedAlready' }
  /** 原件收存: papers of the family are still at the desk. */
  | { readonly kind: 'originalsKept'; readonly count: number }
  | { readonly kind: 'originalsReturned' }
  | { readonly kind: 'notAccepted' }
  | { readonly kind: 'notRefused' }
  | { readonly kind: 'letterNotMade' }
  | { readonly kind: 'receiptForOtherRevision' };
