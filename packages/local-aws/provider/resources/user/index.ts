import {
  AdminCreateUserCommand,
  type AdminCreateUserRequest,
  AdminDeleteUserAttributesCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  type AdminGetUserResponse,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  type AttributeType,
  DeliveryMediumType,
  MessageActionType,
} from "@aws-sdk/client-cognito-identity-provider";
import { type FieldsOf, toApi } from "../../fields";
import { complete, type Context, resource, stringOf, timestamp } from "../../resource";
import { derivedFields } from "../../rows/derivedFields";
import { argumentsIn, idFrom } from "../../rows/identifiers";
import { operationOf } from "../../rows/operation";
import { bytes, conflict, oneOf, rule } from "../../ruleChecks";
import { schemaOf, withNotes } from "../../schema";
import { isEmpty } from "../../values";
import { isRecord, type Properties } from "../../wire";
import { apiName, stateName } from "./userAttributes";

const schema = withNotes(schemaOf("aws:cognito/user:User"), { attributes: { ownKeys: ["sub"] } });

const creationFields: FieldsOf<AdminCreateUserRequest> = derivedFields(
  schema,
  operationOf("cognito", AdminCreateUserCommand).request,
);

const idForm = "userPoolId/username";

/** `aws.cognito.User`; its id, which is also its import id, is `userPoolId/username`. */
export const user = resource({
  schema,
  rules: [
    rule("username", bytes(1, 128)),
    rule("password", bytes(6, 256)),
    rule("temporaryPassword", bytes(6, 256)),
    rule("messageAction", oneOf(MessageActionType)),
    rule("desiredDeliveryMediums[]", oneOf(DeliveryMediumType)),
    conflict("password", "temporaryPassword"),
  ],

  async create(inputs, { cognito }) {
    const key = keyOf(inputs);
    await cognito.send(new AdminCreateUserCommand(toAdminCreateUserRequest(inputs)));
    const id = idFrom(idForm, inputs);
    await complete(id, async () => {
      if (inputs["enabled"] === false) await cognito.send(new AdminDisableUserCommand(key));
      const Password = stringOf(inputs, "password");
      if (Password !== "") {
        await cognito.send(new AdminSetUserPasswordCommand({ ...key, Password, Permanent: true }));
      }
    });
    return id;
  },

  async find(id, _known, { cognito }) {
    const names = argumentsIn(idForm, id);
    const answer = await cognito.send(new AdminGetUserCommand(keyOf(names)));
    return { ...names, ...deployedUser(answer) };
  },

  async update(id, { state, asked, changed }, context) {
    const { cognito } = context;
    const key = keyOf(argumentsIn(idForm, id));
    await updateAttributes(key, state, asked, context);
    if (changed.includes("enabled")) {
      await (asked["enabled"] === false
        ? cognito.send(new AdminDisableUserCommand(key))
        : cognito.send(new AdminEnableUserCommand(key)));
    }
    for (const [name, Permanent] of [
      ["temporaryPassword", false],
      ["password", true],
    ] as const) {
      const Password = stringOf(asked, name);
      if (Password !== "" && changed.includes(name)) {
        const request = { ...key, Password, ...(Permanent ? { Permanent } : {}) };
        await cognito.send(new AdminSetUserPasswordCommand(request));
      }
    }
  },

  async delete(id, _state, { cognito }) {
    await cognito.send(new AdminDeleteUserCommand(keyOf(argumentsIn(idForm, id))));
  },
});

interface UserKey {
  readonly UserPoolId: string;
  readonly Username: string;
}

function keyOf(properties: Properties): UserKey {
  return { UserPoolId: stringOf(properties, "userPoolId"), Username: stringOf(properties, "username") };
}

/** The request that creates the user; a permanent password is set after that. */
function toAdminCreateUserRequest(inputs: Properties): AdminCreateUserRequest {
  const { attributes, validationData } = inputs;
  return {
    ...toApi(creationFields, inputs),
    ...keyOf(inputs),
    ...(isRecord(attributes) && !isEmpty(attributes) ? { UserAttributes: toAttributeList(attributes) } : {}),
    ...(isRecord(validationData) ? { ValidationData: toAttributeList(validationData) } : {}),
  };
}

function toAttributeList(attributes: Properties): AttributeType[] {
  return Object.entries(attributes).map(([name, value]) => ({ Name: apiName(name), Value: String(value) }));
}

/** How the attributes must change; only Cognito writes `sub` and `identities`. */
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
  if (update.length > 0) {
    await cognito.send(new AdminUpdateUserAttributesCommand({ ...key, UserAttributes: update }));
  }
  if (remove.length > 0) {
    await cognito.send(new AdminDeleteUserAttributesCommand({ ...key, UserAttributeNames: remove }));
  }
}

function deployedUser(answer: AdminGetUserResponse): Properties {
  const attributes = answer.UserAttributes ?? [];
  return {
    attributes: Object.fromEntries(attributes.map(({ Name = "", Value = "" }) => [stateName(Name), Value])),
    creationDate: timestamp(answer.UserCreateDate),
    enabled: answer.Enabled ?? false,
    lastModifiedDate: timestamp(answer.UserLastModifiedDate),
    mfaSettingLists: answer.UserMFASettingList ?? [],
    preferredMfaSetting: answer.PreferredMfaSetting ?? "",
    status: answer.UserStatus ?? "",
    sub: attributes.find(({ Name }) => Name === "sub")?.Value ?? "",
  };
}
