/** The ARN of a function in the account and region of the tests, perhaps of its version or alias: `sign-up:live`. */
export function functionArn(name: string): string {
  return `arn:aws:lambda:eu-west-1:000000000000:function:${name}`;
}

/** A function that sends messages, with the role that is named like it. */
export function senderOf(name: string): { functionArn: string; roleArn: string } {
  return { functionArn: functionArn(name), roleArn: `arn:aws:iam::000000000000:role/${name}` };
}
