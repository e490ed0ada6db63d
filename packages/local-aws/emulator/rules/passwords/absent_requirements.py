from ..rule import Rule

REQUIREMENTS = ("RequireLowercase", "RequireNumbers", "RequireSymbols", "RequireUppercase")


def require_what_is_there(_cognito, errors_of, acted):
    """ministack takes a requirement that a policy doesn't have for one that it does.

    The AWS provider leaves out of its requests what isn't required, and that turns it off on AWS.
    """

    def errors_of_policy(pool, password):
        policy = (pool.get("Policies") or {}).get("PasswordPolicy")
        if not policy:
            return errors_of(pool, password)
        whole = {**dict.fromkeys(REQUIREMENTS, False), **policy}
        errors = errors_of({**pool, "Policies": {"PasswordPolicy": whole}}, password)
        if errors != errors_of(pool, password):
            acted()
        return errors

    return errors_of_policy


RULE = Rule(
    name="requirements of passwords",
    sentence="The requirement in a password policy that users must include at least one symbol in their password.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html",
    wrapped={"_password_policy_errors": require_what_is_there},
)
