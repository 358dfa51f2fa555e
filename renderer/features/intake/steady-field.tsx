/** A field that is drawn again only when it is told something new: who types changes one of a form's forty fields. */
import { memo } from 'react';
import { isAddressField } from '../addresses/address-field';
import { isSchoolField } from '../../../shared/policy/home-schools';
import { useSteady } from '../../ui/field/use-steady';
import type { CaseFieldProps } from './case-field';
import { CaseField } from './case-field';

const Drawn = memo(CaseField);

export function SteadyField({ directory, addresses, ...told }: CaseFieldProps) {
  const onChange = useSteady(told.onChange);
  const onBlur = useSteady(told.onBlur);
  // Made anew with every key; the fields that look schools up are few.
  const own = isSchoolField(told.fieldKey) ? directory : undefined;
  const places = isAddressField(told.fieldKey) ? addresses : undefined;
  return <Drawn {...told} directory={own} addresses={places} onChange={onChange} onBlur={onBlur} />;
}
