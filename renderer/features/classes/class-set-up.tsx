/** Before a roll is frozen: how many classes, what is balanced, who stays together, and how it will come out. */
import { useState } from 'react';
import type { ClassGroup } from '../../../shared/classes/admitted-pupil';
import { classStrata, mostClasses } from '../../../shared/classes/class-roll';
import type { ClassPlan } from '../../../shared/classes/compose-roll';
import { planProblem } from '../../../shared/classes/compose-roll';
import { callRules, mayCall } from '../../../shared/ipc/call-rules';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { Checkbox } from '../../ui/field/checkbox';
import { TextArea } from '../../ui/field/text-area';
import { TextField } from '../../ui/field/text-field';
import { Section } from '../../ui/layout/section';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { BegunBefore } from '../people/begun-before';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { BalancePreview } from './balance-preview';
import { keyOfGroup, type ClassDrafts, type PlanFields } from './class-drafts';
import { ClassLinks, isHalf, linkLine, noDraft, plannedLinks } from './class-links';
import { noPublicPart, PublicPartFields, publicPartOf, whole } from './public-part-fields';
import { useGroupPupils, type ClassPupils } from './use-classes';
import styles from './classes.module.css';

type Props = {
  readonly group: ClassGroup;
  readonly drafts: ClassDrafts;
  /** Something was frozen, or pupils have changed. */
  readonly onDone: () => void;
};

/** Reads its pupils anew with every `round`; what was chosen stays. */
export function ClassSetUp({ group, drafts, round, onDone }: Props & { readonly round: unknown }) {
  const { classes: say } = useMessages();
  const { session } = useSession();
  const { found, error } = useGroupPupils(group, round);
  const mayFreeze = mayCall(callRules.classes.freeze, session.operator.role) === 'yes';
  if (found === undefined) return <ErrorNotice error={error} />;
  if (!mayFreeze) return <Notice tone="info" live="off" title={say.onlyAdmin} />;
  return <Plan group={group} drafts={drafts} found={found} onDone={onDone} />;
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function Plan({ group, drafts, found, onDone }: Props & { readonly found: ClassPupils }) {
  const messages = useMessages();
  const { classes: say } = messages;
  const { bridge } = useSession();
  const call = useCall();
  const { pupils, limit, seen } = found;
  const least = Math.max(1, Math.ceil(pupils.length / limit.perClass));
  const kept = drafts.draftOf<PlanFields>(`plan ${keyOfGroup(group)}`, {
    ...{ classCount: String(least), elsewhere: '0', balanced: ['group'], teachers: '' },
    ...{ ...noPublicPart, links: [], draft: noDraft },
  });
  // What was frozen just now stays in sight until the roll is there.
  const [frozen, setFrozen] = useState<PlanFields>();
  const fields = frozen ?? kept.fields;
  const { classCount, elsewhere, balanced, teachers, links, draft } = fields;
  const { change } = kept;
  const publicPart = publicPartOf(fields);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const classes = whole(classCount);
  const others = whole(elsewhere);
  const isTooMany = classes !== undefined && classes > mostClasses;
  const isWhole = classes !== undefined && classes > 0 && !isTooMany && others !== undefined;
  const plan: ClassPlan = {
    classes: Math.min(classes || 1, mostClasses),
    elsewhere: others ?? 0,
    balanced,
    ...publicPart.part,
    teachers: linesOf(teachers),
    ...plannedLinks(links),
  };
  const problem = planProblem(pupils, plan, limit);
  const ask = () => {
    setTried(true);
    if (isWhole && publicPart.isWhole && problem === undefined && !isHalf(draft)) setAsking(true);
  };
  const freeze = async () => {
    const done = await call.run(() => bridge.classes.freeze({ group, plan, seen }));
    if (done !== undefined) {
      setAsking(false);
      setFrozen(fields);
      kept.wipe();
    }
    // Also after a refusal: pupils may be others by now, and are shown as they are.
    onDone();
  };
  const figure = (value: number | undefined) => (value === undefined ? say.figureWrong : undefined);
  return (
    <div className={styles.columns}>
      <Section
        title={say.setUp}
        description={say.setUpHelp}
        status={<span>{say.pupils(String(pupils.length))}</span>}
      >
        <div className={styles.form}>
          <BegunBefore kept={kept} />
          <div className={styles.figures}>
            <TextField
              label={say.classCount}
              description={say.classCountHelp(String(limit.perClass), String(least))}
              inputMode="numeric"
              maxLength={2}
              required
              value={classCount}
              onChange={(text) => change({ classCount: text })}
              error={isTooMany ? say.classCountMost(String(mostClasses)) : figure(classes)}
            />
            <TextField
              label={say.elsewhere}
              description={say.elsewhereHelp(String(limit.perSchool))}
              inputMode="numeric"
              maxLength={4}
              required
              value={elsewhere}
              onChange={(text) => change({ elsewhere: text })}
              error={figure(others)}
            />
          </div>
          <p className={styles.quiet}>{say.basis(limit.legalBasis)}</p>
          <div className={styles.ticks} role="group" aria-label={say.balanced}>
            <span className={styles.legend}>{say.balanced}</span>
            {classStrata.map((one) => (
              <Checkbox
                key={one}
                checked={balanced.includes(one)}
                onChange={(isOn) =>
                  change({
                    balanced: classStrata.filter((each) =>
                      each === one ? isOn : balanced.includes(each),
                    ),
                  })
                }
              >
                {say.strata[one]}
              </Checkbox>
            ))}
          </div>
          <PublicPartFields typed={fields} onChange={change} tried={tried} />
          <TextArea
            label={say.teachers}
            description={say.teachersHelp}
            rows={4}
            maxLength={3_000}
            value={teachers}
            onChange={(text) => change({ teachers: text })}
          />
          <ClassLinks
            pupils={pupils}
            links={links}
            onChange={(chosen) => change({ links: chosen })}
            draft={draft}
            onDraft={(begun) => change({ draft: begun })}
            held={tried}
          />
          {isWhole && <ErrorNotice error={problem} />}
          <div>
            <Button variant="primary" onPress={ask}>
              {say.freeze}
            </Button>
          </div>
        </div>
      </Section>
      <BalancePreview pupils={pupils} classes={plan.classes} balanced={balanced} />
      <ConfirmDialog
        open={asking}
        title={say.freezeTitle}
        lines={[
          ...say.freezeSays(String(pupils.length), String(plan.classes), links.length),
          ...links.map((link) => linkLine(messages, pupils, link)),
          ...say.freezeMeans,
        ]}
        confirmLabel={say.freeze}
        cancelLabel={say.cancel}
        pending={call.pending}
        onConfirm={() => void freeze()}
        onCancel={() => setAsking(false)}
      >
        <ErrorNotice error={call.error} />
      </ConfirmDialog>
    </div>
  );
}
