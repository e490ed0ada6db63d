import assert from "node:assert/strict";
import { python } from "./emulatorPython";

/** Has a client created, and another one by another thread before the answer; prints both, and the answer. */
const creation = `
import cognito_settings
pool = {"_clients": {}}
def create(request):
    for name in ("own", "other"):
        pool["_clients"][name] = {"ClientId": name}
    return 200, {}, json.dumps({"UserPoolClient": pool["_clients"]["own"]}).encode()
cognito = types.SimpleNamespace(
    _resolve_pool=lambda pool_id: (pool, None),
    json_response=lambda answer: answer,
)
request = {"UserPoolId": "shop", "RefreshTokenRotation": {"Feature": "ENABLED"}}
print(json.dumps([cognito_settings.keep_rotation(cognito)(create, request), pool["_clients"]]))
`;

describe("The rotation of refresh tokens in the local AWS", () => {
  it("is that of the client that the request created, also where another one is created meanwhile", async () => {
    const own = {
      ClientId: "own",
      RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 0 },
    };
    assert.deepEqual(await python(creation), [
      { UserPoolClient: own },
      { own, other: { ClientId: "other" } },
    ]);
  });
});
