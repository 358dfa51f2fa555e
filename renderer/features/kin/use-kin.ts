/** What the station knows beside a case, asked again whenever the case is told apart by something else. */
import { useEffect, useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { childMarks } from '../../../shared/domain/child-record';
import { fieldText } from '../../../shared/domain/form';
import { homeMarks } from '../../../shared/domain/residence-lock';
import { guardianMarks } from '../../../shared/domain/sibling-record';
import type { Kin } from '../../../shared/ipc/calls/kin';
import { useSession } from '../../session/session-provider';

const nobody: Kin = { cases: [], siblings: [] };

/** Of the case as it is saved; empty while nothing is known. */
export function useKin(current: Case): Kin {
  const { bridge } = useSession();
  const { id: caseId, form, state, revision } = current;
  const [found, setFound] = useState<{ caseId: string; kin: Kin }>();
  const told = [
    ...childMarks(form),
    ...guardianMarks(current),
    ...homeMarks(form),
    fieldText(form, 'child.name'),
    state,
    revision,
  ].join(' ');
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      const answer = await bridge.desk.kin({ caseId });
      if (!gone && answer.ok) setFound({ caseId, kin: answer.value });
    };
    void ask();
    // Colleagues work on while this window lies behind others.
    const again = () => void ask();
    window.addEventListener('focus', again);
    return () => {
      gone = true;
      window.removeEventListener('focus', again);
    };
  }, [bridge, caseId, told]);
  return found?.caseId === caseId ? found.kin : nobody;
}
