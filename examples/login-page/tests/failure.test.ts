import assert from "node:assert/strict";
import { ExplainedError, messageFor, revealsUserExistence } from "../src/failure";

describe("The page's message for a failure", () => {
  const named = (name: string, message = ""): Error => Object.assign(new Error(message), { name });

  it("is the same for a wrong password and an unknown user", () => {
    const text = "Wrong username or password.";
    assert.equal(messageFor(named("NotAuthorizedException", "Incorrect username or password.")), text);
    assert.equal(messageFor(named("UserNotFoundException", "User does not exist.")), text);
  });

  for (const [message, text] of [
    ["User cannot be confirmed. Current status is CONFIRMED", "Your account is already active. Sign in."],
    ["Access Token has been revoked", "Your session has ended. Sign in again."],
    [
      "Client abc is configured with secret but SECRET_HASH was not received",
      "Something went wrong (NotAuthorizedException). Try again.",
    ],
  ] as const) {
    it(`is no wrong password where Cognito says: ${message}`, () => {
      assert.equal(messageFor(named("NotAuthorizedException", message)), text);
    });
  }

  it("says what to do where only a text message can be the second step, and there is no phone number", () => {
    const types = (list: string): string => `Cannot initiate MFA setup from available types: ${list}`;
    assert.equal(
      messageFor(named("SignInException", types("SMS"))),
      "Your account lacks a phone number. Ask an administrator to add it.",
    );
    assert.equal(
      messageFor(named("SignInException", types(""))),
      "Something went wrong (SignInException). Try again.",
    );
  });

  for (const [message, text] of [
    [
      "PreSignUp failed with error Only email addresses of example.com can sign up.",
      "Only email addresses of example.com can sign up",
    ],
    ["PreAuthentication failed with error Closed. Come back on Monday..", "Closed. Come back on Monday."],
    ["PreSignUp failed with error PreSignUp failed with error x..", "PreSignUp failed with error x."],
    ["PreSignUp failed with error Two\nlines.", "Two\nlines"],
  ] as const) {
    it(`is a function's own where one refuses, without what Cognito puts around it: ${message}`, () => {
      assert.equal(messageFor(named("UserLambdaValidationException", message)), text);
    });
  }

  for (const error of [
    "RequestId: 9fdb5cfa-5ec1-47bf-bc07-8adc3b4bebf6 Error: Task timed out after 3.00 seconds",
    "RequestId: 9fdb5cfa-5ec1-47bf-bc07-8adc3b4bebf6 Error: Runtime exited with error: exit status 129",
    "2026-05-11T08:48:54.169Z d01782c6-b615-4b06-96b2-ac313bae6d72 Task timed out after 3.06 seconds",
    "Task timed out after 3.00 seconds",
    "null",
  ]) {
    it(`is no function's where AWS Lambda says something in place of one that failed: ${error}`, () => {
      assert.equal(
        messageFor(named("UserLambdaValidationException", `PreSignUp failed with error ${error}.`)),
        "Something went wrong (UserLambdaValidationException). Try again.",
      );
    });
  }

  for (const message of [
    "The order null.5 is unknown",
    "nullified",
    "Your task: Task timed out after 3.00 seconds",
    "Give the RequestId: 12",
  ]) {
    it(`is a function's own where only its words are like those of AWS Lambda: ${message}`, () => {
      const error = named("UserLambdaValidationException", `PreSignUp failed with error ${message}.`);
      assert.equal(messageFor(error), message);
    });
  }

  it("is no function's where Cognito says something else, or can't invoke one", () => {
    for (const [name, message] of [
      ["UserLambdaValidationException", "PreSignUp failed with error ."],
      ["UserLambdaValidationException", "Something else"],
      ["UnexpectedLambdaException", "PreSignUp invocation failed due to error AccessDeniedException."],
      ["Strange", "PreSignUp failed with error pass-word."],
    ] as const) {
      assert.equal(messageFor(named(name, message)), `Something went wrong (${name}). Try again.`);
    }
  });

  it("is the page's own error", () => {
    assert.equal(
      messageFor(new ExplainedError("The API responds with HTTP 401.")),
      "The API responds with HTTP 401.",
    );
  });

  it("doesn't repeat an unknown error", () => {
    assert.equal(messageFor(named("Strange", "pass-word")), "Something went wrong (Strange). Try again.");
    assert.equal(messageFor("pass-word"), "Something went wrong (unknown error). Try again.");
  });
});

describe("A refusal to send a code", () => {
  const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

  for (const [name, message] of [
    ["UserNotFoundException", "Username/client id combination not found."],
    ["NotAuthorizedException", "User password cannot be reset in the current state."],
    ["NotAuthorizedException", "User is disabled."],
    ["NotAuthorizedException", "Incorrect username or password."],
    ["PasskeyAuthenticationCanceled", "Passkey authentication ceremony has been canceled."],
    ["InvalidPasskeyAuthenticationOptions", "Invalid passkey authentication options."],
    ["RelyingPartyMismatch", "Relying party does not match current domain."],
    [
      "InvalidParameterException",
      "Cannot reset password for the user as there is no registered/verified email or phone_number",
    ],
  ] as const) {
    it(`reveals whether a user exists, if it is: ${message}`, () => {
      assert.equal(revealsUserExistence(named(name, message)), true);
    });
  }

  for (const [name, message] of [
    ["LimitExceededException", "Attempt limit exceeded, please try after some time."],
    ["NetworkError", "A network error has occurred."],
    ["InvalidParameterException", "1 validation error detected"],
  ] as const) {
    it(`doesn't, if it is: ${message}`, () => {
      assert.equal(revealsUserExistence(named(name, message)), false);
    });
  }
});
