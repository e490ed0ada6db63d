import {
  AttachRolePolicyCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRolePolicyCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { isSameDocument, versionFirst } from "../../documents";
import { type Change, type Context, stringOf } from "../../resource";
import { type Properties, recordsIn } from "../../wire";

/** A role's permissions: its inline policies, and the ARNs of managed policies. */
export interface PoliciesOfRole {
  readonly inlinePolicies: readonly Properties[];
  readonly managedPolicyArns: readonly string[];
}

/** The policies among the properties of a role. */
export function policiesIn({ inlinePolicies, managedPolicyArns }: Properties): PoliciesOfRole {
  return {
    inlinePolicies: recordsIn(inlinePolicies),
    managedPolicyArns: Array.isArray(managedPolicyArns) ? managedPolicyArns.map(String) : [],
  };
}

/** Finds the policies of a role; a policy that is equivalent to a known one is returned as that one is written. */
export async function findPolicies(
  RoleName: string,
  known: Properties,
  { iam }: Context,
): Promise<PoliciesOfRole> {
  const inlinePolicies: Properties[] = [];
  const knownPolicies = policiesIn(known).inlinePolicies;
  for (const PolicyName of await inlineNames(RoleName, { iam })) {
    const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    const written = knownPolicies.find(({ name }) => name === PolicyName)?.["policy"];
    const observed = decodeURIComponent(PolicyDocument);
    const policy = isSameDocument(written, observed) ? written : versionFirst(observed);
    inlinePolicies.push({ name: PolicyName, policy });
  }
  return { inlinePolicies, managedPolicyArns: await managedArns(RoleName, { iam }) };
}

/** Gives a new role its policies. */
export async function addPolicies(
  RoleName: string,
  { inlinePolicies, managedPolicyArns }: PoliciesOfRole,
  { iam }: Pick<Context, "iam">,
): Promise<void> {
  for (const policy of inlinePolicies) {
    const PolicyDocument = versionFirst(stringOf(policy, "policy"));
    await iam.send(
      new PutRolePolicyCommand({ RoleName, PolicyName: stringOf(policy, "name"), PolicyDocument }),
    );
  }
  for (const PolicyArn of managedPolicyArns) {
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  }
}

/** Removes policies from a role. */
async function removePolicies(
  RoleName: string,
  { names, arns }: { readonly names: readonly string[]; readonly arns: readonly string[] },
  { iam }: Pick<Context, "iam">,
): Promise<void> {
  for (const PolicyName of names) await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
  for (const PolicyArn of arns) await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
}

/** Gives a role the requested policies, and removes those that were in the state. */
export async function updatePolicies(id: string, { state, asked }: Change, context: Context): Promise<void> {
  const [olds, news] = [policiesIn(state), policiesIn(asked)];
  const isIn = (list: readonly Properties[], policy: Properties): boolean =>
    list.some(({ name, policy: text }) => name === policy["name"] && isSameDocument(text, policy["policy"]));
  const names = olds.inlinePolicies.map((policy) => stringOf(policy, "name"));
  await removePolicies(
    id,
    {
      names: names.filter((name) => !news.inlinePolicies.some((policy) => policy["name"] === name)),
      arns: olds.managedPolicyArns.filter((arn) => !news.managedPolicyArns.includes(arn)),
    },
    context,
  );
  await addPolicies(
    id,
    {
      inlinePolicies: news.inlinePolicies.filter((policy) => !isIn(olds.inlinePolicies, policy)),
      managedPolicyArns: news.managedPolicyArns.filter((arn) => !olds.managedPolicyArns.includes(arn)),
    },
    context,
  );
}

/**
 * Removes from a role what would prevent its deletion: policies of the kinds that its state knows, or all if forced.
 */
export async function detachPolicies(id: string, state: Properties, context: Context): Promise<void> {
  const { inlinePolicies, managedPolicyArns } = policiesIn(state);
  const isForced = state["forceDetachPolicies"] === true;
  const arns = isForced || managedPolicyArns.length > 0 ? await managedArns(id, context) : [];
  const names = isForced || inlinePolicies.length > 0 ? await inlineNames(id, context) : [];
  await removePolicies(id, { names, arns }, context);
}

async function inlineNames(RoleName: string, { iam }: Pick<Context, "iam">): Promise<string[]> {
  const names: string[] = [];
  for await (const { PolicyNames = [] } of paginateListRolePolicies({ client: iam }, { RoleName })) {
    names.push(...PolicyNames);
  }
  return names;
}

/** The ARNs of the managed policies that are attached to a role. */
export async function managedArns(RoleName: string, { iam }: Pick<Context, "iam">): Promise<string[]> {
  const arns: string[] = [];
  for await (const page of paginateListAttachedRolePolicies({ client: iam }, { RoleName })) {
    arns.push(...(page.AttachedPolicies ?? []).map(({ PolicyArn = "" }) => PolicyArn));
  }
  return arns;
}
