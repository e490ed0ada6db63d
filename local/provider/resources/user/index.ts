import {
  AdminCreateUserCommand,
  AdminDeleteUserAttributesCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  DeliveryMediumType,
  MessageActionType,
  type AdminCreateUserRequest,
  type AdminGetUserResponse,
  type AttributeType,
} from "@aws-sdk/client-cognito-identity-provider";
import type { UserArgs } from "@pulumi/aws/cognito/user";
import { conflict, oneOf, rule, text } from "../../checks";
import { isUnsupported, unlessMissing } from "../../awsErrors";
import { differs, fieldsOf, plainField, toApi, writeOnly, type Fields } from "../../fields";
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
import { apiName, stateName } from "./attributes";

const type = "User";

const creationFields = fieldsOf<Omit<UserArgs, OtherArguments>, AdminCreateUserRequest>({
  clientMetadata: writeOnly("ClientMetadata"),
  desiredDeliveryMediums: writeOnly("DesiredDeliveryMediums"),
  forceAliasCreation: writeOnly("ForceAliasCreation"),
  messageAction: writeOnly("MessageAction"),
  temporaryPassword: writeOnly("TemporaryPassword"),
  userPoolId: "UserPoolId",
  username: "Username",
});

/** Those that don't go as they are into the request that creates the user. */
type OtherArguments = "attributes" | "enabled" | "password" | "region" | "validationData";

const fields: Fields = {
  ...creationFields,
  attributes: { api: "UserAttributes", ownKeys: ["sub"] },
  enabled: { api: "Enabled" },
  password: writeOnly("Password"),
  validationData: writeOnly("ValidationData"),
};

/** `aws.cognito.User`; its id, also to import it, is `userPoolId/username`. */
export const user: ResourceHandler = {
  fields,
  replaces: ["userPoolId", "username"],
  secrets: ["password", "temporaryPassword"],
  rules: [
    rule("username", text(1, 128)),
    rule("password", text(6, 256)),
    rule("temporaryPassword", text(6, 256)),
    rule("messageAction", oneOf(MessageActionType)),
    rule("desiredDeliveryMediums[]", oneOf(DeliveryMediumType)),
    conflict("password", "temporaryPassword"),
  ],
  defaults: { attributes: {}, enabled: true },

  async create(inputs, context) {
    const { cognito } = context;
    const key = keyOf(inputs);
    const id = `${key.UserPoolId}/${key.Username}`;
    await cognito.send(new AdminCreateUserCommand(toAdminCreateUserRequest(inputs)));
    const { password, ...begun }: Properties = { ...inputs, enabled: true };
    const outputs = await complete({ id, outputs: begun }, async () => {
      if (inputs["enabled"] === false) await cognito.send(new AdminDisableUserCommand(key));
      if (typeof password === "string") {
        await cognito.send(new AdminSetUserPasswordCommand({ ...key, Password: password, Permanent: true }));
      }
      return outputsOf(inputs, {}, context);
    });
    return { id, outputs };
  },

  async read(id, state, { cognito, region }) {
    const key = keyOf(parseId(id));
    const answer = await unlessMissing(cognito.send(new AdminGetUserCommand(key)));
    if (answer === undefined) return undefined;
    const deployed = deployedUser(parseId(id), answer);
    return {
      id,
      outputs: { ...inWordsOf(fields, state, deployed), ...computedOutputs(answer, region) },
      inputs: { ...deployed, attributes: attributesOf(answer, false) },
    };
  },

  async update(id, state, inputs, context) {
    const { cognito } = context;
    const key = keyOf(parseId(id));
    await updateAttributes(key, state, inputs, context);
    if (differs(plainField, state["enabled"], inputs["enabled"])) {
      await (inputs["enabled"] === false
        ? cognito.send(new AdminDisableUserCommand(key))
        : cognito.send(new AdminEnableUserCommand(key)));
    }
    for (const [name, Permanent] of [
      ["temporaryPassword", false],
      ["password", true],
    ] as const) {
      const Password = textOf(inputs, name);
      if (Password !== "" && Password !== state[name]) {
        await cognito.send(new AdminSetUserPasswordCommand({ ...key, Password, Permanent }));
      }
    }
    return outputsOf(inputs, state, context);
  },

  async delete(id, _state, { cognito }) {
    await unlessMissing(cognito.send(new AdminDeleteUserCommand(keyOf(parseId(id)))));
  },
};

interface UserKey {
  readonly UserPoolId: string;
  readonly Username: string;
}

