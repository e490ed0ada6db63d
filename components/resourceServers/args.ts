/**
 * An API whose scopes access tokens can contain.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
 */
export interface ResourceServerArgs {
  /**
   * What its scopes begin with in a token, before a `/`: a short name, or the API's URL; 1 to 256 ASCII characters without
   * spaces, quotes and backslashes. A change replaces the resource server. Default: its key.
   */
  identifier?: string;
  /**
   * At most 100 scopes, each by its name with a description of 1 to 256 characters. A name has 1 to 256 ASCII characters without
   * spaces, quotes, slashes and backslashes.
   */
  scopes: Record<string, string>;
}
