import type * as pulumi from "@pulumi/pulumi";

/** The kind of sign-in pages. */
export const LoginPages = {
  /** Managed login, whose look is `appClient.branding`; needs the plan Essentials or Plus. */
  Managed: "managed",
  /** The classic hosted UI, whose look is `domain.classicUi`. */
  Classic: "classic",
} as const;
/** The kind of sign-in pages. */
export type LoginPages = (typeof LoginPages)[keyof typeof LoginPages];

/**
 * A domain of your own. With `hostedZoneId`, the component creates its records and, unless there is a `certificateArn`, its
 * certificate in us-east-1, whatever the pool's region. Cognito requires an A record for the parent domain
 * (`example.com` of `auth.example.com`). Creating the domain takes up to an hour.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
 */
export interface CustomDomainArgs {
  /**
   * The domain's name, such as `auth.example.com`, at most 63 characters. A change deletes the domain before the new one is created,
   * which takes up to an hour again.
   */
  name: pulumi.Input<string>;
  /**
   * The ARN of its certificate in AWS Certificate Manager, which must be in us-east-1. Required without `hostedZoneId`.
   * Default: a certificate that the component creates.
   */
  certificateArn?: pulumi.Input<string>;
  /**
   * The id of the public hosted zone in Route 53, of the domain or a parent, in which the records are created. It must not have
   * records for the domain itself yet; a record that proves it for another certificate is taken over, and deleted with the
   * component. Without it, create an alias (or CNAME) record for the name elsewhere, to the output `domainAliasTarget`. Required
   * without `certificateArn`. Default: none.
   */
  hostedZoneId?: pulumi.Input<string>;
}

/**
 * The look of the classic hosted UI, of all clients. At least one of both is required.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/hosted-ui-classic-branding.html
 */
export interface ClassicUiArgs {
  /** CSS for the classes of Cognito's template, at most 3 KB, and 135 KB with the logo in Base64. Default: Cognito's own. */
  css?: pulumi.Input<string>;
  /** The logo, a PNG or JPEG of at most 100 KB, in Base64. Default: none. */
  logoBase64?: pulumi.Input<string>;
}

/**
 * Where the pool's sign-in pages and its token endpoint are: at a `prefix` of Cognito's domain, at a `custom` domain, at
 * both, or at a `url` that exists already.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
 */
export interface DomainArgs {
  /**
   * What comes before `.auth.REGION.amazoncognito.com`: 1 to 63 lower-case letters, digits and hyphens, unique in the region
   * among all AWS accounts, without `aws`, `amazon` and `cognito`. A change deletes the domain before the new one is created: if
   * the new one is taken, the pool has none. Default: none.
   */
  prefix?: pulumi.Input<string>;
  /** A domain of your own. Default: none. */
  custom?: CustomDomainArgs;
  /**
   * The URL of a domain that the pool has from elsewhere, such as `https://auth.example.com`; not beside `prefix` and `custom`. No
   * domain is created. Say by `pages` which kind of pages it has. Default: none.
   */
  url?: pulumi.Input<string>;
  /** The kind of sign-in pages: `managed` or `classic`. Default: `managed`, but `classic` with the plan Lite. */
  pages?: LoginPages;
  /** The look of the classic pages; only with `pages` classic. Default: Cognito's own. */
  classicUi?: ClassicUiArgs;
}
