import { nameOf, policy, prefixable, tags, time, versionedPolicy } from "./common";
import {
  account,
  asGiven,
  computed,
  defaultsTo,
  nonEmpty,
  optionalString,
  set,
  type Shape,
  stringInput,
} from "./property";

/** What the provider answers for a role. */
export const role: Shape = {
  arn: computed((context) => {
    const path = stringInput(context, "path") ?? "/";
    return `arn:aws:iam::${account}:role${path}${nameOf(context)}`;
  }),
  assumeRolePolicy: policy,
  createDate: computed(time),
  description: optionalString,
  forceDetachPolicies: defaultsTo(false),
  inlinePolicies: computed([]),
  managedPolicyArns: nonEmpty(set(computed([]))),
  maxSessionDuration: defaultsTo(3600),
  path: defaultsTo("/"),
  permissionsBoundary: optionalString,
  ...prefixable("name"),
  ...tags,
  uniqueId: computed("AROAEXAMPLE1234567890"),
};

/** What the provider answers for a policy of a role. */
export const rolePolicy: Shape = { ...prefixable("name"), policy: versionedPolicy, role: asGiven };
