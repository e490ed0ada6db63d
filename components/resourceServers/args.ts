/**
 * An API whose scopes access tokens can contain.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
 */
export interface ResourceServerArgs {
  /**
   * What its scopes begin with in a token, before a `/`: a short name, or the API's URL; 1 to 256 ASCII characters without
   * spaces, quotes and backslashes. A change replaces the resource server, and deletes it first; with another key besides, the
   * new one is there before clients change their scopes, and the old one until then. Default: its key.
   */
  identifier?: string;
  /**
   * At most 100 scopes, each by its name with a description of 1 to 256 characters. A name has 1 to 256 ASCII characters without
   * spaces, quotes, slashes and backslashes. To remove a scope that clients have, deploy twice: without it in the clients, then
   * without it here. In one deployment, the resource server would change before its clients.
   */
  scopes: Record<string, string>;
}
