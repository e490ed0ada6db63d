import assert from "node:assert/strict";
import {
  AdminUpdateUserAttributesCommand,
  GetUserAttributeVerificationCodeCommand,
  VerifyUserAttributeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { python } from "../../../tests/emulator/emulatorPython";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeIn, mailsTo, otherThan, textsTo } from "../../../tests/helpers/messages";
import { createSignedInUser } from "../../../tests/helpers/signedInUser";

describeRule("verification of attributes", {
  "verifies an email address by a mailed code": async (cognito) => {
    const { AccessToken, email, attributes } = await createSignedInUser(cognito);
    const request = { AccessToken, AttributeName: "email" };
    const answer = await cognito.send(new GetUserAttributeVerificationCodeCommand(request));
    assert.deepEqual(answer.CodeDeliveryDetails, {
      AttributeName: "email",
      DeliveryMedium: "EMAIL",
      Destination: "a****@e****",
    });
    const [mail] = await mailsTo(cognito, email);
    const Code = codeIn(mail?.text);
    assert.equal(
      await refusalOf(cognito.send(new VerifyUserAttributeCommand({ ...request, Code: otherThan(Code) }))),
      "CodeMismatchException: Invalid verification code provided, please try again.",
    );
    assert.notEqual((await attributes())["email_verified"], "true");
    await cognito.send(new VerifyUserAttributeCommand({ ...request, Code }));
    assert.equal((await attributes())["email_verified"], "true");
    assert.equal(
      await refusalOf(cognito.send(new VerifyUserAttributeCommand({ ...request, Code }))),
      "ExpiredCodeException: Invalid code provided, please request a code again.",
    );
  },

  "verifies a phone number by a texted code": async (cognito) => {
    const { AccessToken, phone_number, attributes } = await createSignedInUser(cognito);
    const request = { AccessToken, AttributeName: "phone_number" };
    const answer = await cognito.send(new GetUserAttributeVerificationCodeCommand(request));
    assert.equal(answer.CodeDeliveryDetails?.DeliveryMedium, "SMS");
    const [text] = await textsTo(cognito, phone_number);
    await cognito.send(new VerifyUserAttributeCommand({ ...request, Code: codeIn(text) }));
    const { email_verified, phone_number_verified } = await attributes();
    assert.deepEqual(
      { email_verified, phone_number_verified },
      {
        email_verified: undefined,
        phone_number_verified: "true",
      },
    );
  },

  "takes no code for a value that the attribute no longer has": async (cognito) => {
    const { AccessToken, email, UserPoolId } = await createSignedInUser(cognito);
    const request = { AccessToken, AttributeName: "email" };
    await cognito.send(new GetUserAttributeVerificationCodeCommand(request));
    const [mail] = await mailsTo(cognito, email);
    const UserAttributes = [{ Name: "email", Value: "other@example.com" }];
    await cognito.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username: "ada", UserAttributes }));
    assert.equal(
      await refusalOf(cognito.send(new VerifyUserAttributeCommand({ ...request, Code: codeIn(mail?.text) }))),
      "ExpiredCodeException: Invalid code provided, please request a code again.",
    );
  },

  "takes no code that wasn't sent": async (cognito) => {
    const { AccessToken } = await createSignedInUser(cognito);
    const request = { AccessToken, AttributeName: "email", Code: "123456" };
    assert.equal(
      await refusalOf(cognito.send(new VerifyUserAttributeCommand(request))),
      "ExpiredCodeException: Invalid code provided, please request a code again.",
    );
  },

  "refuses attributes that can't be verified, and tokens that aren't valid": async (cognito) => {
    const { AccessToken } = await createSignedInUser(cognito);
    const codeFor = (AttributeName: string, token: string): Promise<unknown> =>
      cognito.send(new GetUserAttributeVerificationCodeCommand({ AccessToken: token, AttributeName }));
    assert.equal(
      await refusalOf(codeFor("nickname", AccessToken)),
      "InvalidParameterException: Attribute nickname can't be verified.",
    );
    assert.equal(
      await refusalOf(codeFor("email", "invented")),
      "NotAuthorizedException: Invalid Access Token",
    );
  },
});

describe("The code of an attribute", () => {
  it("can be used by two requests at once", async () => {
    const attributes = await python(`
from rules.messages import attribute_codes
cognito = types.SimpleNamespace(
    _attr_list_to_dict=lambda listed: {one["Name"]: one["Value"] for one in listed},
    _dict_to_attr_list=lambda named: [{"Name": name, "Value": value} for name, value in named.items()],
)
user = {"Attributes": [], "_awaited_values": {"email": "ada@example.com"}, "_attribute_codes": {"email": {}}}
for _ in range(2):
    attribute_codes.verify(cognito, user, "email")
print(json.dumps(user["Attributes"]))
`);
    assert.deepEqual(attributes, [
      { Name: "email", Value: "ada@example.com" },
      { Name: "email_verified", Value: "true" },
    ]);
  });
});
