/** The form in its sections, in the order in which a clerk asks. */
import { Fragment, useMemo } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Completeness } from '../../../shared/domain/completeness';
import { areaPerResident, isAsked, isRequired } from '../../../shared/domain/field-rules';
import type { FieldKey, FieldSection } from '../../../shared/domain/form';
import { fieldDefinition, fieldKeys } from '../../../shared/domain/form';
import type { Messages } from '../../../shared/i18n/messages';
import { homeAddresses, type HomeSchools } from '../../../shared/policy/home-schools';
import { problemText } from '../../../shared/i18n/problem-text';
import { caseChecks } from '../../../shared/policy/case-checks';
import type { LoadedPack } from '../../../shared/policy/checklist';
import type { PaperRules } from '../../../shared/policy/paper-checks';
import { useSession } from '../../session/session-provider';
import type { FormDraftBinding } from '../../session/form-draft';
import { FormCell, FormGrid } from '../../ui/field/form-grid';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Section, SectionStack } from '../../ui/layout/section';
import { formOf } from '../case/judgement';
import { useMessages } from '../language/messages-context';
import { checkTitle } from '../verification/check-words';
import { PointsSection } from '../points/points-section';
import { CatchmentLine } from '../schools/catchment-line';
import type { SchoolDirectory } from '../schools/school-field';
import { WishNotice } from '../schools/wish-notice';
import type { AddressSources } from '../addresses/address-field';
import { useCard } from '../card/use-card';
import { SteadyField } from './steady-field';
import type { FormState } from './form-state';

const sections = [...new Set(fieldKeys.map((key) => fieldDefinition(key).section))].filter(
  (section) => section !== 'pupil',
);

/** Sections without a field to ask are left out; the pupil record has a view of its own. */
export function FormSections(props: {
  readonly current: Case;
  readonly draft: FormDraftBinding;
  readonly state: FormState;
  readonly judged: Completeness;
}) {
  const messages = useMessages();
  const { words } = messages;
  const { packs } = useSession();
  const subject = { ...props.current, form: formOf(props.draft.text) };
  const own = packs.packOf(subject);
  const checks = openChecks(messages, subject, own.pack);
  const rules = own.checklistFor(subject);
  const homes = own.homeSchools(subject);
  const onSchool = (key: FieldKey, text: string) => props.state.change(key, text);
  const hasDirectory = own.pack.schools.length > 0;
  const directory = hasDirectory ? { current: subject, pack: own, onSchool } : undefined;
  const addresses = useAddressSources(props.current, own, props.draft);
  const asked = sections.filter((section) =>
    fieldKeys.some((key) => fieldDefinition(key).section === section && isAsked(subject, key)),
  );
  const card = useCard({
    current: props.current,
    draft: props.draft,
    state: props.state,
    sections: asked,
  });
  return (
    <SectionStack>
      {card.dialog}
      {asked.map((section) => {
        const keys = fieldKeys.filter(
          (key) =>
            fieldDefinition(key).section === section &&
            isAsked(subject, key) &&
            // Stands beside the school that was found.
            !(hasDirectory && key === 'wish.schoolCode'),
        );
        const { title, description } = words.sections[section];
        return (
          <Section
            key={section}
            id={`section-${section}`}
            title={title}
            description={description}
            actions={card.buttonFor(section)}
            onFocus={() => card.onSection(section)}
            status={<SectionStatus section={section} draft={props.draft} />}
          >
            <FormGrid columns={3}>
              {keys.map((key) => (
                <Fragment key={key}>
                  <BoundField
                    fieldKey={key}
                    {...props}
                    required={isRequired(subject, key, rules)}
                    check={checks.get(key)}
                    directory={directory}
                    addresses={addresses}
                  />
                  <AddressLine fieldKey={key} homes={homes} />
                </Fragment>
              ))}
            </FormGrid>
            {section === 'wish' && (
              <WishNotice
                homes={homes}
                form={subject.form}
                strict={own.pack.schoolChoice !== undefined}
                onChoose={({ code, name }) => {
                  onSchool('wish.school', name);
                  onSchool('wish.schoolCode', code);
                  props.draft.blur();
                }}
              />
            )}
          </Section>
        );
      })}
      <PointsSection current={subject} pack={own} />
    </SectionStack>
  );
}

