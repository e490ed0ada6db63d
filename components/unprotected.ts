import type * as pulumi from "@pulumi/pulumi";

/** The options of a resource that can be created again at any time, which a protected component doesn't protect. */
export function unprotected(options: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  return { ...options, protect: false };
}
