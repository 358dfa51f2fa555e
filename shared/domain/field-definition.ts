/** What a field of the form is: its kind, the section in which it is asked, its limits. */

/** What kind of thing a field holds; every value is kept as the text that was typed. */
export type FieldKind =
  | 'text'
  | 'name'
  | 'idNumber'
  | 'studentNumber'
  | 'day'
  | 'phone'
  | 'number'
  | 'choice'
  | 'flag'
  /** Six digits of GB/T 2260. */
  | 'region'
  /** Three letters of GB/T 2659.1 (ISO 3166-1 alpha-3). */
  | 'country';

export type FieldSection =
  | 'child'
  | 'origin'
  | 'guardian1'
  | 'guardian2'
  | 'register'
  | 'residence'
  /** The school that is asked for. */
  | 'wish'
  | 'work'
  | 'preferential'
  | 'special'
  | 'reason'
  | 'pupil';

export type FieldDefinition = {
  readonly section: FieldSection;
  readonly kind: FieldKind;
  /** Longest text accepted, in UTF-16 units. */
  readonly maxLength: number;
  /** Of a number that counts something: whole, and at least this; any other is above 0, with two decimals at most. */
  readonly least?: number;
  readonly choices?: readonly string[];
};
