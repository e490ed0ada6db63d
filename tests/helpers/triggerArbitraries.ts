import fc from "fast-check";
import {
  type AppClientArgs,
  type CognitoAuthArgs,
  type CustomSenderArgs,
  FeaturePlan,
  type PreTokenGenerationArgs,
  PreTokenGenerationVersion,
  type TriggersArgs,
} from "../../components";
import { accounts, partitions, roleArns } from "./deliveryArbitraries";
import { inputOf, stringOf } from "./signInArbitraries";

const regions = fc.constantFrom("us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1", "us-isob-east-1");

const words = (longest: number): fc.Arbitrary<string> => stringOf("azAZ09_-", 1, longest);

/** The name of a function, and of its versions and aliases. */
export const functionNames = fc.oneof(words(64), fc.constant("x".repeat(64)));
export const qualifiers = fc.oneof(words(128), fc.constantFrom("1", "x".repeat(128)));

/** The ARN of a function without an alias or a version, in any partition and region. */
export const unqualifiedArns = fc
  .tuple(partitions, regions, accounts, functionNames)
  .map(
    ([partition, region, account, name]) => `arn:${partition}:lambda:${region}:${account}:function:${name}`,
  );

/** The ARN of a function, with and without one. */
export const functionArns = fc
  .tuple(unqualifiedArns, fc.option(qualifiers, { nil: undefined }))
  .map(([arn, qualifier]) => (qualifier === undefined ? arn : `${arn}:${qualifier}`));

const keyArns = fc
  .tuple(partitions, regions, accounts, fc.uuid(), fc.constantFrom("", "mrk-"))
  .map(
    ([partition, region, account, id, prefix]) =>
      `arn:${partition}:kms:${region}:${account}:key/${prefix}${id}`,
  );

const attached = inputOf(functionArns);

const simpleTriggers = {
  preSignUp: attached,
  postConfirmation: attached,
  preAuthentication: attached,
  postAuthentication: attached,
  customMessage: attached,
};

/** A function that customizes tokens, with the default version of its event and one of these. */
function tokens(versions: readonly PreTokenGenerationVersion[]): fc.Arbitrary<PreTokenGenerationArgs> {
  return fc.record(
    { functionArn: attached, version: fc.constantFrom(...versions) },
    { requiredKeys: ["functionArn"] },
  );
}

const challenges = fc.record({
  defineAuthChallenge: attached,
  createAuthChallenge: attached,
  verifyAuthChallengeResponse: attached,
});

/** Triggers of every kind in a pool with the default plan and clients, in any order. */
export const triggersArgs: fc.Arbitrary<TriggersArgs> = fc
  .tuple(
    fc.record(
      {
        ...simpleTriggers,
        preTokenGeneration: tokens(Object.values(PreTokenGenerationVersion)),
        userMigration: attached,
        customAuthentication: challenges,
      },
      { requiredKeys: [] },
    ),
    fc.boolean(),
  )
  .map(([triggers, reversed]) => {
    const entries = Object.entries(triggers);
    return Object.fromEntries(reversed ? entries.reverse() : entries);
  });

/** Functions that send messages; by text message only where the pool sends some. */
function customSenders(hasSms: boolean): fc.Arbitrary<NonNullable<CognitoAuthArgs["customSenders"]>> {
  return fc.option(inputOf(keyArns), { nil: undefined }).chain((keyArn) => {
    const sender: fc.Arbitrary<CustomSenderArgs> = fc.record(
      { functionArn: attached, roleArn: inputOf(roleArns) },
      { requiredKeys: keyArn === undefined ? ["functionArn", "roleArn"] : ["functionArn"] },
    );
    const senders = hasSms
      ? fc.oneof(
          fc.record({ email: sender }),
          fc.record({ sms: sender }),
          fc.record({ email: sender, sms: sender }),
        )
      : fc.record({ email: sender });
    return senders.map((some) => (keyArn === undefined ? some : { ...some, keyArn }));
  });
}

/** The same arguments with functions of every kind that goes with them. */
export function withFunctions(args: CognitoAuthArgs): fc.Arbitrary<CognitoAuthArgs> {
  const { featurePlan, sms } = args.userPool ?? {};
  const clients: readonly AppClientArgs[] = [args.appClient ?? {}, ...Object.values(args.appClients ?? {})];
  const versions =
    featurePlan === FeaturePlan.Lite
      ? [PreTokenGenerationVersion.IdToken]
      : Object.values(PreTokenGenerationVersion);
  const triggers = fc
    .record(
      {
        ...simpleTriggers,
        preTokenGeneration: tokens(versions),
        ...(clients.some(showsPassword) ? { userMigration: attached } : {}),
      },
      { requiredKeys: [] },
    )
    .chain((some) =>
      clients.some(({ authFlows }) => authFlows?.custom === true)
        ? challenges.map((customAuthentication) => ({ ...some, customAuthentication }))
        : fc.constant(some),
    );
  const senders = fc.option(customSenders(sms !== undefined), { nil: undefined });
  return fc.tuple(triggers, senders).map(([some, others]) => ({
    ...args,
    triggers: some,
    ...(others === undefined ? {} : { customSenders: others }),
  }));
}

function showsPassword({ authFlows = {}, oauth, machineToMachine }: AppClientArgs): boolean {
  const { adminUserPassword = true, userPassword = false } = authFlows;
  return machineToMachine === undefined && (adminUserPassword || userPassword || oauth !== undefined);
}
