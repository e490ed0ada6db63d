/*
 * In the tests, a user pool waits for its functions as long as a slow machine may need, also in a local AWS that a command
 * under test starts: within AWS's limit, one could be called again. Tests of the limit have their own.
 */
process.env["COGNITO_AUTH_TRIGGER_SECONDS"] ??= "60";
