import assert from "node:assert/strict";
import * as cognito from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import type { automation } from "@pulumi/pulumi";
import { cognitoAt } from "../../packages/local-aws/tests/helpers/cognitoUnderTest";
import { createRole } from "../../packages/local-aws/tests/helpers/createRole";
import { createZone } from "../../packages/local-aws/tests/provider/examples/otherServices";
import { region } from "../../packages/local-aws/tests/provider/providerUnderTest";
import { idsOf } from "../../packages/local-aws/tests/realEngine/engineStack";
import { change, useChanging } from "./changing";
import { createFunctions } from "./functions";
import { inventoryOf, permissionsIn } from "./inventory";
import { userChanges } from "./userChanges";
import type { Deployed } from "./userChanges/course";
import { functions } from "./userChanges/functions";
import { rolesOfGroups } from "./userChanges/groups";

describe("A changed argument of users, under the real engine,", () => {
  const { engine, newStack } = useChanging();

  before(() => createFunctions({ endpoint: engine.emulator.endpoint, region }, functions));

  async function deployed(outputs: automation.OutputMap): Promise<Deployed> {
    const UserPoolId = String(outputs["userPoolId"]?.value);
    const ClientId = String(outputs["appClientId"]?.value);
    const aws = createCognitoClient({ endpoint: engine.emulator.endpoint, region });
    const { UserPool: pool = {} } = await aws.send(new cognito.DescribeUserPoolCommand({ UserPoolId }));
    const mfa = await aws.send(new cognito.GetUserPoolMfaConfigCommand({ UserPoolId }));
    const { UserPoolClient: client = {} } = await aws.send(
      new cognito.DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
    );
    const { Groups: groups = [] } = await aws.send(new cognito.ListGroupsCommand({ UserPoolId }));
    aws.destroy();
    const permissions = await permissionsIn({ endpoint: engine.emulator.endpoint, region });
    const permitted = permissions.flatMap((permission) => permission.split(` for ${pool.Arn}`).slice(0, -1));
    return { pool, mfa, client, groups, permitted };
  }

  for (const { title, from, changes, assertChanged } of userChanges) {
    it(`updates in place, replaces, or is refused, and leaves nothing behind: ${title}`, async () => {
      const { endpoint } = engine.emulator;
      for (const role of rolesOfGroups) await createRole(cognitoAt(endpoint, region), role);
      const place = { endpoint, region, zoneId: await createZone({ endpoint, region }, "example.com") };
      const before = await inventoryOf(place, ["people"]);
      const changing = await newStack(from);
      await change(changing, changes);
      assertChanged(await deployed(await changing.outputs()));
      await changing.stack.destroy();
      assert.deepEqual(await idsOf(changing.stack), []);
      assert.deepEqual(await inventoryOf(place, ["people"]), before);
    });
  }
});
