/** The ARN of a certificate. Whether there is one doesn't matter. */
export function certificateOf(region: string): string {
  return `arn:aws:acm:${region}:000000000000:certificate/11111111-1111-1111-1111-111111111111`;
}
