/** One field of the form, drawn by what kind of thing it holds. */
import type { ReactNode } from 'react';
import type { FieldKey } from '../../../shared/domain/form';
import { fieldDefinition } from '../../../shared/domain/form';
import { assertNever } from '../../../shared/domain/result';
import type { Messages } from '../../../shared/i18n/messages';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Checkbox } from '../../ui/field/checkbox';
import { DateField } from '../../ui/field/date-field';
import { FormCell } from '../../ui/field/form-grid';
import { Select } from '../../ui/field/select';
import { TextField } from '../../ui/field/text-field';
import { fieldHelp } from '../language/field-help';
import { useMessages } from '../language/messages-context';
import { spelledName } from '../language/rare-characters';
import { rareCharacters } from '../language/rare-characters';
import type { ShownSource } from './form-state';
import { isSchoolField } from '../../../shared/policy/home-schools';
import { AddressField, isAddressField, type AddressSources } from '../addresses/address-field';
import { SchoolField, type SchoolDirectory } from '../schools/school-field';
import { PlaceField } from '../pupil/place-field';

/** No field may ever hold more; longer texts are kept and explained beside the field. */
const longestTyped = 300;

/** What a field is told. */
export type CaseFieldProps = {
  readonly fieldKey: FieldKey;
  readonly value: string;
  readonly required: boolean;
  readonly error: string | undefined;
  /** What filled it in, as long as nobody looked at it. */
  readonly source: ShownSource | undefined;
  /** Where a value comes from that nobody typed; without it, what the source says. */
  readonly derivedFrom?: string | undefined;
  /** What the platform wants put right here. */
  readonly asked: string | undefined;
  /** What disagrees with another field, a paper or a department. */
  readonly check?: string | undefined;
  /** Where schools are looked up, for the fields that name one. */
  readonly directory?: SchoolDirectory | undefined;
  /** Where addresses are suggested from, for the fields that hold one. */
  readonly addresses?: AddressSources | undefined;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
};

/** Where the focus is sent for a field. */
export function fieldId(key: FieldKey): string {
  return `field-${key}`;
}

/** Whether the field is on the screen; the focus is there then. */
export function focusField(key: FieldKey): boolean {
  const field = document.getElementById(fieldId(key));
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
  return field !== null;
}

/** Label, control, help and error of one field. */
export function CaseField(props: CaseFieldProps) {
  const { fieldKey, value, onChange, onBlur, error, required } = props;
  const messages = useMessages();
  const { intake, words } = messages;
  const { label } = words.fields[fieldKey];
  const help = fieldHelp(messages, fieldKey, required);
  const definition = fieldDefinition(fieldKey);
  const common = {
    id: fieldId(fieldKey),
    label,
    description: describe(intake, helpOf(intake, props) ?? help, props),
    required,
    error,
    source: sourceOf(intake, props),
    unconfirmed: props.source !== undefined,
    value,
    onChange,
    onBlur,
  };
  switch (definition.kind) {
    case 'text':
    case 'name':
      if (props.directory !== undefined && isSchoolField(fieldKey)) {
        return (
          <FormCell span={2}>
            <SchoolField {...common} {...props.directory} fieldKey={fieldKey} />
          </FormCell>
        );
      }
      if (props.addresses !== undefined && isAddressField(fieldKey)) {
        const told = { ...common, ...props.addresses, fieldKey, maxLength: longestTyped };
        return <Wide fieldKey={fieldKey} field={<AddressField {...told} />} />;
      }
      return (
        <Wide fieldKey={fieldKey} field={<TextField {...common} maxLength={longestTyped} />} />
      );
    case 'idNumber':
    case 'studentNumber':
      return <TextField {...common} maxLength={40} inputMode="text" />;
    case 'day':
      return <DateField {...common} />;
    case 'phone':
      return <TextField {...common} inputMode="tel" maxLength={30} />;
    case 'number':
      return <TextField {...common} inputMode="decimal" maxLength={12} />;
    case 'flag':
      return (
        <FormCell span="all">
          <Checkbox
            id={common.id}
            checked={value === 'yes'}
            onChange={(checked) => {
              onChange(checked ? 'yes' : 'no');
              onBlur();
            }}
            description={
              common.source === undefined ? (
                help
              ) : (
                <>
                  {common.source} {help}
                </>
              )
            }
          >
            {label}
          </Checkbox>
        </FormCell>
      );
    case 'region':
    case 'country':
      return <PlaceField {...common} kind={definition.kind} />;
    case 'choice': {
      const names = choiceNames(words.choices, fieldKey);
      return (
        <Select
          {...common}
          value={value === '' ? (usualChoice(fieldKey) ?? null) : value}
          options={(definition.choices ?? []).map((choice) => ({
            value: choice,
            label: names[choice] ?? choice,
          }))}
          placeholder={intake.choose}
        />
      );
    }
    default:
      return assertNever(definition.kind);
  }
}

