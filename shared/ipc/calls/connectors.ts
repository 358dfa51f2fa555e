/** Calls about connector profiles: a file is looked at first; log-in and pairing follow by the profile. */
import * as z from 'zod';
import { mostProfileFaults, profileFaults } from '../../connector/read-profile';
import { sha256Schema } from '../../domain/ids';
import { call, nothing } from '../call';

/** Profiles of different platforms that are shown. */
export const mostConnectors = 50;

const text = z.string().max(300);
const profileId = z.string().min(1).max(40);

const connectorSchema = z.strictObject({
  id: profileId,
  version: text,
  name: text,
  baseUrl: text,
  /** How somebody logs in; `none` where the token of pairing is enough. */
  way: z.enum(['none', 'browser', 'device']),
  /** Who checks the log-in; absent where nobody does. */
  issuer: text.optional(),
  loggedIn: z.boolean(),
  /** The station speaks to this platform now. */
  paired: z.boolean(),
  /** How many fields, facts and constants have a name at the county. */
  names: z.number().int().nonnegative(),
  /** Whether its 办件编号 has a form that is checked. */
  checksNumbers: z.boolean(),
});
/** A connector profile as the window may know it. */
export type Connector = z.infer<typeof connectorSchema>;

const connectorsSchema = z.array(connectorSchema).max(mostConnectors);

const profileCheckSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fits'),
    /** Names the file when it is taken in. */
    sha256: sha256Schema,
    /** It is held already. */
    isHeld: z.boolean(),
    connector: connectorSchema,
  }),
  z.strictObject({
    kind: z.literal('faulty'),
    faults: z
      .array(z.strictObject({ place: z.string().max(200), fault: z.enum(profileFaults) }))
      .max(mostProfileFaults),
  }),
]);
export type ProfileCheck = z.infer<typeof profileCheckSchema>;

const logInStepSchema = z.strictObject({
  /** To be opened where somebody logs in. */
  address: z.string().max(4_000),
  /** To be typed there, on another device. */
  userCode: z.string().max(100).optional(),
});
export type LogInStep = z.infer<typeof logInStepSchema>;

/** With the platform of a profile, by a one-time code. */
export const pairBySchema = z.strictObject({ id: profileId, code: z.string().max(40) });

export const connectorCalls = {
  list: call(nothing, connectorsSchema),
  /** Asks for a file and looks at it; nothing when nobody chose one. */
  choose: call(nothing, profileCheckSchema.optional()),
  /** Takes in the profile that was looked at. */
  add: call(z.strictObject({ sha256: sha256Schema }), connectorsSchema),
  /** Begins a log-in, in this computer's browser where the profile says so; one before it is stopped. */
  logIn: call(z.strictObject({ id: profileId }), logInStepSchema),
  /** Answers when the log-in under way is over. */
  finishLogIn: call(nothing, connectorsSchema),
  stopLogIn: call(nothing, z.undefined()),
};
