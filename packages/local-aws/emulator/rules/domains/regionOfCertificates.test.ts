import assert from "node:assert/strict";
import {
  CreateUserPoolDomainCommand,
  UpdateUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { certificateOf } from "../../../tests/helpers/domains";

const refused =
  "InvalidParameterException: The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or " +
  "doesn't include a valid certificate chain.";

describeRule("region of the certificates of domains", {
  "refuses a certificate of another region": async ({ createPool, send }) => {
    const domain = { UserPoolId: await createPool(), Domain: "auth.example.com" };
    const [there, elsewhere] = ["us-east-1", "eu-west-1"].map((region) => ({
      CertificateArn: certificateOf(region),
    }));
    const create = (CustomDomainConfig: typeof there): Promise<unknown> =>
      send(new CreateUserPoolDomainCommand({ ...domain, CustomDomainConfig }));
    const update = (CustomDomainConfig: typeof there): Promise<unknown> =>
      send(new UpdateUserPoolDomainCommand({ ...domain, CustomDomainConfig }));
    assert.equal(await refusalOf(create(elsewhere)), refused);
    await create(there);
    assert.equal(await refusalOf(update(elsewhere)), refused);
    await update(there);
  },

  "refuses what is no certificate": async ({ createPool, send }) => {
    const CertificateArn = "arn:aws:iam::000000000000:server-certificate/shop";
    const domain = {
      UserPoolId: await createPool(),
      Domain: "login.example.com",
      CustomDomainConfig: { CertificateArn },
    };
    assert.equal(await refusalOf(send(new CreateUserPoolDomainCommand(domain))), refused);
  },
});
