/**
 * An API whose scopes access tokens can contain.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
 */
export interface ResourceServerArgs {
  /**
   * What its scopes begin with in a token, before a `/`: a short name, or the API's URL; 1 to 256 ASCII characters without
   * spaces, quotes and backslashes. A change deletes the resource server before the new one is created, so that for a moment no
   * client gets tokens with its scopes; with another key besides, the old one is there until the clients have the new scopes.
   * Default: its key.
   */
  identifier?: string;
  /**
   * At most 100 scopes, each by its name with a description of 1 to 256 characters. A name has 1 to 256 ASCII characters without
   * spaces, quotes, slashes and backslashes, and where a client has the scope, 256 with the identifier and the `/`. A scope that is
   * removed here and in its clients at once is removed here first; if Cognito refuses that (it isn't documented), remove it in the
   * clients, deploy, and then remove it here.
   */
  scopes: Record<string, string>;
}
