/** Every error a person can meet, as one union: a kind without zh-CN words does not compile (shared/i18n). */
import type { AfterClassesError } from './after-classes-error';
import type { CourierError } from './courier-error';
import type { CaseError } from './case-error';
import type { LineError } from './line-error';
import type { OperatorError } from './operator-error';
import type { UpdateError } from './update-error';

/** Why a picture is not taken in; the file it came from is left as it was. */
export type ImageError =
  | { readonly kind: 'imageEmpty' }
  | { readonly kind: 'imageNotAnImage' }
  | { readonly kind: 'imageFormatUnsupported'; readonly format: string }
  | { readonly kind: 'imageTooManyBytes'; readonly megabytes: number; readonly limit: number }
  | { readonly kind: 'imageTooManyPixels'; readonly megapixels: number; readonly limit: number }
  | { readonly kind: 'imageTooManyPages'; readonly limit: number }
  | { readonly kind: 'imageTruncated' }
  | { readonly kind: 'imageUndecodable' };

/** Why a card was not read; what is typed stays as it is. */
export type ReaderError =
  /** The part of the program that speaks to ports is missing or cannot be loaded. */
  | { readonly kind: 'readerDriverMissing' }
  | { readonly kind: 'readerMissing' }
  | { readonly kind: 'readerPortTaken' }
  | { readonly kind: 'readerSilent' }
  | { readonly kind: 'readerGarbled' }
  /** The reader says so of itself; `status` is the code of its answer. */
  | { readonly kind: 'readerRefuses'; readonly status: number }
  | { readonly kind: 'readerBusy' }
  | { readonly kind: 'readingStopped' }
  | { readonly kind: 'cardNone' }
  | { readonly kind: 'cardMoved' }
  | { readonly kind: 'cardUnreadable' };

/** Why a code that was scanned leads to no case. */
export type CodeError =
  | { readonly kind: 'numberUnknown' }
  | { readonly kind: 'codeNone' }
  | { readonly kind: 'codeForeign' };

/** About the folder of a scanner's own program; nothing in it is lost. */
export type FolderError =
  | { readonly kind: 'inboxFileGone' }
  | { readonly kind: 'inboxFileHeld' }
  /** The data of the station lie there. */
  | { readonly kind: 'folderIsOurs' };

/** Why a PDF is not taken in, or not all of it; the file is left as it was. */
export type PdfError =
  | { readonly kind: 'pdfTooManyBytes'; readonly megabytes: number; readonly limit: number }
  | { readonly kind: 'pdfTooManyPages'; readonly pages: number; readonly limit: number }
  | { readonly kind: 'pdfEncrypted' }
  | { readonly kind: 'pdfUnreadable' }
  /** Small on the disk, and larger than any honest one once it is unpacked. */
  | { readonly kind: 'pdfSwollen' }
  /** One page takes longer, or more memory, than any honest page. */
  | { readonly kind: 'pdfPageFailed'; readonly page: number };

/** Why a passphrase is refused (shared/vault/passphrase-rules.ts). */
export type PassphraseWeakness =
  | 'tooShort'
  | 'repeated'
  | 'sequence'
  | 'common'
  | 'namesSchool'
  | 'namesOperator';

export type StationError =
  | { readonly kind: 'stationLocked' }
  | { readonly kind: 'stationExists' }
  | { readonly kind: 'stationMissing' }
  /** The program ends: whoever came in now would be put out in the middle of a word. */
  | { readonly kind: 'programEnding' }
  | { readonly kind: 'stationDamaged'; readonly part: 'vault' | 'ledger' | 'restoreMark' }
  | { readonly kind: 'stationTooNew' }
  | { readonly kind: 'wrongPassphrase'; readonly waitSeconds: number }
  | {
      readonly kind: 'passphraseTooWeak';
      readonly minLength: number;
      readonly weakness: PassphraseWeakness;
    }
  | { readonly kind: 'policyPackUnreadable' };

/** About the recovery key and its sheets. */
export type RecoveryError =
  | { readonly kind: 'recoveryShareUnreadable'; readonly sheet: number }
  | { readonly kind: 'recoverySharesSame' }
  | { readonly kind: 'recoverySharesApart' }
  | { readonly kind: 'recoveryKeyWrong' }
  | { readonly kind: 'recoveryKeyVoid' }
  | { readonly kind: 'recoveryKeyNone' }
  | { readonly kind: 'recoverySheetsGone' };

