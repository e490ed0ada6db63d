import assert from "node:assert/strict";
import {
  DescribeIdentityPoolCommand,
  GetOpenIdTokenCommand,
  type RoleMapping,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cognito-identity";
import { AdminUserGlobalSignOutCommand } from "@aws-sdk/client-cognito-identity-provider";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { createAwsClient } from "../../awsClient";
import { assertRefused, documented, guide, identityApi, type Subject } from "./check";
import {
  assertRole,
  credentialsOf,
  exchange,
  federatedUserWithRole,
  identify,
  identities,
  joinGroup,
  newFederatedUser,
  openBucket,
  providerOf,
  roleFor,
  setRoles,
  write,
} from "./identities";
import { forged, tokensOf } from "./tokens";

const byToken = (AmbiguousRoleResolution: "AuthenticatedRole" | "Deny"): RoleMapping => ({
  Type: "Token",
  AmbiguousRoleResolution,
});

export const identityPools: Subject = {
  title: "Identity pools",
  checks: {
    "An ID token is exchanged for credentials of the users' role": documented(
      identityApi("GetCredentialsForIdentity"),
      async (cognito) => {
        const user = await federatedUserWithRole(cognito);
        await assertRole(cognito, await exchange(cognito, user, user.id), user.role);
      },
    ),

    "A forged ID token is refused": documented(identityApi("GetCredentialsForIdentity"), async (cognito) => {
      const user = await federatedUserWithRole(cognito);
      const IdentityId = await identify(cognito, user.IdentityPoolId, { [user.provider]: user.id });
      const credentials = (token: string): Promise<unknown> =>
        credentialsOf(cognito, IdentityId, { [user.provider]: token });
      await credentials(user.id);
      await assertRefused("NotAuthorizedException", credentials(forged(user.id)));
    }),

    "An ID token of another user pool is refused": documented(identityApi("GetId"), async (cognito) => {
      const { IdentityPoolId, provider, id } = await federatedUserWithRole(cognito);
      await identify(cognito, IdentityPoolId, { [provider]: id });
      const UserPoolId = await cognito.createPool();
      const ClientId = await cognito.createClient(UserPoolId);
      await cognito.createUser(UserPoolId);
      const Logins = { [providerOf(cognito, UserPoolId)]: (await tokensOf(cognito, ClientId)).id };
      await assertRefused("NotAuthorizedException", identify(cognito, IdentityPoolId, Logins));
    }),

    "Guests get no identity, where the pool has none for them": documented(
      guide("identity-pools"),
      async (cognito) => {
        const open = await newFederatedUser(cognito, { AllowUnauthenticatedIdentities: true });
        await identify(cognito, open.IdentityPoolId);
        const { IdentityPoolId } = await federatedUserWithRole(cognito);
        await assertRefused("NotAuthorizedException", identify(cognito, IdentityPoolId));
      },
    ),

    "A user's identity gives no credentials without the user's token": documented(
      guide("identity-pools"),
      async (cognito) => {
        const { IdentityPoolId, provider, id } = await federatedUserWithRole(cognito);
        const Logins = { [provider]: id };
        const IdentityId = await identify(cognito, IdentityPoolId, Logins);
        await credentialsOf(cognito, IdentityId, Logins);
        await assertRefused("NotAuthorizedException", credentialsOf(cognito, IdentityId));
      },
    ),

    "Guests get credentials of their role, where the pool allows guests": documented(
      guide("identity-pools"),
      async (cognito) => {
        const user = await newFederatedUser(cognito, { AllowUnauthenticatedIdentities: true });
        const role = await roleFor(cognito, user.IdentityPoolId, "unauthenticated");
        await setRoles(cognito, user, { unauthenticated: role });
        const IdentityId = await identify(cognito, user.IdentityPoolId);
        await assertRole(cognito, await credentialsOf(cognito, IdentityId), role);
      },
    ),

    "A role that trusts another identity pool gives no credentials": documented(
      guide("iam-roles"),
      async (cognito) => {
        const user = await federatedUserWithRole(cognito);
        await exchange(cognito, user, user.id);
        const role = await roleFor(cognito, (await newFederatedUser(cognito)).IdentityPoolId);
        await setRoles(cognito, user, { authenticated: role });
        const exchanged = exchange(cognito, user, user.id);
        await assertRefused("InvalidIdentityPoolConfigurationException", exchanged);
      },
    ),

    "A user who was signed out gets no credentials, where the pool has tokens checked": documented(
      identityApi("CognitoIdentityProvider"),
      async (cognito) => {
        const user = await federatedUserWithRole(cognito);
        const { UserPoolId, Username, id } = user;
        await exchange(cognito, user, id);
        await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }));
        await assertRefused("NotAuthorizedException", exchange(cognito, user, id));
      },
    ),

    "The classic flow is refused, where the pool doesn't allow it": documented(
      guide("authentication-flow"),
      async (cognito) => {
        const { IdentityPoolId, provider, id } = await federatedUserWithRole(cognito);
        const Logins = { [provider]: id };
        const IdentityId = await identify(cognito, IdentityPoolId, Logins);
        const command = new GetOpenIdTokenCommand({ IdentityId, Logins });
        await assertRefused("InvalidParameterException", identities(cognito).send(command));
        const classic = await newFederatedUser(cognito, { AllowClassicFlow: true });
        const logins = { [classic.provider]: classic.id };
        const identity = await identify(cognito, classic.IdentityPoolId, logins);
        await identities(cognito).send(new GetOpenIdTokenCommand({ IdentityId: identity, Logins: logins }));
      },
    ),

    "A group's role takes the place of the users' role": documented(
      guide("role-based-access-control"),
      async (cognito) => {
        const user = await federatedUserWithRole(cognito);
        const { role, token } = await joinGroup(cognito, user);
        const roles = { authenticated: user.role };
        await setRoles(cognito, user, roles, byToken("AuthenticatedRole"));
        await assertRole(cognito, await exchange(cognito, user, token), role);
      },
    ),

    "Roles of two groups that can't be decided between give none, where the pool says so": documented(
      guide("role-based-access-control"),
      async (cognito) => {
        const user = await federatedUserWithRole(cognito);
        await setRoles(cognito, user, { authenticated: user.role }, byToken("Deny"));
        const first = await joinGroup(cognito, user);
        await assertRole(cognito, await exchange(cognito, user, first.token), first.role);
        const { token } = await joinGroup(cognito, user);
        await assertRefused("NotAuthorizedException", exchange(cognito, user, token));
      },
    ),

    "A rule about a claim decides on the role": documented(
      guide("role-based-access-control"),
      async (cognito) => {
        const user = await federatedUserWithRole(cognito);
        const RoleARN = await roleFor(cognito, user.IdentityPoolId);
        const own = { Claim: "cognito:username", MatchType: "Equals", Value: user.Username } as const;
        const rule = { ...own, RoleARN };
        await setRoles(
          cognito,
          user,
          { authenticated: user.role },
          { Type: "Rules", AmbiguousRoleResolution: "Deny", RulesConfiguration: { Rules: [rule] } },
        );
        await assertRole(cognito, await exchange(cognito, user, user.id), RoleARN);
      },
    ),

    "Credentials allow what the role's policy allows, and nothing else": documented(
      guide("iam-roles"),
      async (cognito) => {
        const user = await federatedUserWithRole(cognito);
        const Bucket = await openBucket(cognito, user, user.role, "open/*");
        const credentials = await exchange(cognito, user, user.id);
        const s3 = createAwsClient(S3Client, { ...cognito, credentials });
        await write(s3, Bucket, "open/file");
        await assertRefused("AccessDenied", write(s3, Bucket, "closed/file"));
        await assertRefused("AccessDenied", s3.send(new ListObjectsV2Command({ Bucket })));
      },
    ),

    "A variable in the role's policy stands for the user's identity": documented(
      guide("iam-roles"),
      async (cognito) => {
        const user = await federatedUserWithRole(cognito);
        const keys = "${cognito-identity.amazonaws.com:sub}/*";
        const Bucket = await openBucket(cognito, user, user.role, keys);
        const Logins = { [user.provider]: user.id };
        const id = await identify(cognito, user.IdentityPoolId, Logins);
        const credentials = await credentialsOf(cognito, id, Logins);
        const s3 = createAwsClient(S3Client, { ...cognito, credentials });
        await write(s3, Bucket, `${id}/file`);
        await assertRefused("AccessDenied", write(s3, Bucket, `${id}x/file`));
      },
    ),

    "An identity pool has tags, which can be added and removed": documented(
      identityApi("DescribeIdentityPool"),
      async (cognito) => {
        const { IdentityPoolId } = await newFederatedUser(cognito, { IdentityPoolTags: { stage: "test" } });
        const client = identities(cognito);
        const ResourceArn = `arn:aws:cognito-identity:${cognito.region}:000000000000:identitypool/${IdentityPoolId}`;
        await client.send(new TagResourceCommand({ ResourceArn, Tags: { team: "shop" } }));
        await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ["stage"] }));
        const { IdentityPoolTags } = await client.send(new DescribeIdentityPoolCommand({ IdentityPoolId }));
        assert.deepEqual(IdentityPoolTags, { team: "shop" });
      },
    ),
  },
};
