import { AdminSetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import type { TriggersTarget } from "../../../../local/proofs/triggers";
import { type Intercept, throughProxy } from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { type DeployedTriggers, deployTriggers, outcomesOf } from "./deployTriggers";

/** The example's user pool with functions, for all tests of the enclosing suite. */
export interface TriggersUnderTest {
  readonly target: TriggersTarget;
  /** The outcome of claims while the deployment is changed. */
  outcomesWith(change: Promise<() => Promise<unknown>>, ...names: string[]): Promise<Record<string, string>>;
  /** The outcome of claims while something answers in the endpoint's place. */
  outcomesThrough(intercept: Intercept, ...names: string[]): Promise<Record<string, string>>;
}

/** Deploys the example before the tests of the enclosing suite. Each begins with a temporary password. */
export function useTriggers(): TriggersUnderTest {
  let deployed: DeployedTriggers;

  before(async () => {
    deployed = await deployTriggers();
  });

  // The proof that a member of the group has the claims chooses a password.
  afterEach(async () => {
    const { userPoolId: UserPoolId, username: Username, initialPassword: Password } = deployed.target;
    const client = createCognitoClient(deployed.target);
    await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: false }));
    client.destroy();
  });

  after(() => deployed.emulator.stop());

  return {
    get target() {
      return deployed.target;
    },

    async outcomesWith(change, ...names) {
      const restore = await change;
      try {
        return await outcomesOf(deployed.target, ...names);
      } finally {
        await restore();
      }
    },

    outcomesThrough(intercept, ...names) {
      return throughProxy(deployed.emulator.endpoint, intercept, (endpoint) =>
        outcomesOf({ ...deployed.target, endpoint }, ...names),
      );
    },
  };
}
