/** Pupils who were admitted after the draw: who waits, and the roll that they are frozen into. */
import { useMemo, useState } from 'react';
import { lateProblem } from '../../../shared/classes/compose-late';
import type { AdmittedPupil } from '../../../shared/classes/admitted-pupil';
import { callRules, mayCall } from '../../../shared/ipc/call-rules';
import type { KeptRollTold } from '../../../shared/ipc/calls/classes';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import { Notice } from '../../ui/feedback/notice';
import { TextField } from '../../ui/field/text-field';
import { Section } from '../../ui/layout/section';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { spelledName } from '../language/rare-characters';
import { BegunBefore } from '../people/begun-before';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import type { ClassDrafts, RollFields } from './class-drafts';
import { ClassLinks, isHalf, linkLine, noDraft, plannedLinks } from './class-links';
import { noPublicPart, PublicPartFields, publicPartOf, whole } from './public-part-fields';
import type { AfterDraw, ClassLists } from './use-classes';
import styles from './classes.module.css';

type Props = {
  readonly first: KeptRollTold;
  readonly after: AfterDraw;
  readonly lists: ClassLists;
  readonly drafts: ClassDrafts;
  readonly onDone: () => void;
};

export function LatePupils({ first, after, lists, drafts, onDone }: Props) {
  const { classes } = useMessages();
  const { after: say } = classes;
  const { session } = useSession();
  const mayFreeze = mayCall(callRules.classes.freezeLate, session.operator.role) === 'yes';
  const { pupils, left } = after;
  return (
    <Section
      title={say.lateTitle}
      description={say.lateHelp}
      status={<span>{say.waiting(String(pupils.length))}</span>}
    >
      {left > 0 && <p className={styles.quiet}>{say.gone(String(left))}</p>}
      {pupils.length === 0 ? (
        <p className={styles.quiet}>{say.lateNone}</p>
      ) : (
        <>
          <div className={styles.rows}>
            <Waiting label={say.lateTitle} pupils={pupils} />
          </div>
          {mayFreeze ? (
            <FreezeLate first={first} after={after} lists={lists} drafts={drafts} onDone={onDone} />
          ) : (
            <Notice tone="info" live="off" title={classes.onlyAdmin} />
          )}
        </>
      )}
    </Section>
  );
}

function Waiting(props: { readonly label: string; readonly pupils: readonly AdmittedPupil[] }) {
  const { classes: say } = useMessages();
  const { name, caseNumber, sex } = say.listColumns;
  return (
    <Table<AdmittedPupil>
      label={props.label}
      rows={props.pupils}
      rowKey={({ caseId }) => caseId}
      columns={[
        {
          id: 'name',
          title: name,
          rowHeader: true,
          width: '12rem',
          cell: (pupil) => spelledName(pupil.name),
        },
        { id: 'number', title: caseNumber, width: '14rem', cell: (pupil) => pupil.caseNumber },
        {
          id: 'sex',
          title: sex,
          cell: (pupil) => (pupil.sex === undefined ? '' : say.sexes[pupil.sex]),
        },
      ]}
    />
  );
}

function FreezeLate({ first, after, lists, drafts, onDone }: Props) {
  const messages = useMessages();
  const { classes } = messages;
  const { after: say } = classes;
  const { bridge } = useSession();
  const call = useCall();
  const kept = drafts.draftOf<RollFields>(`late ${first.id}`, {
    ...noPublicPart,
    ...{ elsewhere: '0', links: [], draft: noDraft },
  });
  // What was frozen just now stays in sight until the roll is there.
  const [frozen, setFrozen] = useState<RollFields>();
  const fields = frozen ?? kept.fields;
  const { elsewhere, links, draft } = fields;
  const { change } = kept;
  const publicPart = publicPartOf(fields);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const { pupils, present, limit, seen } = after;
  const others = whole(elsewhere);
  const plan = { ...publicPart.part, elsewhere: others ?? 0, ...plannedLinks(links) };
  const inClasses = useMemo(
    () =>
      lists.flatMap(({ number, pupils: of }) =>
        of
          .filter(({ name, isLeft }) => name !== '' && !isLeft)
          .map((pupil) => ({ ...pupil, classNumber: number })),
      ),
    [lists],
  );
  const problem = lateProblem(pupils, present, first.classes, plan, limit);
  const ask = () => {
    setTried(true);
    const isWhole = others !== undefined && publicPart.isWhole && !isHalf(draft);
    if (isWhole && problem === undefined) setAsking(true);
  };
  const freeze = async () => {
    const done = await call.run(() => bridge.classes.freezeLate({ id: first.id, plan, seen }));
    if (done !== undefined) {
      setAsking(false);
      setFrozen(fields);
      kept.wipe();
    }
    // Also after a refusal: pupils may be others by now, and are shown as they are.
    onDone();
  };
  return (
    <div className={styles.form}>
      <BegunBefore kept={kept} />
      <TextField
        label={classes.elsewhere}
        description={classes.elsewhereHelp(String(limit.perSchool))}
        inputMode="numeric"
        maxLength={4}
        required
        value={elsewhere}
        onChange={(text) => change({ elsewhere: text })}
        error={others === undefined ? classes.figureWrong : undefined}
      />
      <PublicPartFields typed={fields} onChange={change} tried={tried} />
      <ClassLinks
        pupils={pupils}
        others={inClasses}
        help={say.lateLinksHelp}
        links={links}
        onChange={(chosen) => change({ links: chosen })}
        draft={draft}
        onDraft={(begun) => change({ draft: begun })}
        held={tried}
      />
      {others !== undefined && <ErrorNotice error={problem} />}
      <div>
        <Button variant="primary" onPress={ask}>
          {say.freezeLate}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={say.freezeLateTitle}
        lines={[
          ...say.freezeLateSays(String(pupils.length), String(present), links.length),
          ...links.map((link) => linkLine(messages, [...pupils, ...inClasses], link)),
          ...say.freezeLateMeans,
        ]}
        confirmLabel={say.freezeLate}
        cancelLabel={classes.cancel}
        pending={call.pending}
        onConfirm={() => void freeze()}
        onCancel={() => setAsking(false)}
      >
        <ErrorNotice error={call.error} />
      </ConfirmDialog>
    </div>
  );
}
