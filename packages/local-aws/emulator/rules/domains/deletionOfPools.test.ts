import assert from "node:assert/strict";
import {
  CreateUserPoolDomainCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { certificateOf } from "../../../tests/helpers/domains";

const refused =
  "InvalidParameterException: User pool cannot be deleted. It has a domain configured that should be deleted first.";

describeRule("no deletion of pools with a domain", {
  "deletes a pool only after its domains": async ({ createPool, send }) => {
    const UserPoolId = await createPool();
    const remove = (): Promise<unknown> => send(new DeleteUserPoolCommand({ UserPoolId }));
    const domains = { shop: undefined, "auth.example.com": { CertificateArn: certificateOf("us-east-1") } };
    for (const [Domain, certificate] of Object.entries(domains)) {
      const CustomDomainConfig = certificate && { CustomDomainConfig: certificate };
      await send(new CreateUserPoolDomainCommand({ UserPoolId, Domain, ...CustomDomainConfig }));
    }
    for (const Domain of Object.keys(domains)) {
      assert.equal(await refusalOf(remove()), refused);
      await send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain }));
    }
    await remove();
  },
});
