/** A county or a country, chosen by typing part of its name or code. */
import { useMemo } from 'react';
import { ComboField } from '../../ui/field/combo-field';
import type { FieldLook } from '../../ui/field/field-frame';
import { useMessages } from '../language/messages-context';
import { useRecordTables } from './record-tables';

/** Stores the code; shows the name. */
export function PlaceField(
  props: FieldLook & {
    readonly id: string;
    readonly kind: 'region' | 'country';
    readonly value: string;
    readonly onChange: (code: string) => void;
    readonly onBlur: () => void;
  },
) {
  const { pupil } = useMessages();
  const { kind, value, onChange, ...look } = props;
  const tables = useRecordTables();
  const options = useMemo(() => {
    if (tables === undefined) return [];
    return kind === 'region'
      ? tables.regions
          .filter(({ level }) => level > 1)
          .map(({ code, fullName }) => ({ value: code, label: fullName, detail: code }))
      : tables.countries.map(({ code, name }) => ({ value: code, label: name, detail: code }));
  }, [tables, kind]);
  return (
    <ComboField
      {...look}
      value={options.some((option) => option.value === value) ? value : null}
      options={options}
      onChange={(code) => onChange(code ?? '')}
      empty={tables === undefined ? pupil.record.loading : pupil.record.noPlace}
      openLabel={pupil.record.openList}
    />
  );
}
