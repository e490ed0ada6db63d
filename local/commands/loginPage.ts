import { deployApplication } from "../stacks/application";
import { runCommand, type Command } from "../../cli/command";
import { localAmplifyOutputs } from "../frontend/frontendFiles";
import { mayHaveColour, TextReport } from "../report";
import { testUserOf, type DeployedTestUser } from "../stacks/testUser";
import { parseLoginPageCommandLine, usage } from "./loginPageOptions";
import { lineOf, watchMails } from "../frontend/mailbox";
import { openPageServer } from "../frontend/pageServer";

/*
 * `npm run login-page`: deploys the whole application to a local AWS and serves the login page for it.
 */

void runCommand(async (command) => {
  const options = parseLoginPageCommandLine(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const page = await openPageServer(options.pagePort);
  command.atEnd(() => page.stop());
  const text = new TextReport(mayHaveColour(process.stdout, process.env));
  const wanted = {
    ...options,
    awsProvider: "local",
    serve: true,
    showSecrets: false,
    frontendOrigin: page.origin,
  } as const;
  // What is deployed isn't what one wants to see here.
  const quiet = { ...command, say: () => undefined, folder: process.cwd(), environment: process.env };
  command.progress("Deploying the application …");
  const application = await deployApplication(wanted, text, quiet);
  const { auth, downstream, deployment } = application;
  const amplifyOutputs = localAmplifyOutputs(downstream.amplifyOutputs, deployment.endpoint);

  command.progress("Starting the login page …");
  await page.serve(JSON.stringify(amplifyOutputs));
  announce(page.origin, testUserOf(auth.files, auth.outputs), text, command);
  command.atEnd(
    watchMails(deployment.endpoint, (mail) => {
      command.progress(lineOf(mail));
    }),
  );
  await command.serve(page.origin);
  return 0;
});

function announce(
  address: string,
  testUser: DeployedTestUser | undefined,
  text: TextReport,
  { say, sayJson }: Command,
): void {
  const { username, email, temporaryPassword } = testUser ?? {};
  sayJson({ address, username, email, temporaryPassword });
  say(text.heading("Login page"));
  say(text.output("address", address));
  if (testUser === undefined) {
    say(text.notice("this stack has no test user"));
    return;
  }
  say(text.output("username", username));
  say(text.output("e-mail address", email));
  say(text.output("temporary password", temporaryPassword));
}
