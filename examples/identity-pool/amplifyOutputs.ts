import * as pulumi from "@pulumi/pulumi";

/** What a frontend uses with the tokens of a signed-in user. */
export interface Downstream {
  readonly identityPoolId: pulumi.Output<string>;
  readonly uploadsBucketName: pulumi.Output<string>;
  readonly region: pulumi.Output<string>;
  /** Absent where no API is called. */
  readonly apiUrl?: pulumi.Output<string>;
}

/** What the auth stack wrote. */
interface AmplifyOutputs {
  readonly auth?: object;
  readonly custom?: object;
}

/**
 * The content of Amplify's `amplify_outputs.json`: the auth stack's, with what this stack adds. Undefined where a version
 * of cognito-auth deployed that stack that didn't export it.
 */
export function amplifyOutputs(
  ofAuthStack: pulumi.Output<string | undefined>,
  { identityPoolId, uploadsBucketName, region, apiUrl }: Downstream,
): pulumi.Output<string | undefined> {
  return pulumi
    .all([ofAuthStack, identityPoolId, uploadsBucketName, region, apiUrl])
    .apply(([written, identity_pool_id, bucket_name, aws_region, api_url]) => {
      if (written === undefined) return undefined;
      const { auth, custom, ...others } = JSON.parse(written) as AmplifyOutputs;
      return JSON.stringify({
        ...others,
        auth: { ...auth, identity_pool_id },
        storage: { aws_region, bucket_name },
        // Amplify has a place of its own for REST APIs, which is for those of API Gateway's version 1.
        custom: { ...custom, api_url },
      });
    });
}
