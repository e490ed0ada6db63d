import {
  AdminDeleteUserCommand,
  type CognitoIdentityProviderClient,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  ListUsersCommand,
  UpdateUserPoolCommand,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";

/** What is deployed, by the ids that Pulumi imports it with. */
export interface Deployed {
  readonly pools: readonly string[];
  readonly clients: readonly string[];
  readonly users: readonly string[];
}

/** The ids of all pools. */
export async function poolIds(cognito: CognitoIdentityProviderClient): Promise<string[]> {
  const { UserPools = [] } = await cognito.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  return UserPools.map(({ Id = "" }) => Id);
}

/** What is deployed in the pools that are meant; in all, by default. */
export async function findDeployed(
  cognito: CognitoIdentityProviderClient,
  isMeant: (pool: UserPoolType) => boolean = () => true,
): Promise<Deployed> {
  const ids = await poolIds(cognito);
  const described = ids.map((UserPoolId) => cognito.send(new DescribeUserPoolCommand({ UserPoolId })));
  const pools = (await Promise.all(described)).flatMap(({ UserPool }) =>
    UserPool?.Id !== undefined && isMeant(UserPool) ? [UserPool.Id] : [],
  );
  const clients: string[] = [];
  const users: string[] = [];
  for (const UserPoolId of pools) {
    const { UserPoolClients = [] } = await cognito.send(new ListUserPoolClientsCommand({ UserPoolId }));
    clients.push(...UserPoolClients.map(({ ClientId = "" }) => `${UserPoolId}/${ClientId}`));
    const { Users = [] } = await cognito.send(new ListUsersCommand({ UserPoolId }));
    users.push(...Users.map(({ Username = "" }) => `${UserPoolId}/${Username}`));
  }
  return { pools, clients, users };
}

/** Deletes what is deployed, but isn't in a stack's state. */
export async function deleteUnknown(
  cognito: CognitoIdentityProviderClient,
  { pools, clients, users }: Deployed,
  state: string,
): Promise<void> {
  const isKnown = (id: string): boolean => state.includes(JSON.stringify(id));
  for (const client of clients) {
    const [UserPoolId, ClientId = ""] = client.split("/");
    if (!isKnown(ClientId)) await cognito.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }));
  }
  for (const user of users) {
    const [UserPoolId, Username] = user.split("/");
    if (!isKnown(user)) await cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username }));
  }
  for (const UserPoolId of pools) {
    if (isKnown(UserPoolId)) continue;
    await cognito.send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: "INACTIVE" }));
    await cognito.send(new DeleteUserPoolCommand({ UserPoolId }));
  }
}
