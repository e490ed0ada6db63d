import { secretValue } from "../secrets";
import { asGiven, computed, defaultsTo, input, type Property, type Shape } from "./property";

/** The temporary password that the mocks give. */
export const mockPassword = "Temporary_Password_1";

/** Two names of one setting. */
const sameAs = (name: string): Property => defaultsTo((context) => input(context, name) ?? true);

/** What the provider `random` answers for a password, as the documentation of `@pulumi/random` has it. */
export const randomPassword: Shape = {
  bcryptHash: computed(secretValue("$2a$10$hash-of-the-mocks")),
  length: asGiven,
  lower: defaultsTo(true),
  minLower: defaultsTo(0),
  minNumeric: defaultsTo(0),
  minSpecial: defaultsTo(0),
  minUpper: defaultsTo(0),
  number: sameAs("numeric"),
  numeric: sameAs("number"),
  result: computed(secretValue(mockPassword)),
  special: defaultsTo(true),
  upper: defaultsTo(true),
};
