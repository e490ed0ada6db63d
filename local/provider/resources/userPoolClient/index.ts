import {
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
  type CreateUserPoolClientRequest,
  type UpdateUserPoolClientRequest,
  type UserPoolClientType,
} from "@aws-sdk/client-cognito-identity-provider";
import { unlessMissing } from "../../awsErrors";
import { fromApi, toApi, withComputed } from "../../fields";
import { complete, settledOutputs, textOf, type Context, type ResourceHandler } from "../../resource";
import { inWordsOf } from "../../settle";
import { isRecord, type Properties } from "../../wire";
import { fields, standardUnits } from "./fields";
import { rules } from "./rules";

/** `aws.cognito.UserPoolClient`; to import one, its id is `userPoolId/clientId`. */
export const userPoolClient: ResourceHandler = {
  fields,
  replaces: ["userPoolId", "generateSecret"],
  secrets: ["clientSecret"],
  rules,
  // A block that is removed goes back to the standard units, so they are always sent.
  defaults: { tokenValidityUnits: standardUnits },
  defaultsInside: { tokenValidityUnits: standardUnits },
  autoNamed: { argument: "name", longest: 128 },

  async create(inputs, context) {
    const { UserPoolClient = {} } = await context.cognito.send(
      new CreateUserPoolClientCommand(toCreateUserPoolClientRequest(inputs)),
    );
    const id = UserPoolClient.ClientId ?? "";
    const begun = { ...deployedClient(UserPoolClient), ...computedOutputs(UserPoolClient, context.region) };
    const outputs = await complete({ id, outputs: begun }, () => outputsOf(id, inputs, {}, context));
    return { id, outputs };
  },

  async read(importId, state, context) {
    const { id, userPoolId } = keyOf(importId, state);
    const client = await unlessMissing(describe(id, userPoolId, context));
    if (client === undefined) return undefined;
    const deployed = deployedClient(client);
    return {
      id,
      outputs: { ...inWordsOf(fields, state, deployed), ...computedOutputs(client, context.region) },
      inputs: deployed,
    };
  },

  async update(id, state, inputs, context) {
    const asked = withComputed(fields, state, inputs);
    await context.cognito.send(new UpdateUserPoolClientCommand(toUpdateUserPoolClientRequest(id, asked)));
    return outputsOf(id, asked, state, context);
  },

  async delete(id, state, { cognito }) {
    await unlessMissing(
      cognito.send(
        new DeleteUserPoolClientCommand({ UserPoolId: textOf(state, "userPoolId"), ClientId: id }),
      ),
    );
  },
};

/** What creates the client. */
export function toCreateUserPoolClientRequest(inputs: Properties): CreateUserPoolClientRequest {
  const { UserPoolId, ClientName, ...settings } = toApi(fields, inputs);
  return { UserPoolId, ClientName, ...settings };
}

/** What updates the client: all of its settings, since Cognito resets those that are left out. */
export function toUpdateUserPoolClientRequest(id: string, inputs: Properties): UpdateUserPoolClientRequest {
  const { UserPoolId, ...settings } = toApi(fields, { ...inputs, generateSecret: undefined });
  return { UserPoolId, ClientId: id, ...settings };
}

/** The id alone doesn't say which pool the client is in: the state does, or the id to import. */
function keyOf(importId: string, state: Properties): { id: string; userPoolId: string } {
  const userPoolId = textOf(state, "userPoolId");
  if (userPoolId !== "") return { id: importId.split("/").at(-1) ?? "", userPoolId };
  const [pool = "", id = "", ...rest] = importId.split("/");
  if (pool !== "" && id !== "" && rest.length === 0) return { id, userPoolId: pool };
  throw new Error(
    `the id to import a user pool client is userPoolId/clientId, not ${JSON.stringify(importId)}`,
  );
}

async function describe(id: string, userPoolId: string, { cognito }: Context): Promise<UserPoolClientType> {
  const { UserPoolClient = {} } = await cognito.send(
    new DescribeUserPoolClientCommand({
      UserPoolId: userPoolId,
      ClientId: id,
    }),
  );
  return UserPoolClient;
}

async function outputsOf(
  id: string,
  asked: Properties,
  before: Properties,
  context: Context,
): Promise<Properties> {
  const client = await describe(id, textOf(asked, "userPoolId"), context);
  const states = { asked, deployed: deployedClient(client), before };
  return {
    ...settledOutputs("UserPoolClient", fields, states, context),
    ...computedOutputs(client, context.region),
  };
}

function deployedClient(client: UserPoolClientType): Properties {
  const deployed = fromApi(fields, client);
  const units = deployed["tokenValidityUnits"];
  return {
    ...deployed,
    tokenValidityUnits: { ...standardUnits, ...(isRecord(units) ? units : {}) },
    generateSecret: client.ClientSecret !== undefined,
  };
}

function computedOutputs({ ClientSecret }: UserPoolClientType, region: string): Properties {
  return { clientSecret: ClientSecret, region };
}
