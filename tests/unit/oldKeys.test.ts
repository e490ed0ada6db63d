import assert from "node:assert/strict";
import { newPaths } from "../../program/oldKeys";
import { refusalOf } from "../helpers/configuration";
import { alternatives } from "./resources/validArguments";

describe("A key from before the first release", () => {
  it("has a new path, which is an argument's", () => {
    assert.deepEqual(
      [...newPaths.values()].filter((path) => !(path in alternatives)),
      [],
    );
  });

  it("is refused with the commands that move it", async () => {
    assert.deepEqual((await refusalOf({ passwordMinimumLength: "20" })).problems, [
      {
        path: "passwordMinimumLength",
        reason: "this key is `userPool.passwordPolicy.minimumLength` now",
        fix:
          "pulumi config set --path cognito-auth:userPool.passwordPolicy.minimumLength VALUE" +
          " && pulumi config rm cognito-auth:passwordMinimumLength",
      },
    ]);
  });

  it("is moved value by value where it is an object, and as a whole where that is empty", async () => {
    const { problems } = await refusalOf({
      accessTokenValidity: '{"value":5,"unit":"minutes"}',
      refreshTokenRotation: "{}",
    });
    assert.deepEqual(
      problems.map(({ fix }) => fix),
      [
        "pulumi config set --path cognito-auth:appClient.accessTokenValidity.value VALUE" +
          " && pulumi config set --path cognito-auth:appClient.accessTokenValidity.unit VALUE" +
          " && pulumi config rm cognito-auth:accessTokenValidity",
        "pulumi config set --path cognito-auth:appClient.refreshTokenRotation VALUE" +
          " && pulumi config rm cognito-auth:refreshTokenRotation",
      ],
    );
  });

  it("is moved without a command for each value where there are many", async () => {
    const fields = Array.from({ length: 20_000 }, (_, index) => [`field${index}`, 1]);
    const { problems } = await refusalOf({ invitation: JSON.stringify(Object.fromEntries(fields)) });
    assert.deepEqual(
      problems.map(({ fix }) => fix),
      [
        "set each of its values under `userPool.invitation`, and remove it: pulumi config rm cognito-auth:invitation",
      ],
    );
  });

  it("is moved as a secret where it is one", async () => {
    const { problems } = await refusalOf({ userPoolName: "Hush" }, ["userPoolName"]);
    assert.equal(
      problems[0]?.fix,
      "pulumi config set --path --secret cognito-auth:userPool.name VALUE" +
        " && pulumi config rm cognito-auth:userPoolName",
    );
  });
});
