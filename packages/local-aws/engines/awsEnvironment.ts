/** A local AWS, as described by an environment. */
interface LocalAws {
  readonly endpoint: string;
  readonly region: string;
}

/** The variables with which AWS's own tools use a local AWS, and can't reach a real account of the user. */
export function awsEnvironment({ endpoint, region }: LocalAws): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_SESSION_TOKEN: "",
  };
}
