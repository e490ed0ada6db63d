import assert from "node:assert/strict";
import { DeleteUserPoolDomainCommand } from "@aws-sdk/client-cognito-identity-provider";
import { password } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  authorize,
  callback,
  codeFlow,
  codeOf,
  createDomain,
  exchange,
  openPage,
  submit,
  tokensOnPage,
  userInfo,
} from "../../../tests/helpers/signInPages";

const goodbye = "http://localhost:5173/goodbye";

describeRule("domains of authorization servers", {
  "answers nothing about a pool that has no domain, or no longer": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const ClientId = await cognito.createClient(UserPoolId, { ...codeFlow, LogoutURLs: [goodbye] });
    await cognito.createUser(UserPoolId);
    const client = { UserPoolId, ClientId };
    assert.equal((await authorize(cognito, client)).status, 404);

    const Domain = await createDomain(cognito, UserPoolId);
    const page = await authorize(cognito, client);
    assert.equal(page.status, 200);
    const code = await codeOf(cognito, client);
    const { access_token } = await tokensOnPage(cognito, client);
    const tell = (): Promise<Response> => userInfo(cognito, access_token);
    const leave = (): Promise<Response> =>
      openPage(cognito, "/logout", { client_id: ClientId, logout_uri: goodbye });
    assert.deepEqual([(await tell()).status, (await leave()).status], [200, 302]);

    await cognito.send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain }));
    const answers = await Promise.all([
      authorize(cognito, client),
      openPage(cognito, "/login", { client_id: ClientId, response_type: "code", redirect_uri: callback }),
      submit(cognito, page, { username: "ada", password }),
      exchange(cognito, client, code),
      tell(),
      leave(),
    ]);
    for (const answer of answers) {
      assert.equal(answer.status, 404);
      assert.deepEqual(await answer.json(), {
        error: "not_found",
        error_description: `The user pool ${UserPoolId} has no domain.`,
      });
    }
  },
});
