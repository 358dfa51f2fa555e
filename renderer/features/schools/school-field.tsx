/** A school, found in the pack's directory by name, pinyin, initials, code or address, or written as it is. */
import type { Case } from '../../../shared/domain/case';
import type { FieldKey } from '../../../shared/domain/form';
import { fieldDefinition } from '../../../shared/domain/form';
import type { LoadedPack } from '../../../shared/policy/checklist';
import type { SchoolField as SchoolFieldKey } from '../../../shared/policy/home-schools';
import { schoolFields } from '../../../shared/policy/home-schools';
import type { FieldLook } from '../../ui/field/field-frame';
import { SuggestField } from '../../ui/field/suggest-field';
import type { Suggestions } from '../../ui/field/use-suggest';
import { useMessages } from '../language/messages-context';
import { useDirectory } from './use-directory';

/** Nobody reads on further down; another letter narrows it. */
const mostShown = 50;

/** Where schools are looked up, and how name and code are kept. */
export type SchoolDirectory = {
  readonly current: Pick<Case, 'kind' | 'form'>;
  readonly pack: LoadedPack;
  readonly onSchool: (key: FieldKey, text: string) => void;
};

/** Keeps name and code together: a name that is changed by hand loses the code of the school it stood for. */
export function SchoolField(
  props: Omit<FieldLook, 'description'> &
    SchoolDirectory & {
      readonly description?: string | undefined;
      readonly id: string;
      readonly fieldKey: SchoolFieldKey;
      readonly onBlur: () => void;
    },
) {
  const { schools } = useMessages();
  const { fieldKey, current, pack, onSchool, onBlur, description, ...look } = props;
  const codeKey = schoolFields[fieldKey];
  const name = current.form[fieldKey] ?? '';
  const code = current.form[codeKey] ?? '';
  const { index, open } = useDirectory(pack, current, fieldKey);
  const isListed = pack.pack.schools.some((school) => school.code === code);

  const find = (typed: string): Suggestions<string> => {
    if (index === undefined) return { options: [], total: 0 };
    const found = index.find(typed, mostShown);
    return {
      total: found.total,
      options: found.schools.map((school) => ({
        value: school.code,
        label: school.name,
        detail: school.code,
      })),
    };
  };
  const type = (text: string) => {
    onSchool(fieldKey, text);
    // A code that somebody typed for a school of another county is not touched.
    if (isListed) onSchool(codeKey, '');
  };
  const told = isListed
    ? schools.code(code)
    : name.trim() === '' || fieldKey === 'origin.school'
      ? description
      : schools.notInDirectory;
  return (
    <SuggestField
      {...look}
      description={told}
      value={name}
      maxLength={fieldDefinition(fieldKey).maxLength}
      chosen={isListed ? code : null}
      find={find}
      onFocus={open}
      onChange={type}
      onChoose={({ value, label }) => {
        onSchool(fieldKey, label);
        onSchool(codeKey, value);
        onBlur();
      }}
      onBlur={onBlur}
      empty={index === undefined ? schools.loading : schools.notFound}
      more={schools.shown}
      openLabel={schools.openList}
    />
  );
}
