/** 送达回证 as they were signed: photos that stand among the pages of the archive, after the papers of the family. */
import type { Case } from '../domain/case';
import { isValid } from '../domain/letter';
import type { PolicyPack } from '../policy/pack';
import { templateOf } from '../policy/usual-letters';
import type { ArchivePlan } from './archive-plan-schema';

/** One document for all of them; nothing where none was signed, or no photo was taken. */
export function servedSlips({ letters }: Case, pack: PolicyPack): ArchivePlan['documents'] {
  const pages = letters.filter(isValid).flatMap((letter) => {
    const image = letter.served?.slip?.corrected;
    if (image === undefined) return [];
    return [{ title: `${templateOf(pack, letter.kind).title} ${letter.number}`, image }];
  });
  return pages.length === 0 ? [] : [{ title: '送达回证', pages }];
}
