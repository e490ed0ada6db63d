import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, MfaMode, SignInWith, TimeUnit } from "cognito-auth";

const config = new pulumi.Config();
const tags = { owner: "identity-team" };

// The staff sign in with a second factor, and again every day. There is no sign-up.
const staff = new CognitoAuth(
  "staff",
  {
    userPool: { mfa: { mode: MfaMode.Required }, customAttributes: { department: { type: "String" } } },
    appClient: { refreshTokenValidity: { value: 1, unit: TimeUnit.Days } },
    tags,
  },
  { provider: new Provider("staff-region", { region: config.require("staffRegion") }), protect: true },
);

// Customers sign themselves up with their email address.
const customers = new CognitoAuth(
  "customers",
  {
    userPool: {
      signInWith: SignInWith.Email,
      selfSignUp: true,
      passwordPolicy: { minimumLength: 12, requireSymbols: false },
    },
    testUser: { username: "test-user@example.com" },
    tags,
  },
  { provider: new Provider("customer-region", { region: config.require("customerRegion") }) },
);

// For the stacks and frontends of either; two pools of one stack need names that tell them apart.
export const staffUserPoolId = staff.userPoolId;
export const staffAppClientId = staff.appClientId;
export const staffIssuer = staff.userPoolIssuer;
export const customersUserPoolId = customers.userPoolId;
export const customersAppClientId = customers.appClientId;
export const customersIssuer = customers.userPoolIssuer;
export const customersTestPassword = customers.testUserTemporaryPassword;