/** Shown as chosen while nothing else was: what nearly everybody has. */
const usual: Partial<Record<FieldKey, string>> = {
  'guardian1.idType': 'residentId',
  'guardian2.idType': 'residentId',
};

/** What is shown as chosen while nothing is. */
export const usualChoice = (key: FieldKey): string | undefined => usual[key];

/** What the desk is told about the child's paper. */
function helpOf(
  { childPaperTells }: Messages['intake'],
  { fieldKey, value }: Pick<CaseFieldProps, 'fieldKey' | 'value'>,
): string | undefined {
  const tells: Readonly<Record<string, string>> = childPaperTells;
  return fieldKey === 'child.idType' ? tells[value] : undefined;
}

/** A field's text as people read it: the word of a choice or a tick, anything else with its rare characters spelt. */
export function answerText(
  { choices, flags }: Pick<Messages['words'], 'choices' | 'flags'>,
  key: FieldKey,
  text: string,
): string {
  const named: Readonly<Record<string, string>> =
    fieldDefinition(key).kind === 'flag' ? flags : choiceNames(choices, key);
  return named[text] ?? spelledName(text);
}

/** Words of a field's choices; empty for fields without choices. */
export function choiceNames(
  choices: Partial<Record<FieldKey, Record<string, string>>>,
  key: FieldKey,
): Readonly<Record<string, string>> {
  return choices[key] ?? {};
}

const wide: ReadonlySet<FieldKey> = new Set([
  'child.birthPlace',
  'register.address',
  'residence.address',
  'residence.paperAddress',
  'reason.note',
  'pupil.mailAddress',
  'pupil.homeAddress',
]);

function Wide(props: { readonly fieldKey: FieldKey; readonly field: ReactNode }) {
  return wide.has(props.fieldKey) ? <FormCell span={2}>{props.field}</FormCell> : props.field;
}

function sourceOf(
  intake: Messages['intake'],
  {
    asked,
    check,
    source,
    derivedFrom,
  }: Pick<CaseFieldProps, 'asked' | 'check' | 'source' | 'derivedFrom'>,
): ReactNode {
  if (asked !== undefined)
    return <StatusBadge tone="warning">{intake.askedByPlatform}</StatusBadge>;
  if (check !== undefined) return <StatusBadge tone="warning">{intake.toCheck}</StatusBadge>;
  if (source === undefined) return undefined;
  const words = {
    idNumber: intake.fromIdNumber,
    earlierCase: intake.fromEarlierCase,
    siblingCase: intake.fromSiblingCase,
    idCard: intake.fromIdCard,
    pageText: intake.fromPageText,
    family: intake.fromFamily,
  };
  return <StatusBadge tone="info">{derivedFrom ?? words[source]}</StatusBadge>;
}

/** Help, what the platform said, and which characters may not be drawn, each on a line of its own. */
function describe(
  intake: Messages['intake'],
  help: string | undefined,
  { asked, check, value }: Pick<CaseFieldProps, 'asked' | 'check' | 'value'>,
): string | undefined {
  const rare = rareCharacters(value);
  const lines = [
    asked === undefined ? help : intake.platformSays(asked),
    check,
    rare.length === 0 ? undefined : intake.rareCharacters(rare.join(' ')),
  ].filter((line) => line !== undefined);
  return lines.length === 0 ? undefined : lines.join('\n');
}
