import assert from "node:assert/strict";
import { CreateUserPoolDomainCommand } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { certificateOf } from "../../../tests/helpers/domains";

describeRule("prefixes of domains", {
  "takes lowercase letters, digits and hyphens": async ({ createPool, send }) => {
    for (const Domain of ["a", "shop-1", "2-shop", "x".repeat(63)]) {
      await send(new CreateUserPoolDomainCommand({ UserPoolId: await createPool(), Domain }));
    }
  },

  "refuses words that are AWS's": async ({ createPool, send }) => {
    const UserPoolId = await createPool();
    for (const word of ["aws", "amazon", "cognito"]) {
      for (const Domain of [word, `my${word}shop`]) {
        assert.equal(
          await refusalOf(send(new CreateUserPoolDomainCommand({ UserPoolId, Domain }))),
          `InvalidParameterException: Domain cannot contain reserved word: ${word}`,
        );
      }
    }
  },

  "refuses other characters": async ({ createPool, send }) => {
    const UserPoolId = await createPool();
    for (const Domain of ["-shop", "shop-", "Shop", "shop_1", "auth.example.com"]) {
      const refusal = await refusalOf(send(new CreateUserPoolDomainCommand({ UserPoolId, Domain })));
      assert.match(refusal, /^InvalidParameterException: /);
    }
  },

  "isn't asked about custom domains": async ({ createPool, send }) => {
    const CustomDomainConfig = { CertificateArn: certificateOf("us-east-1") };
    const domain = { UserPoolId: await createPool(), Domain: "cognito.example.com", CustomDomainConfig };
    await send(new CreateUserPoolDomainCommand(domain));
  },
});
