/** The directory of a pack's schools, read when somebody first comes to a field for one and kept while the pack is. */
import { useCallback, useEffect, useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { LoadedPack } from '../../../shared/policy/checklist';
import type { SchoolField } from '../../../shared/policy/home-schools';
import { offeredKinds, offeredSchools } from '../../../shared/policy/home-schools';
import type { SchoolIndex } from '../../../shared/search/school-index';

/** One index for each set of stages that a field can be asked for. */
const known = new WeakMap<LoadedPack, Map<string, SchoolIndex>>();

/** Readings are loaded with the first directory, not with the window. */
async function readDirectory(
  of: LoadedPack,
  subject: Pick<Case, 'kind' | 'form'>,
  field: SchoolField,
): Promise<SchoolIndex> {
  const [{ schoolIndex }, { libraryPinyin }] = await Promise.all([
    import('../../../shared/search/school-index'),
    import('../../workers/search-pinyin'),
  ]);
  const key = offeredKinds(of.pack, subject, field).join(' ');
  const indexes = known.get(of) ?? new Map<string, SchoolIndex>();
  known.set(of, indexes);
  const index =
    indexes.get(key) ?? schoolIndex(offeredSchools(of.pack, subject, field), libraryPinyin);
  indexes.set(key, index);
  return index;
}

/** The index once `open` was called; nothing before, and while it is read. */
export function useDirectory(
  of: LoadedPack,
  { kind, form }: Pick<Case, 'kind' | 'form'>,
  field: SchoolField,
): { readonly index: SchoolIndex | undefined; readonly open: () => void } {
  const [wanted, setWanted] = useState(false);
  const [index, setIndex] = useState<SchoolIndex>();
  const stage = form['origin.stage'] ?? '';
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    void readDirectory(of, { kind, form: { 'origin.stage': stage } }, field).then((read) => {
      if (!gone) setIndex(read);
    });
    return () => {
      gone = true;
    };
  }, [wanted, of, kind, stage, field]);
  return { index, open: useCallback(() => setWanted(true), []) };
}
