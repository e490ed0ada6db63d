/**
 * The version of the language of policies in AWS IAM.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
 */
export const policyVersion = "2012-10-17";
