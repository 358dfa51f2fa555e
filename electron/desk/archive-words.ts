/** The words of the archive: labels of its sheets, and 办理痕迹 in sentences. */
import type { ArchiveLabels } from '../../shared/archive/archive-labels';
import type { TraceLine } from '../../shared/archive/archive-plan-schema';
import type { Case } from '../../shared/domain/case';
import type { Messages } from '../../shared/i18n/messages';
import { traceTitles } from '../../shared/i18n/trace-titles';
import { traceWords } from '../../shared/i18n/trace-words';
import type { LedgerEntry } from '../../shared/ledger/entry';
import type { PolicyPack } from '../../shared/policy/pack';

/** 办理痕迹: every entry of the case in words, chained by the hashes of the ledger. */
export function tracesOf(
  entries: readonly LedgerEntry[],
  current: Case,
  pack: PolicyPack,
  words: Messages,
): TraceLine[] {
  const titles = traceTitles(current, pack);
  return entries.map(({ header, body, hash }) => ({
    seq: header.seq,
    at: body.at,
    actorName: body.actor.name,
    what: (body.events ?? []).map((event) => traceWords(words, event, titles)).join('；'),
    entryHash: hash,
  }));
}

/** The words of the archive's sheets. */
export function archiveLabels({ people, verification, words }: Messages): ArchiveLabels {
  const names = Object.entries(words.fields).map(([key, { name }]) => [key, name]);
  return {
    people,
    field: Object.fromEntries(names) as ArchiveLabels['field'],
    section: Object.fromEntries(
      Object.entries(words.sections).map(([key, section]) => [key, section.title]),
    ) as ArchiveLabels['section'],
    choice: {
      ...words.choices,
      'family.singleParent': words.flags,
      'register.differentBooks': words.flags,
    },
    verdict: words.verdicts,
    pictureSeen: words.pictureSeen,
    fault: words.pageFaults,
    verification,
    step: words.reviewSteps,
    outcome: words.outcomes,
    operatorName: {},
  };
}
