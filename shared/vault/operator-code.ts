/** 工号: the short code an operator types at the door; it stands in the clear in vault.json, so it must not be a name. */
import * as z from 'zod';

/** The code of whoever set the station up. */
export const firstOperatorCode = '01';

/** A code as it is kept: two to twelve Latin letters and digits, capitals. */
export const operatorCodeSchema = z.string().regex(/^[0-9A-Z]{2,12}$/);

/** A code as it was typed, full-width digits and small letters alike; nothing when it cannot be one. */
export function parseOperatorCode(typed: string): string | undefined {
  const code = typed.normalize('NFKC').trim().toUpperCase();
  return operatorCodeSchema.safeParse(code).success ? code : undefined;
}