function BoundField(props: {
  readonly fieldKey: FieldKey;
  readonly required: boolean;
  readonly check: string | undefined;
  readonly current: Case;
  readonly draft: FormDraftBinding;
  readonly state: FormState;
  readonly judged: Completeness;
  readonly directory: SchoolDirectory | undefined;
  readonly addresses: AddressSources;
}) {
  const messages = useMessages();
  const { fieldKey, draft, state, current } = props;
  const problem = props.judged.fieldProblems.get(fieldKey);
  return (
    <SteadyField
      fieldKey={fieldKey}
      value={draft.text(fieldKey)}
      required={props.required}
      error={
        problem !== undefined && state.mayShowProblem(fieldKey)
          ? problemText(messages, fieldKey, problem)
          : undefined
      }
      source={state.sourceOf(fieldKey)}
      asked={correctionOf(current, fieldKey)}
      check={props.check}
      directory={props.directory}
      addresses={props.addresses}
      onChange={(text) => state.change(fieldKey, text)}
      onBlur={() => state.leave(fieldKey)}
    />
  );
}

/** The same as long as no address is typed, so that its fields are drawn again only then. */
function useAddressSources(
  { id: caseId, kind }: Case,
  pack: LoadedPack,
  { text }: FormDraftBinding,
): AddressSources {
  const stage = text('origin.stage');
  const [register, residence, paper] = [
    text('register.address'),
    text('residence.address'),
    text('residence.paperAddress'),
  ];
  return useMemo(() => {
    const own = {
      'register.address': register,
      'residence.address': residence,
      'residence.paperAddress': paper,
    };
    return { caseId, pack, kind, stage, own };
  }, [caseId, pack, kind, stage, register, residence, paper]);
}

/** What disagrees and nobody explained, at the field to look at first. */
function openChecks(
  messages: Messages,
  current: Case,
  rules: PaperRules,
): ReadonlyMap<FieldKey, string> {
  const { atField } = messages.verification.checks;
  const found = new Map<FieldKey, string>();
  for (const one of caseChecks(current, rules)) {
    if (one.settled !== undefined) continue;
    const line = atField(checkTitle(messages, one));
    for (const key of one.kind === 'verificationMismatch' ? one.fields : one.fields.slice(0, 1)) {
      const before = found.get(key);
      found.set(key, before === undefined ? line : `${before}\n${line}`);
    }
  }
  return found;
}

/** Under an address: the school it belongs to. */
function AddressLine(props: { readonly fieldKey: FieldKey; readonly homes: HomeSchools }) {
  const key = homeAddresses.find((one) => one === props.fieldKey);
  const answer = key && props.homes[key];
  if (answer === undefined || answer.kind === 'notSaid') return null;
  return (
    <FormCell span="all">
      <CatchmentLine answer={answer} />
    </FormCell>
  );
}

/** What the platform wants put right in a field, while the desk works on its correction. */
function correctionOf({ decision }: Case, key: FieldKey): string | undefined {
  if (decision?.outcome !== 'correction') return undefined;
  return decision.correction?.fields.find((field) => field.key === key)?.reason;
}

function SectionStatus(props: {
  readonly section: FieldSection;
  readonly draft: FormDraftBinding;
}) {
  const { intake } = useMessages();
  if (props.section !== 'residence') return null;
  const area = areaPerResident({ form: formOf(props.draft.text) });
  if (area === undefined) return null;
  return <StatusBadge tone="neutral">{intake.perResident(String(area))}</StatusBadge>;
}
