/** Says at once that a child has another case, a brother or sister one, or a home another family, with the way to it. */
import { useLayoutEffect } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Messages } from '../../../shared/i18n/messages';
import type { Kin, KinCase } from '../../../shared/ipc/calls/kin';
import type { FormDraftBinding } from '../../session/form-draft';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { EyeIcon } from '../../ui/icon/action-icons';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import type { FormState } from '../intake/form-state';
import { isUnsure, kinLine, type SeenCase } from './kin-line';
import { SiblingTakeOver } from './sibling-take-over';
import { TakeOver } from './take-over';
import { useKin } from './use-kin';

/** Nothing as long as the child and the home are new to the station. */
export function KinNotices(props: {
  readonly current: Case;
  readonly draft: FormDraftBinding;
  /** Takes texts over into the form; left out where there is no form. */
  readonly onTakeOver?: FormState['takeOver'] | undefined;
}) {
  const { current, draft, onTakeOver } = props;
  const { cases, siblings, homeLock } = useKin(current);
  const [sibling, ...others] = siblings;
  const first = cases.find(({ goesFirst }) => goesFirst);
  const sure: readonly KinCase[] = cases.filter((one) => !isUnsure(one));
  const later = sure.find((one) => !one.goesFirst && (!one.seen || one.open));
  const earlier = sure.find((one): one is SeenCase => one.seen && !one.open);
  const unsure = cases.filter(isUnsure).find(({ open }) => open);
  const shown = [first, later, unsure, earlier, sibling, homeLock].filter(
    (one) => one !== undefined,
  ).length;
  useLayoutEffect(() => {
    // A notice takes room from the form: who types goes on seeing what is typed.
    const { activeElement } = document;
    if (activeElement instanceof HTMLInputElement)
      activeElement.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <>
      {first !== undefined && <FirstNotice first={first} />}
      {first === undefined && later !== undefined && <LaterNotice later={later} />}
      {unsure !== undefined && <UnsureNotice unsure={unsure} />}
      {earlier !== undefined && onTakeOver !== undefined && (
        <TakeOver earlier={earlier} draft={draft} onTakeOver={onTakeOver} />
      )}
      {sibling !== undefined && onTakeOver !== undefined && (
        <SiblingTakeOver
          key={sibling.caseId}
          sibling={sibling}
          others={others}
          current={current}
          draft={draft}
          onTakeOver={onTakeOver}
        />
      )}
      {onTakeOver !== undefined && <HomeNotice current={current} lock={homeLock} />}
    </>
  );
}

function linesOf(messages: Messages, one: SeenCase): readonly string[] {
  const { otherName } = one;
  return [
    kinLine(messages, one),
    ...(otherName === undefined ? [] : [messages.kin.otherName(otherName)]),
  ];
}

function FirstNotice({ first }: { readonly first: KinCase }) {
  const messages = useMessages();
  const { kin } = messages;
  const { go } = useNavigation();
  if (!first.seen) {
    const { owner } = first;
    return <Notice tone="warning" title={kin.hiddenTitle(owner)} lines={[kin.hiddenTodo(owner)]} />;
  }
  return (
    <Notice
      tone="warning"
      title={kin.openTitle}
      lines={[...linesOf(messages, first), kin.openTodo]}
      actions={
        <Button icon={<EyeIcon />} onPress={() => go({ room: 'case', caseId: first.caseId })}>
          {kin.openFirst}
        </Button>
      }
    />
  );
}

function LaterNotice({ later }: { readonly later: KinCase }) {
  const messages = useMessages();
  const { kin } = messages;
  const { go } = useNavigation();
  return (
    <Notice
      tone="info"
      title={kin.laterTitle}
      lines={[
        ...(later.seen ? linesOf(messages, later) : [kin.hiddenLater(later.owner)]),
        kin.laterTodo,
      ]}
      actions={
        later.seen && (
          <Button icon={<EyeIcon />} onPress={() => go({ room: 'case', caseId: later.caseId })}>
            {kin.openLater}
          </Button>
        )
      }
    />
  );
}

function UnsureNotice({ unsure }: { readonly unsure: SeenCase }) {
  const messages = useMessages();
  const { kin } = messages;
  const { go } = useNavigation();
  return (
    <Notice
      tone="warning"
      title={kin.unsureTitle}
      lines={[kinLine(messages, unsure), kin.unsureTodo]}
      actions={
        <Button icon={<EyeIcon />} onPress={() => go({ room: 'case', caseId: unsure.caseId })}>
          {kin.openUnsure}
        </Button>
      }
    />
  );
}

function HomeNotice(props: { readonly current: Case; readonly lock: Kin['homeLock'] }) {
  const { current, lock } = props;
  const { kin } = useMessages();
  const { packs } = useSession();
  const { go } = useNavigation();
  if (lock === undefined) return null;
  const { caseId, season, freeFromSeason } = lock;
  const { residenceLock } = packs.packOf(current).pack;
  return (
    <Notice
      tone="warning"
      title={kin.homeTitle}
      lines={[
        `${lock.place === 'given' ? kin.homeGiven(season) : kin.homeAsked(season)}${kin.homeBy[lock.by]}`,
        kin.homeFree(freeFromSeason),
        ...(residenceLock === undefined ? [] : [residenceLock.reason]),
        kin.homeTodo,
      ]}
      actions={
        caseId !== undefined && (
          <Button icon={<EyeIcon />} onPress={() => go({ room: 'case', caseId })}>
            {kin.openHome}
          </Button>
        )
      }
    />
  );
}