export type StorageError =
  | { readonly kind: 'storageFull' }
  | { readonly kind: 'storageFailed' }
  | { readonly kind: 'fileMissing' }
  | { readonly kind: 'fileDamaged' }
  /** Entries of the case were lost, and nothing later says how it stood. */
  | { readonly kind: 'caseDamaged' }
  /** The case was deleted: its key is gone. */
  | { readonly kind: 'caseDestroyed' }
  /** Nothing of a case that still waits to be sent is ever destroyed. */
  | { readonly kind: 'caseUnsent' };

/** About the rows that the screens read; everything acknowledged is in the record all the same. */
export type RowsError =
  /** They do not follow at this moment, and try again by themselves; `full` when the disk takes no more of them. */
  | { readonly kind: 'rowsBehind'; readonly full: boolean }
  /** They cannot be built; the next unlocking tries anew. */
  | { readonly kind: 'rowsBroken' };

/** What the disk cannot take at this moment; nothing that was saved is touched. */
export type DiskError =
  | { readonly kind: 'diskTight' }
  | { readonly kind: 'diskReadOnly' }
  | { readonly kind: 'dataFolderGone' }
  | { readonly kind: 'dataFolderReadOnly' };

/** Why a back-up was not made; work at the desk goes on. */
export type BackupError =
  | { readonly kind: 'backupFolderMissing' }
  | { readonly kind: 'backupFolderFull' }
  | { readonly kind: 'backupFolderReadOnly' }
  | { readonly kind: 'backupFolderInside' }
  /** What lies there was not made by this station, or by a later program. */
  | { readonly kind: 'backupFolderForeign' }
  | { readonly kind: 'backupSourceFailed' }
  | { readonly kind: 'backupFailed' }
  | { readonly kind: 'backupBusy' };

/** Why a back-up was not restored; neither it nor what is on this computer is touched. */
export type RestoreError =
  | { readonly kind: 'backupNone' }
  | { readonly kind: 'backupUnreadable' }
  | { readonly kind: 'backupTooNew' }
  | { readonly kind: 'backupOfOtherStation' }
  | { readonly kind: 'backupIncomplete' }
  | { readonly kind: 'backupNotGenuine' }
  | {
      readonly kind: 'backupDamaged';
      /** Names of damaged or missing files, the first few. */
      readonly names: readonly string[];
      readonly keys: number;
      readonly pictures: number;
      /** Set when the record itself is damaged: then nothing of it can be restored. */
      readonly record: boolean;
    }
  | { readonly kind: 'restoreNoRoom'; readonly megabytes: number }
  | { readonly kind: 'restoreFailed' }
  | { readonly kind: 'restoreCancelled' }
  /** A station that opens stands here, and nobody of it who may has agreed to its being replaced. */
  | {
      readonly kind: 'restoreNotAgreed';
      /** `absent`: nobody was asked yet; `wrong`: the passphrase; `notAdmin`: right, and not an administrator's. */
      readonly reason: 'absent' | 'wrong' | 'notAdmin';
      readonly waitSeconds: number;
    }
  /** Nothing else may open or make the station meanwhile. */
  | { readonly kind: 'restoreRunning' }
  /** The station came to be, went or was opened during the restore; nothing was replaced. */
  | { readonly kind: 'restoreOvertaken' };

export type RetentionError =
  | { readonly kind: 'notDueForDestruction' }
  | { readonly kind: 'proposalUnknown' }
  | { readonly kind: 'approverIsProposer' }
  /** A station that a restore put aside is not there any more, or was proposed already. */
  | { readonly kind: 'replacedUnknown' }
  /** Approved, and not all of it could be destroyed: the next unlocking goes on. */
  | { readonly kind: 'replacedStays' };

/** About class assignment 阳光分班; nothing was frozen or drawn. */
export type ClassError =
  /** More pupils than the classes may hold 班额. */
  | {
      readonly kind: 'classesTooFew';
      readonly pupils: number;
      readonly limit: number;
      readonly over: number;
    }
  /** More pupils than the school may have 校额. */
  | {
      readonly kind: 'schoolTooLarge';
      readonly pupils: number;
      readonly limit: number;
      readonly over: number;
    }
  | { readonly kind: 'classPupilsNone' }
  /** Fewer pupils than classes. */
  | { readonly kind: 'classesTooMany'; readonly pupils: number; readonly classes: number }
  | { readonly kind: 'classPupilsTooMany'; readonly limit: number }
  /** Of whom no sex is known. */
  | { readonly kind: 'classPupilsIncomplete'; readonly count: number }
  /** Not what was looked at. */
  | { readonly kind: 'classRollChanged' }
  | { readonly kind: 'classTeachersCount'; readonly teachers: number; readonly classes: number }
  | {
      readonly kind: 'classLinksImpossible';
      readonly why: 'contradiction' | 'tooManyLinked' | 'tooManyApart';
    }
  /** A roll of the same school, stage and season is frozen and waits for its draw. */
  | { readonly kind: 'classRollOpen' }
  | { readonly kind: 'classesDrawnAlready' }
  | { readonly kind: 'classRollUnknown' }
  | { readonly kind: 'drawerIsFreezer' }
  /** Once the public part may be known, who froze a roll does not set it aside alone. */
  | { readonly kind: 'asideNeedsAnother' }
  /** The commitment was not printed; `late` when the public part may be known by now, so that it cannot be any more. */
  | { readonly kind: 'commitmentMissing'; readonly late: boolean }
  | { readonly kind: 'drawTooEarly'; readonly from: string }
  /** The public part would be known when the roll is frozen. */
  | { readonly kind: 'publicPartKnown' }
  /** Not as many numbers as the roll is bound to. */
  | { readonly kind: 'publicPartWrong'; readonly numbers: number }
  /** What this program draws is not what was drawn. */
  | { readonly kind: 'classListsDiffer' }
  | AfterClassesError;

