import assert from "node:assert/strict";
import type { CognitoAuthArgs } from "../../components";
import { withoutTestUser, withTestUser } from "../unit/resources/resources.json";
import { withArgument } from "./argumentRules";
import { type ComponentOptions, deployComponent, inputsOf } from "./deployProgram";

type Inputs = Record<string, unknown>;

/** The inputs of a user pool, as far as tests change parts of them. */
interface UserPoolInputs extends Inputs {
  adminCreateUserConfig: Inputs & { inviteMessageTemplate: Inputs };
  aliasAttributes: string[];
  passwordPolicy: Inputs;
  schemas: Inputs[];
  tags: Inputs;
  verificationMessageTemplate: Inputs;
}

/** The inputs of a user pool without any argument. */
export const defaultUserPool = recordedInputs(withoutTestUser, "auth-user-pool") as UserPoolInputs;

/** The inputs of an app client without any argument. */
export const defaultAppClient = recordedInputs(withoutTestUser, "auth-app-client") as Inputs & {
  explicitAuthFlows: string[];
  readAttributes: string[];
  writeAttributes: string[];
};

/** The inputs of a temporary password in a pool without any argument. */
export const defaultPassword = recordedInputs(withTestUser, "auth-test-user-password-1");

/** A test user with nothing but what is required. */
export const jane = { username: "jane", email: "jane@example.com" };

/** The inputs of that test user. */
export const defaultTestUser = recordedInputs(withTestUser, "auth-test-user") as Inputs & {
  attributes: Inputs;
};

/** The inputs of every resource of a component without any argument. */
export const defaultInputs: Record<string, Inputs> = {
  auth: {},
  "auth-user-pool": defaultUserPool,
  "auth-app-client": defaultAppClient,
};

/** The inputs of every resource of a component with that test user and nothing else. */
export const defaultInputsWithTestUser: Record<string, Inputs> = {
  ...defaultInputs,
  "auth-test-user-password-1": defaultPassword,
  "auth-test-user": defaultTestUser,
};

/** The outputs for Amplify of a component without any argument but the pool's MFA. */
export function defaultAmplifyOutputs({ mfaConfiguration = "OPTIONAL", region = "eu-west-1" } = {}): string {
  return JSON.stringify({
    version: "1.5",
    auth: {
      aws_region: region,
      user_pool_id: "auth-user-pool-id",
      user_pool_client_id: "auth-app-client-id",
      password_policy: {
        min_length: 14,
        require_lowercase: true,
        require_numbers: true,
        require_symbols: true,
        require_uppercase: true,
      },
      standard_required_attributes: ["email"],
      username_attributes: ["username", "email"],
      user_verification_types: ["email"],
      unauthenticated_identities_enabled: false,
      mfa_configuration: mfaConfiguration,
      mfa_methods: ["TOTP"],
    },
    custom: { self_sign_up: false },
  });
}

/** What differs from the default in the inputs of a resource; undefined is for an input that isn't there. */
export type Changes = Record<string, Inputs>;

/** Checks that these arguments change the inputs of the resources in this way, and in no other. */
export async function assertInputs(
  args: CognitoAuthArgs,
  changes: Changes,
  options?: ComponentOptions,
): Promise<void> {
  const defaults = args.testUser === undefined ? defaultInputs : defaultInputsWithTestUser;
  const expected = Object.entries(defaults).map(([name, inputs]) => {
    const changed = Object.entries({ ...inputs, ...changes[name] }).filter(
      ([, value]) => value !== undefined,
    );
    return [name, Object.fromEntries(changed)] as const;
  });
  assert.deepEqual(inputsOf(await deployComponent(args, options)), Object.fromEntries(expected));
}

/** The inputs of a resource in the recording, which has each value by its path. */
function recordedInputs(recorded: Inputs, resource: string): Inputs {
  const prefix = `${resource}.inputs.`;
  return Object.entries(recorded)
    .filter(([path]) => path.startsWith(prefix))
    .reduce<Inputs>((inputs, [path, value]) => withArgument(inputs, path.slice(prefix.length), value), {});
}
