import {
  AddCustomAttributesCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  type GetUserPoolMfaConfigResponse,
  SetUserPoolMfaConfigCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateUserPoolCommand,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import { fromApi } from "../../fields";
import { MissingOperation } from "../../missingOperations";
import { complete, type Context, createdId, resource, stringOf, timestamp } from "../../resource";
import { schemaOf, withNotes } from "../../schema";
import { changeTags } from "../../tags";
import { isZero } from "../../values";
import type { Properties } from "../../wire";
import { endpointOf } from "./arn";
import { declaredSchema, observedSchema, schemaAdditions } from "./attributeSchema";
import { creationFields, mfaFields, settingFields } from "./poolFields";
import {
  needsMfaRequest,
  toCreateUserPoolRequest,
  toSetUserPoolMfaConfigRequest,
  toUpdateUserPoolRequest,
} from "./poolRequests";
import { rules } from "./poolRules";

const schema = withNotes(schemaOf("aws:cognito/userPool:UserPool"), {
  emailConfiguration: { missingIsEmpty: true },
});

/** `aws.cognito.UserPool`; its id, which is also its import id, is the pool's. */
export const userPool = resource({
  schema,
  rules,
  autoNamed: { argument: "name", longest: 128 },
  mirrored: ["emailVerificationMessage", "emailVerificationSubject", "smsVerificationMessage"],

  async create(inputs, { cognito }) {
    const { UserPool = {} } = await cognito.send(new CreateUserPoolCommand(toCreateUserPoolRequest(inputs)));
    const id = createdId(UserPool.Id);
    await complete(id, async () => {
      if (needsMfaRequest(inputs)) {
        const request = toSetUserPoolMfaConfigRequest(id, inputs, true);
        await cognito.send(new SetUserPoolMfaConfigCommand(request));
      }
    });
    return id;
  },

  async find(id, known, context) {
    const { cognito } = context;
    const { UserPool = {} } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: id }));
    const mfa = await factorsOf(id, known, context);
    return {
      ...deployedPool(UserPool, known),
      ...(mfa && fromApi(mfaFields, schema, { MfaConfiguration: UserPool.MfaConfiguration, ...mfa })),
      ...computedOutputs(UserPool),
    };
  },

  async update(id, { state, asked, changed }, { cognito }) {
    const additions = schemaAdditions(id, state["schemas"], asked["schemas"]);
    const hasChanged = (names: readonly string[]): boolean => changed.some((name) => names.includes(name));
    const ResourceArn = stringOf(state, "arn");
    await changeTags(state, asked, {
      untag: (TagKeys) => cognito.send(new UntagResourceCommand({ ResourceArn, TagKeys })),
      tag: (Tags) => cognito.send(new TagResourceCommand({ ResourceArn, Tags })),
    });
    if (hasChanged([...Object.keys(mfaFields), "smsAuthenticationMessage", "smsConfiguration"])) {
      await cognito.send(new SetUserPoolMfaConfigCommand(toSetUserPoolMfaConfigRequest(id, asked)));
    }
    if (hasChanged([...Object.keys(settingFields), "name"])) {
      await cognito.send(new UpdateUserPoolCommand(toUpdateUserPoolRequest(id, asked, changed)));
    }
    if (additions.length > 0) {
      const CustomAttributes = additions;
      await cognito.send(new AddCustomAttributesCommand({ UserPoolId: id, CustomAttributes }));
    }
  },

  async delete(id, _state, { cognito }) {
    await cognito.send(new DeleteUserPoolCommand({ UserPoolId: id }));
  },
});

/** What is deployed, as arguments; `known` says which standard attributes the program declares. */
function deployedPool(pool: UserPoolType, known: Properties): Properties {
  const attributes = declaredSchema(pool.SchemaAttributes ?? [], known["schemas"]);
  return {
    ...fromApi(creationFields, schema, { ...pool, PoolName: pool.Name }),
    schemas: observedSchema(attributes, known["schemas"]),
    ...fromApi(settingFields, schema, { ...pool, ...pool.Policies, LambdaConfig: triggersOf(pool) }),
  };
}

/**
 * The second factors of a pool; undefined where the endpoint lacks the operation: the rest of the pool can still be read.
 * An import has no state to take them from.
 */
async function factorsOf(
  id: string,
  known: Properties,
  { cognito, notice }: Context,
): Promise<Partial<GetUserPoolMfaConfigResponse> | undefined> {
  try {
    return await cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId: id }));
  } catch (error) {
    if (!(error instanceof MissingOperation) || Object.keys(known).length === 0) throw error;
    notice(
      `This endpoint doesn't have ${error.operation}: UserPool's second factors are taken from the state instead of being read`,
    );
    return undefined;
  }
}

/** Cognito returns an empty object if there are no triggers. */
function triggersOf({ LambdaConfig }: UserPoolType): UserPoolType["LambdaConfig"] {
  return isZero(LambdaConfig) ? undefined : LambdaConfig;
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
    tagsAll: pool.UserPoolTags ?? {},
  };
}
