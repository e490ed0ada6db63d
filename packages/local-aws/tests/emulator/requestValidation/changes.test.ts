import assert from "node:assert/strict";
import { python } from "../emulatorPython";

/** Which of the operations change how something is set up, by service. */
async function changesAmong(operations: Readonly<Record<string, readonly string[]>>): Promise<unknown> {
  return python(`
from request_validation import models
from request_validation.changes import is_change
operations = json.loads(${JSON.stringify(JSON.stringify(operations))})
print(json.dumps({
    name: [one for one in operations[name] if is_change(models.load(name), one)] for name in operations
}))`);
}

describe("Of the requests, those are recorded that change how something is set up, and not", () => {
  it("those whose operation's name says that they only read", async () => {
    assert.deepEqual(
      await changesAmong({
        "cognito-idp": [
          "ListUsers",
          "DescribeUserPool",
          "AdminGetUser",
          "AdminListDevices",
          "AdminCreateUser",
        ],
        acm: ["GetCertificate", "RequestCertificate"],
        s3: ["HeadBucket", "CreateBucket"],
      }),
      { "cognito-idp": ["AdminCreateUser"], acm: ["RequestCertificate"], s3: ["CreateBucket"] },
    );
  });

  it("those that users make without a signature", async () => {
    assert.deepEqual(
      await changesAmong({
        "cognito-idp": [
          "InitiateAuth",
          "RespondToAuthChallenge",
          "SignUp",
          "ConfirmDevice",
          "CreateUserPool",
        ],
        "cognito-identity": ["GetId", "UnlinkIdentity", "SetIdentityPoolRoles"],
        sts: ["AssumeRoleWithWebIdentity", "AssumeRole"],
      }),
      {
        "cognito-idp": ["CreateUserPool"],
        "cognito-identity": ["SetIdentityPoolRoles"],
        sts: ["AssumeRole"],
      },
    );
  });

  it("those for objects of Amazon S3", async () => {
    assert.deepEqual(
      await changesAmong({
        s3: ["PutObject", "DeleteObject", "UploadPart", "DeleteObjects", "PutBucketCors"],
      }),
      { s3: ["PutBucketCors"] },
    );
  });

  it("those that an application makes all the time", async () => {
    assert.deepEqual(
      await changesAmong({
        "cognito-idp": ["AdminInitiateAuth", "AdminRespondToAuthChallenge", "AdminSetUserPassword"],
        kms: ["Decrypt", "Encrypt", "GenerateDataKey", "CreateKey"],
        lambda: ["Invoke", "InvokeAsync", "InvokeWithResponseStream", "CreateFunction"],
        logs: ["PutLogEvents", "PutRetentionPolicy"],
      }),
      {
        "cognito-idp": ["AdminSetUserPassword"],
        kms: ["CreateKey"],
        lambda: ["CreateFunction"],
        logs: ["PutRetentionPolicy"],
      },
    );
  });

  it("the names of which are those of the models", async () => {
    const script = `
from request_validation import models
from request_validation.changes import USES
print(json.dumps([name for service in USES for name in USES[service] if name not in models.load(service).operations]))`;
    assert.deepEqual(await python(script), []);
  });
});
