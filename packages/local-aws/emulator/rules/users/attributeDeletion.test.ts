import assert from "node:assert/strict";
import {
  AdminDeleteUserAttributesCommand,
  AdminGetUserCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const UserAttributeNames = ["name"];

describeRule("deletion of attributes", {
  "deletes the attributes that are named, and no others": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    await cognito.createUser(UserPoolId, { attributes: { name: "Ada", email: "ada@example.com" } });
    const request = { UserPoolId, Username: "ada", UserAttributeNames };
    await cognito.send(new AdminDeleteUserAttributesCommand(request));
    const { name, email } = await cognito.attributesOf(UserPoolId, "ada");
    assert.deepEqual([name, email], [undefined, "ada@example.com"]);
  },

  "says when the user was changed": async ({ createPool, createUser, send }) => {
    const UserPoolId = await createPool();
    await createUser(UserPoolId, { attributes: { name: "Ada" } });
    const ada = { UserPoolId, Username: "ada" };
    const changed = async (): Promise<number> =>
      (await send(new AdminGetUserCommand(ada))).UserLastModifiedDate?.getTime() ?? 0;
    const before = await changed();
    await send(new AdminDeleteUserAttributesCommand({ ...ada, UserAttributeNames }));
    assert.ok((await changed()) > before);
  },

  "refuses to delete what there must be, can't change, or isn't": async (cognito) => {
    const UserPoolId = await cognito.createPool({
      Schema: [
        { Name: "email", AttributeDataType: "String", Required: true, Mutable: true },
        { Name: "tenant", AttributeDataType: "String", Mutable: false },
      ],
    });
    const attributes = { name: "Ada", email: "ada@example.com", "custom:tenant": "one" };
    await cognito.createUser(UserPoolId, { attributes });
    const before = await cognito.attributesOf(UserPoolId, "ada");
    const refused = {
      sub: "Attribute cannot be updated.",
      email: "The attribute is required",
      "custom:tenant": "Attribute cannot be updated.",
      "custom:none": "Attribute does not exist in the schema.",
    };
    for (const [name, fault] of Object.entries(refused)) {
      const request = { UserPoolId, Username: "ada", UserAttributeNames: ["name", name] };
      assert.equal(
        await refusalOf(cognito.send(new AdminDeleteUserAttributesCommand(request))),
        `InvalidParameterException: user.${name}: ${fault}\n`,
      );
    }
    assert.deepEqual(await cognito.attributesOf(UserPoolId, "ada"), before);
  },

  "refuses a user or a pool that doesn't exist": async ({ createPool, send }) => {
    const request = { UserPoolId: await createPool(), Username: "nobody", UserAttributeNames };
    assert.equal(
      await refusalOf(send(new AdminDeleteUserAttributesCommand(request))),
      "UserNotFoundException: User does not exist.",
    );
    const elsewhere = { ...request, UserPoolId: "us-east-1_None" };
    assert.equal(
      await refusalOf(send(new AdminDeleteUserAttributesCommand(elsewhere))),
      "ResourceNotFoundException: User pool us-east-1_None does not exist.",
    );
  },
});
