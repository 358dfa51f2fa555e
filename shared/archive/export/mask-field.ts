/** What of a field may leave the archive in a masked copy 脱敏副本: what serves counting stays, who it was goes. */
import type { FieldKey } from '../../domain/form';
import { fields } from '../../domain/form';
import type { FieldDefinition } from '../../domain/field-definition';

/** Stands for what is not told. */
export const hidden = '〔已隐去〕';

/** Codes of schools, which tell nothing of a person as long as they look like one. */
const codes: ReadonlySet<FieldKey> = new Set([
  'origin.schoolCode',
  'wish.schoolCode',
] satisfies FieldKey[]);

/** Masks a value by what kind of thing its field holds; free text is hidden whole. */
export function maskField(key: FieldKey, value: string): string {
  if (value === '') return '';
  const { kind }: FieldDefinition = fields[key];
  switch (kind) {
    case 'choice':
    case 'flag':
      return value;
    case 'number':
      return /^\d{1,4}(\.\d{1,2})?$/.test(value) ? value : hidden;
    case 'region':
      return /^\d{6}$/.test(value) ? value : hidden;
    case 'country':
      return /^[A-Z]{3}$/.test(value) ? value : hidden;
    case 'name':
      return maskName(value);
    case 'idNumber':
      // The region of issue of GB 11643 is no more than that of the household register.
      return /^\d{17}[\dXx]$/.test(value) ? `${value.slice(0, 6)}************` : hidden;
    case 'phone':
    case 'studentNumber':
      return hidden;
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.slice(0, 7) : hidden;
    case 'text':
      return codes.has(key) && /^[0-9A-Z]{4,20}$/.test(value) ? value : hidden;
  }
}

/** 秦望舒 is 秦○○; how long a name is with 「·」 would tell too much, so it is always two circles. */
export function maskName(name: string): string {
  const [first = ''] = name.trim();
  return first === '' ? '' : `${first}○○`;
}
