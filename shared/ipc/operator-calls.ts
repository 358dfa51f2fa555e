/** The calls about the people of the station and their passphrases; part of the contract. */
import * as z from 'zod';
import { operatorRoles } from '../domain/command';
import { uuidSchema } from '../domain/ids';
import { operatorCodeSchema } from '../vault/operator-code';
import { call, nothing } from './call';

export const passphrase = z.string().min(1).max(200);
const ref = z.strictObject({ operatorId: uuidSchema });
const name = z.string().trim().min(1).max(40);
const role = z.enum(operatorRoles);

const listedOperatorSchema = z.strictObject({
  operatorId: z.string().max(60),
  code: z.string().max(12),
  name: z.string().max(60),
  role,
  active: z.boolean(),
  /** `start`: must be replaced at the next unlock; `none`: cannot come in until one is given. */
  passphrase: z.enum(['own', 'start', 'none']),
});
export type ListedOperator = z.infer<typeof listedOperatorSchema>;

/** Shown once to the administrator, who hands it over. */
const startPassphraseSchema = z.strictObject({
  operatorId: uuidSchema,
  code: z.string().max(12),
  startPassphrase: z.string().max(40),
});
export type StartPassphrase = z.infer<typeof startPassphraseSchema>;

export const operatorCalls = {
  list: call(nothing, z.array(listedOperatorSchema).max(200)),
  add: call(z.strictObject({ code: operatorCodeSchema, name, role }), startPassphraseSchema),
  /** Name and role; the role counts from the person's next unlock on. */
  change: call(ref.extend({ name, role }), nothing),
  disable: call(ref, nothing),
  /** A new start passphrase; enables again who was disabled. */
  resetPassphrase: call(ref, startPassphraseSchema),
  /** Whether the operating system's secret protects the own passphrase, and why not. */
  protection: call(
    nothing,
    z.strictObject({ secondFactor: z.enum(['on', 'waiting', 'notOffered', 'notReal']) }),
  ),
  changeOwnPassphrase: call(z.strictObject({ present: passphrase, next: passphrase }), nothing),
} as const;
