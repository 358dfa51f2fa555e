/** A date typed as figures: quicker at a counter than any calendar. */
import { TextField, type TextFieldProps } from './text-field';

/** The value is what was typed until it is a whole YYYY-MM-DD. */
export type DateFieldProps = Omit<TextFieldProps, 'inputMode' | 'type' | 'maxLength'>;

/** Takes 20190307, 2019.3.7 or 2019年3月7日 and writes 2019-03-07 when the focus leaves. */
export function DateField(props: DateFieldProps) {
  const onBlur = () => {
    const written = writeDate(props.value);
    if (written !== props.value) props.onChange?.(written);
    props.onBlur?.();
  };
  return <TextField {...props} inputMode="numeric" onBlur={onBlur} />;
}

/** Whether `text` is written as YYYY-MM-DD; no calendar is asked. */
export function isWholeDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** Writes any usual spelling of a date as YYYY-MM-DD; what is no date stays as it was typed. */
export function writeDate(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(text);
  if (match === null) return typed;
  const [, year = '', month = '', day = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
