import assert from "node:assert/strict";
import {
  CreateUserPoolDomainCommand,
  DeleteUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { certificateOf } from "../../../tests/helpers/domains";

const CustomDomainConfig = { CertificateArn: certificateOf("us-east-1") };

describeRule("one custom domain", {
  "refuses a second one, and takes one beside a prefix": async ({ createPool, send }) => {
    const UserPoolId = await createPool();
    const create = (Domain: string): Promise<unknown> =>
      send(new CreateUserPoolDomainCommand({ UserPoolId, Domain, CustomDomainConfig }));
    await send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: "shop" }));
    await create("auth.example.com");
    assert.equal(
      await refusalOf(create("login.example.com")),
      "InvalidParameterException: User pool already has a domain configured.",
    );
    await send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain: "auth.example.com" }));
    await create("login.example.com");
  },
});