/** Why a policy pack was not taken; the one in force stays in force. */
export type PolicyError =
  | { readonly kind: 'packTooLarge'; readonly megabytes: number; readonly limit: number }
  | { readonly kind: 'packUnreadable' }
  | { readonly kind: 'packKeyUnknown'; readonly keyId: string }
  | { readonly kind: 'packSignatureWrong'; readonly keyId: string }
  | { readonly kind: 'packTooNew'; readonly schema: string }
  /** The faults themselves are told beside it. */
  | { readonly kind: 'packFaulty'; readonly count: number }
  /** A pack of this name and version is held already, and says something else. */
  | { readonly kind: 'packVersionTaken'; readonly version: string }
  /** The season is over, or a later pack is in force. */
  | { readonly kind: 'packOutdated'; readonly version: string; readonly inForce: string };

export type PaperError =
  | { readonly kind: 'paperNotReady' }
  | { readonly kind: 'paperFailed' }
  /** 字图: there is no character in the clip, or it cannot be read. */
  | { readonly kind: 'clipUnusable' }
  /** The four checks 四性检测 found something; nothing was sealed, and the case says what. */
  | { readonly kind: 'archiveRefused' }
  /** The archive has no package yet. */
  | { readonly kind: 'packageMissing' }
  | { readonly kind: 'printerMissing' }
  /** The printer that was chosen is not there any more. */
  | { readonly kind: 'printerGone' }
  | { readonly kind: 'printerPaused' }
  | { readonly kind: 'printFailed' }
  | { readonly kind: 'saveFailed' }
  /** The place that was chosen is full, which need not be the disk of the station. */
  | { readonly kind: 'saveNoRoom' };

/** Why packages were not exported or not verified, or not all of them; the archive itself stays as it is. */
export type ExportError =
  | { readonly kind: 'carrierFull' }
  | { readonly kind: 'carrierReadOnly' }
  | { readonly kind: 'carrierGone' }
  | { readonly kind: 'exportStopped' }
  /** Packages that were being verified, of this station or from elsewhere, were not all looked into. */
  | { readonly kind: 'archiveCheckStopped' }
  /** Packages are being verified, looked into or exported: one at a time. */
  | { readonly kind: 'archiveBusy' }
  /** None of the chosen cases has a sealed package. */
  | { readonly kind: 'exportNoPackage' }
  /** What was chosen to be looked at holds no package, or cannot be read. */
  | { readonly kind: 'packageNone' }
  /** Sealed to a recipient: only whose key opens it. */
  | { readonly kind: 'packageSealed' }
  | { readonly kind: 'packageTooLarge' }
  /** The file chosen for the recipient of an export holds no certificate, or several. */
  | { readonly kind: 'recipientUnread' }
  /** Its key is no RSA key of 2048 to 8192 bits. */
  | { readonly kind: 'recipientKeyUnfit' }
  /** It is not in force at this time. */
  | { readonly kind: 'recipientExpired' };

/** About tables that go out to the record system, or lists that come back from it. */
export type TableError =
  | { readonly kind: 'exportNothing' }
  | { readonly kind: 'exportTooMany'; readonly limit: number }
  | { readonly kind: 'exportChanged' }
  | { readonly kind: 'listTooBig' }
  | { readonly kind: 'listTooLong' }
  | { readonly kind: 'listOldFormat' }
  | { readonly kind: 'listNotATable' }
  | { readonly kind: 'listSwollen' }
  | { readonly kind: 'listUnreadable' }
  | { readonly kind: 'listWithoutHeadings' }
  | { readonly kind: 'listEmpty' }
  | { readonly kind: 'batchWithoutHeadings' }
  | { readonly kind: 'batchTooLong'; readonly limit: number }
  | { readonly kind: 'batchNothingChosen' }
  /** None of the cases that were asked for can be submitted now. */
  | { readonly kind: 'batchNothingReady' }
  /** The folder or zip is gone, is none, or holds more than a batch takes. */
  | { readonly kind: 'batchPicturesUnreadable' }
  /** No picture of a family that is still to be taken in lies there. */
  | { readonly kind: 'batchPicturesElsewhere' }
  /** A colleague began the batch. */
  | { readonly kind: 'batchOfAnother' };

