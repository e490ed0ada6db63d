/*
 * In the tests, the functions of triggers have all the time that they need on a slow machine, also in a local AWS that a
 * command under test starts: within AWS's limit, one could be called again. Tests of the limit have their own.
 */
process.env["COGNITO_AUTH_TRIGGER_SECONDS"] ??= "60";
