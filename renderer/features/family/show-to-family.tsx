/** 给家长看: the case at the desk stands on the second screen, as it is typed, until somebody ends it or goes elsewhere. */
import { useEffect, useEffectEvent } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Completeness } from '../../../shared/domain/completeness';
import type { FormDraftBinding } from '../../session/form-draft';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { formOf } from '../case/judgement';
import { useLocale, useMessages } from '../language/messages-context';
import { waivedItems } from '../verification/waived-items';
import { familyCase } from './family-case';
import { useFamily } from './family-context';

type Mirrored = {
  readonly current: Case;
  readonly draft: FormDraftBinding;
  readonly judged: Completeness;
};

/** Nothing while there is no second screen. */
export function ShowToFamily(props: Mirrored) {
  const { family } = useMessages();
  const { status, reading, read } = useFamily();
  const { id } = props.current;
  if (status?.on === undefined) return null;
  const isShown = reading === id;
  return (
    <>
      <Button pressed={isShown} onPress={() => read(isShown ? undefined : id)}>
        {isShown ? family.stopShowing : family.showCase}
      </Button>
      {isShown && <Mirror {...props} />}
    </>
  );
}

/** Tells the second screen what stands here now, and again whenever it is something else. */
function Mirror({ current, draft, judged }: Mirrored) {
  const messages = useMessages();
  const locale = useLocale();
  const { pack } = useSession();
  const { show, hold } = useFamily();
  const form = formOf(draft.text);
  const typed = { ...current, form };
  const waived = waivedItems(messages, locale, typed, pack.checklistFor(typed));
  const view = familyCase(messages, {
    current,
    form,
    judged,
    unnamed: messages.home.unnamed,
    waived: waived.map(({ title }) => title),
  });
  const tell = useEffectEvent(() => show(view));
  const words = JSON.stringify(view);
  useEffect(hold, [hold]);
  useEffect(() => tell(), [show, words]);
  return null;
}
