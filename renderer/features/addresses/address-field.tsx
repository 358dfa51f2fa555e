/** An address to type, with places that families of the station live in and that the pack has catchments for. */
import type { CaseKind } from '../../../shared/domain/case-kind';
import type { FieldKey } from '../../../shared/domain/form';
import type { LoadedPack } from '../../../shared/policy/checklist';
import { foldText } from '../../../shared/search/fold';
import type { FieldLook } from '../../ui/field/field-frame';
import type { Option } from '../../ui/field/option-list';
import { SuggestField } from '../../ui/field/suggest-field';
import type { Suggestions } from '../../ui/field/use-suggest';
import { useMessages } from '../language/messages-context';
import { useRememberedAddresses } from './use-remembered-addresses';

/** The addresses of a family's home, in asking order. */
const addressFields = [
  'register.address',
  'residence.address',
  'residence.paperAddress',
] as const satisfies readonly FieldKey[];
type AddressKey = (typeof addressFields)[number];

/** Whether a field holds an address of a family's home. */
export function isAddressField(key: FieldKey): key is AddressKey {
  return addressFields.some((one) => one === key);
}

/** Where suggestions for a case come from beside the station's other families; kept as long as nothing of it changes. */
export type AddressSources = {
  readonly caseId: string;
  readonly pack: LoadedPack;
  readonly kind: CaseKind;
  /** As in the field origin.stage, on which a transfer's catchments depend. */
  readonly stage: string;
  /** The addresses that the form has itself. */
  readonly own: { readonly [key in AddressKey]: string };
};

/** Nobody looks through more while typing. */
const mostShown = 8;

/** What is typed counts; a suggestion is taken only by arrows and Enter or by the mouse. */
export function AddressField(
  props: FieldLook &
    AddressSources & {
      readonly id: string;
      readonly fieldKey: AddressKey;
      readonly value: string;
      readonly maxLength: number;
      readonly onChange: (text: string) => void;
      readonly onBlur: () => void;
    },
) {
  const { intake, words } = useMessages();
  const { caseId, pack, kind, stage, own, fieldKey, value, onChange, ...look } = props;
  const remembered = useRememberedAddresses(caseId, mostShown);

  const find = (typed: string): Suggestions<string> => {
    const folded = foldText(typed);
    const ofForm = addressFields.flatMap((key): Option<string>[] => {
      const text = own[key].trim();
      const fits = key !== fieldKey && text !== '' && foldText(text).includes(folded);
      return fits ? [{ value: text, label: text, detail: words.fields[key].label }] : [];
    });
    const ofStation = remembered.find(typed).map((text) => ({ value: text, label: text }));
    const form = { 'origin.stage': stage };
    const ofPack = pack
      .completeAddress({ kind, form }, typed, mostShown)
      .map((text) => ({ value: text, label: text, detail: intake.addressOfCatchment }));
    const all = new Map<string, Option<string>>();
    for (const one of [...ofForm, ...ofStation, ...ofPack]) {
      if (one.value !== value.trim() && !all.has(one.value)) all.set(one.value, one);
    }
    const options = [...all.values()].slice(0, mostShown);
    return { options, total: options.length };
  };
  return (
    <SuggestField
      {...look}
      value={value}
      chosen={null}
      find={find}
      onFocus={() => {
        remembered.open();
        remembered.ask(value);
      }}
      onChange={(text) => {
        onChange(text);
        remembered.ask(text);
      }}
      onChoose={({ value: text }) => {
        onChange(text);
        remembered.ask(text);
      }}
      openLabel={intake.openAddresses}
    />
  );
}