/** Why a connector profile was not taken; the station goes on speaking as before. */
export type ProfileError =
  | { readonly kind: 'profileTooLarge' }
  | { readonly kind: 'profileUnreadable' }
  | { readonly kind: 'profileTooNew' }
  /** Its address, or that of its log-in, is none that may be spoken to. */
  | { readonly kind: 'profileAddressInvalid' }
  /** A profile of this name and version is held already, and says something else. */
  | { readonly kind: 'profileVersionTaken'; readonly version: string }
  | { readonly kind: 'profileUnknown' };

/** Why nobody is logged in at a county's provider; nothing that waits is lost by it. */
export type LogInError =
  /** Nobody logged in yet, and the platform asks for it. */
  | { readonly kind: 'logInMissing' }
  | { readonly kind: 'logInUnreachable' }
  | { readonly kind: 'logInAnswersHtml' }
  | { readonly kind: 'logInAnswersNonsense' }
  | { readonly kind: 'logInBusy' }
  /** It says that it is another one than the profile names, or sends to addresses that may not be spoken to. */
  | { readonly kind: 'logInProviderWrong' }
  | { readonly kind: 'logInRefused' }
  /** What came back was not made for this station and this log-in. */
  | { readonly kind: 'logInNotGenuine' }
  | { readonly kind: 'logInClockOff' }
  /** The provider ended it: somebody has to log in anew. */
  | { readonly kind: 'logInExpired' }
  | { readonly kind: 'logInTimedOut' }
  | { readonly kind: 'logInStopped' };

/** Why a scanner did not scan, or stopped; every page that was scanned before is kept. */
export type ScanError =
  | { readonly kind: 'scannerJam' }
  /** The feeder took two sheets at once: one of them may not have been scanned. */
  | { readonly kind: 'scannerDoubleFeed' }
  | { readonly kind: 'scannerNoPaper' }
  | { readonly kind: 'scannerCoverOpen' }
  | { readonly kind: 'scannerBusy' }
  /** Switched off, pulled out, or not answering. */
  | { readonly kind: 'scannerGone' }
  | { readonly kind: 'scannerFailed' }
  | { readonly kind: 'scannerDenied' }
  | { readonly kind: 'scannerSettingsRefused' }
  | { readonly kind: 'scannerNonsense' }
  | { readonly kind: 'scannerNotAPicture' }
  | { readonly kind: 'scannerAnswerTooLarge' }
  /** It sends its pages to be fetched from another computer. */
  | { readonly kind: 'scannerElsewhere' }
  /** Outside the local network, and not proved by a certificate. */
  | { readonly kind: 'scannerNotLocal' }
  | { readonly kind: 'scannerAddressInvalid' }
  | { readonly kind: 'scannerPageTooLarge' }
  | { readonly kind: 'scannerTooManyPages' };

export type ProgramError =
  | { readonly kind: 'invalidRequest' }
  /** A text has characters that no paper, archive or platform can hold (shared/text/writable-text.ts). */
  | { readonly kind: 'textUnwritable' }
  | { readonly kind: 'callNotForRole' }
  /** 自助: a family works on one case; everything else is not answered. */
  | { readonly kind: 'selfServiceRunning' }
  /** Nobody works on their own any more. */
  | { readonly kind: 'selfServiceNone' }
  /** Asked in the drill for what only the real station does. */
  | { readonly kind: 'notInDrill' }
  /** Asked in the real station for what only the drill does. */
  | { readonly kind: 'onlyInDrill' }
  | { readonly kind: 'internal' };

export type AppError =
  | CaseError
  | RetentionError
  | ClassError
  | ImageError
  | ReaderError
  | CodeError
  | FolderError
  | PdfError
  | StationError
  | OperatorError
  | RecoveryError
  | StorageError
  | RowsError
  | DiskError
  | BackupError
  | RestoreError
  | PolicyError
  | PaperError
  | ExportError
  | CourierError
  | TableError
  | LineError
  | ProfileError
  | LogInError
  | ScanError
  | UpdateError
  | ProgramError;