function keyOf(properties: Properties): UserKey {
  return { UserPoolId: textOf(properties, "userPoolId"), Username: textOf(properties, "username") };
}

function parseId(id: string): { userPoolId: string; username: string } {
  const [userPoolId = "", ...rest] = id.split("/");
  const username = rest.join("/");
  if (userPoolId !== "" && username !== "") return { userPoolId, username };
  throw new Error(`the id of a user is userPoolId/username, not ${JSON.stringify(id)}`);
}

/** What creates the user; a password for good is set after that. */
export function toAdminCreateUserRequest(inputs: Properties): AdminCreateUserRequest {
  const { attributes, validationData } = inputs;
  return {
    ...toApi(creationFields, inputs),
    ...keyOf(inputs),
    ...(isRecord(attributes) ? { UserAttributes: toAttributeList(attributes) } : {}),
    ...(isRecord(validationData) ? { ValidationData: toAttributeList(validationData) } : {}),
  };
}

function toAttributeList(attributes: Properties): AttributeType[] {
  return Object.entries(attributes).map(([name, value]) => ({ Name: apiName(name), Value: String(value) }));
}

/** How the attributes have to change; Cognito alone writes `sub` and `identities`. */
export function attributeChanges(
  olds: Properties,
  news: Properties,
): { readonly update: AttributeType[]; readonly remove: string[] } {
  const before = new Map(toAttributeList(olds).map(({ Name, Value }) => [Name, Value]));
  const wanted = toAttributeList(news);
  const names = wanted.map(({ Name }) => Name);
  return {
    update: wanted.filter(({ Name, Value }) => before.get(Name) !== Value),
    remove: [...before.keys()].filter(
      (name): name is string =>
        name !== undefined && name !== "sub" && name !== "custom:identities" && !names.includes(name),
    ),
  };
}

async function updateAttributes(
  key: UserKey,
  state: Properties,
  inputs: Properties,
  { cognito }: Context,
): Promise<void> {
  const attributes = (properties: Properties): Properties =>
    isRecord(properties["attributes"]) ? properties["attributes"] : {};
  const { update, remove } = attributeChanges(attributes(state), attributes(inputs));
  if (update.length > 0)
    await cognito.send(new AdminUpdateUserAttributesCommand({ ...key, UserAttributes: update }));
  if (remove.length === 0) return;
  try {
    await cognito.send(new AdminDeleteUserAttributesCommand({ ...key, UserAttributeNames: remove }));
  } catch (error) {
    // The attributes stay, and that is said when the user is read back.
    if (!isUnsupported(error)) throw error;
  }
}

async function outputsOf(inputs: Properties, before: Properties, context: Context): Promise<Properties> {
  const answer = await context.cognito.send(new AdminGetUserCommand(keyOf(inputs)));
  const asked = withStateNames(inputs);
  const deployed = deployedUser(inputs, answer);
  const settled = settledOutputs(type, fields, { asked, deployed, before }, context);
  return { ...settled, ...computedOutputs(answer, context.region) };
}

/** As in the AWS provider, the state has the names of custom attributes without their prefix. */
function withStateNames(inputs: Properties): Properties {
  if (!isRecord(inputs["attributes"])) return inputs;
  const attributes = Object.entries(inputs["attributes"]).map(([name, value]) => [stateName(name), value]);
  return { ...inputs, attributes: Object.fromEntries(attributes) as Properties };
}

function deployedUser(names: Properties, answer: AdminGetUserResponse): Properties {
  return {
    userPoolId: names["userPoolId"],
    username: names["username"],
    enabled: answer.Enabled,
    attributes: attributesOf(answer, true),
  };
}

function attributesOf({ UserAttributes = [] }: AdminGetUserResponse, withSub: boolean): Properties {
  const told = UserAttributes.filter(({ Name }) => withSub || Name !== "sub");
  return Object.fromEntries(told.map(({ Name = "", Value = "" }) => [stateName(Name), Value]));
}

function computedOutputs(answer: AdminGetUserResponse, region: string): Properties {
  return {
    creationDate: timestamp(answer.UserCreateDate),
    lastModifiedDate: timestamp(answer.UserLastModifiedDate),
    mfaSettingLists: answer.UserMFASettingList ?? [],
    preferredMfaSetting: answer.PreferredMfaSetting ?? "",
    region,
    status: answer.UserStatus,
    sub: answer.UserAttributes?.find(({ Name }) => Name === "sub")?.Value,
  };
}
