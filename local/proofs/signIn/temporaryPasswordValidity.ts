import { askedFor } from "../askedFor";
import type { CheckResult } from "./claim";
import type { Proof } from "./proof";

/** Whether the pool was asked to let temporary passwords expire. Nobody waits for that here. */
export function temporaryPasswordExpires({ target, facts }: Proof): Promise<CheckResult> {
  const PasswordPolicy = { TemporaryPasswordValidityDays: target.temporaryPasswordDays };
  return askedFor(
    target.endpoint,
    {
      service: "cognito-idp",
      operations: ["CreateUserPool", "UpdateUserPool"],
      resource: { PoolName: facts.poolName },
      parameters: { Policies: { PasswordPolicy } },
    },
    "it would take days to see, and this endpoint doesn't show its requests",
  );
}
