import {
  AddCustomAttributesCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  SetUserPoolMfaConfigCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateUserPoolCommand,
  type CognitoIdentityProviderClient,
  type GetUserPoolMfaConfigResponse,
  type SchemaAttributeType,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import { unlessMissing } from "../../awsErrors";
import { changedFields, fromApi, withComputed } from "../../fields";
import {
  complete,
  settledOutputs,
  textOf,
  timestamp,
  type Context,
  type ResourceHandler,
} from "../../resource";
import { inWordsOf } from "../../settle";
import { isRecord, type Properties } from "../../wire";
import { stateName } from "../user/attributes";
import { endpointOf, regionOf } from "./arn";
import { creationFields, fields, mfaFields, settingFields } from "./fields";
import {
  needsMfaRequest,
  toCreateUserPoolRequest,
  toSetUserPoolMfaConfigRequest,
  toUpdateUserPoolRequest,
} from "./requests";
import { rules } from "./rules";
import { declaredSchema, schemaAdditions } from "./schema";

/** `aws.cognito.UserPool`; its id, also to import it, is the pool's. */
export const userPool: ResourceHandler = {
  fields,
  replaces: ["aliasAttributes", "name", "usernameAttributes", "usernameConfiguration"],
  secrets: [],
  rules,
  defaults: { deletionProtection: "INACTIVE", mfaConfiguration: "OFF" },
  defaultsInside: {
    emailConfiguration: { emailSendingAccount: "COGNITO_DEFAULT" },
    verificationMessageTemplate: { defaultEmailOption: "CONFIRM_WITH_CODE" },
  },
  autoNamed: { argument: "name", longest: 128 },

  async create(inputs, context) {
    const { cognito } = context;
    const { UserPool = {} } = await cognito.send(new CreateUserPoolCommand(toCreateUserPoolRequest(inputs)));
    const id = UserPool.Id ?? "";
    const begun = {
      ...deployedPool({ pool: UserPool, mfa: { MfaConfiguration: "OFF" } }, inputs),
      ...computedOutputs(UserPool),
    };
    const outputs = await complete({ id, outputs: begun }, async () => {
      if (needsMfaRequest(inputs)) {
        await cognito.send(new SetUserPoolMfaConfigCommand(toSetUserPoolMfaConfigRequest(id, inputs)));
      }
      return outputsOf(id, inputs, {}, context);
    });
    return { id, outputs };
  },

  async read(id, state, { cognito }) {
    const found = await unlessMissing(find(id, cognito));
    if (found === undefined) return undefined;
    const deployed = deployedPool(found, state);
    return {
      id,
      outputs: { ...inWordsOf(fields, state, deployed), ...computedOutputs(found.pool) },
      inputs: deployed,
    };
  },

  async update(id, state, inputs, context) {
    const { cognito } = context;
    // Found out before anything is changed, so that the state stays true.
    const additions = schemaAdditions(id, state["schemas"], inputs["schemas"]);
    const asked = withComputed(fields, state, inputs);
    const changed = changedFields(fields, state, inputs);
    const hasChanged = (names: readonly string[]): boolean => changed.some((name) => names.includes(name));
    if (hasChanged([...Object.keys(mfaFields), "smsAuthenticationMessage", "smsConfiguration"])) {
      await cognito.send(new SetUserPoolMfaConfigCommand(toSetUserPoolMfaConfigRequest(id, asked)));
    }
    if (hasChanged(Object.keys(settingFields))) {
      await cognito.send(new UpdateUserPoolCommand(toUpdateUserPoolRequest(id, asked)));
    }
    if (additions.length > 0) await addCustomAttributes(id, additions, cognito);
    if (hasChanged(["tags"])) await updateTags(state, inputs, cognito);
    return outputsOf(id, asked, state, context);
  },

  async delete(id, _state, { cognito }) {
    await unlessMissing(cognito.send(new DeleteUserPoolCommand({ UserPoolId: id })));
  },
};

/** Adds those that aren't there: an update that failed later on may have added them. */
async function addCustomAttributes(
  id: string,
  attributes: readonly SchemaAttributeType[],
  cognito: CognitoIdentityProviderClient,
): Promise<void> {
  const { pool } = await find(id, cognito);
  const isThere = ({ Name = "" }: SchemaAttributeType): boolean =>
    pool.SchemaAttributes?.some((attribute) => stateName(attribute.Name ?? "") === Name) ?? false;
  const CustomAttributes = attributes.filter((attribute) => !isThere(attribute));
  if (CustomAttributes.length > 0)
    await cognito.send(new AddCustomAttributesCommand({ UserPoolId: id, CustomAttributes }));
}

interface FoundPool {
  readonly pool: UserPoolType;
  readonly mfa: Partial<GetUserPoolMfaConfigResponse>;
}

async function find(id: string, cognito: CognitoIdentityProviderClient): Promise<FoundPool> {
  const [{ UserPool = {} }, mfa] = await Promise.all([
    cognito.send(new DescribeUserPoolCommand({ UserPoolId: id })),
    cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId: id })),
  ]);
  return { pool: UserPool, mfa };
}

async function outputsOf(
  id: string,
  asked: Properties,
  before: Properties,
  context: Context,
): Promise<Properties> {
  const found = await find(id, context.cognito);
  const states = { asked, deployed: deployedPool(found, asked), before };
  return { ...settledOutputs("UserPool", fields, states, context), ...computedOutputs(found.pool) };
}

/** What is deployed, as arguments; `known` says which standard attributes the program declares. */
function deployedPool({ pool, mfa }: FoundPool, known: Properties): Properties {
  const schema = declaredSchema(pool.SchemaAttributes ?? [], known["schemas"]);
  return {
    ...fromApi(creationFields, { ...pool, PoolName: pool.Name, Schema: schema }),
    ...fromApi(settingFields, { ...pool, ...pool.Policies }),
    ...fromApi(mfaFields, { MfaConfiguration: pool.MfaConfiguration, ...mfa }),
  };
}

function computedOutputs(pool: UserPoolType): Properties {
  const { Arn: arn = "" } = pool;
  return {
    arn,
    creationDate: timestamp(pool.CreationDate),
    customDomain: pool.CustomDomain ?? "",
    domain: pool.Domain ?? "",
    endpoint: endpointOf(arn),
    estimatedNumberOfUsers: pool.EstimatedNumberOfUsers ?? 0,
    lastModifiedDate: timestamp(pool.LastModifiedDate),
    region: regionOf(arn),
    tagsAll: pool.UserPoolTags ?? {},
  };
}

/** The AWS provider changes tags apart from the pool. */
async function updateTags(
  state: Properties,
  inputs: Properties,
  cognito: CognitoIdentityProviderClient,
): Promise<void> {
  const arn = textOf(state, "arn");
  const [olds, news] = [tagsOf(state), tagsOf(inputs)];
  const removed = Object.keys(olds).filter((key) => news[key] === undefined);
  const set = Object.entries(news).filter(([key, value]) => olds[key] !== value);
  if (removed.length > 0)
    await cognito.send(new UntagResourceCommand({ ResourceArn: arn, TagKeys: removed }));
  if (set.length > 0)
    await cognito.send(new TagResourceCommand({ ResourceArn: arn, Tags: Object.fromEntries(set) }));
}

function tagsOf({ tags }: Properties): Record<string, string> {
  const entries = isRecord(tags) ? Object.entries(tags) : [];
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}
