import { secretValue } from "../secrets";
import { region, time, uuid } from "./common";
import {
  asGiven,
  computed,
  defaultsTo,
  input,
  none,
  nonEmpty,
  type Property,
  set,
  type Shape,
} from "./property";

/** After a creation the provider reports custom attributes without their prefix, and the user's id among them. */
const attributes: Property = (given, context) => {
  if (context.preview) return nonEmpty(none)(given, context);
  const plain = Object.entries(Object(given) as object).map(([name, value]: [string, unknown]) => [
    name.replace(/^custom:/, ""),
    value,
  ]);
  return { ...Object.fromEntries(plain), sub: uuid };
};

/** Secret even where it isn't given. */
const password: Property = (given) => secretValue(given ?? null);

/** What the provider answers for a user. */
export const user: Shape = {
  attributes,
  clientMetadata: none,
  creationDate: computed(time),
  desiredDeliveryMediums: set(none),
  enabled: defaultsTo(true),
  forceAliasCreation: none,
  lastModifiedDate: computed(time),
  messageAction: none,
  mfaSettingLists: computed([]),
  password,
  preferredMfaSetting: computed(""),
  region,
  status: computed((context) =>
    input(context, "password") === undefined ? "FORCE_CHANGE_PASSWORD" : "CONFIRMED",
  ),
  sub: computed(uuid),
  temporaryPassword: password,
  userPoolId: asGiven,
  username: asGiven,
  validationData: none,
};
