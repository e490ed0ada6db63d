/** What one can do about what the local provider doesn't have. */
export const otherwise =
  "for all others, run the command with --aws-provider installed, which uses Pulumi's own plugins";
