import type { CommandContext } from "../../cli/command";
import { localAmplifyOutputs, shownTestUser } from "../frontend/frontendFiles";
import { lineOf, textLineOf, watchMails, watchTextMessages } from "../frontend/mailbox";
import { buildPage } from "../frontend/page";
import { openPageServer } from "../frontend/pageServer";
import { deployApplication } from "../stacks/application";
import { withReturnUrl } from "../stacks/returnUrls";
import { type DeployedTestUser, testUserOf } from "../stacks/testUser";
import type { LoginPageOptions } from "./loginPageOptions";

/** `npm run login-page`: deploys the whole application to a local AWS and serves the login page for it. */
export async function runLoginPage(context: CommandContext<LoginPageOptions>): Promise<number> {
  const { options, progress, atEnd } = context;
  const server = await openPageServer(options.pagePort);
  atEnd(() => server.stop());
  progress("Deploying the application …");
  const application = await deployApplication(
    {
      ...context,
      options: { ...options, awsProvider: "local", serve: true, showSecrets: false },
      // What is deployed isn't what the user wants to see here.
      print: () => undefined,
    },
    {
      frontendOrigin: () => server.origin,
      appClient: (written) => withReturnUrl(written, `${server.origin}/`),
    },
  );
  const { auth, downstream, deployment } = application;
  const amplifyOutputs = localAmplifyOutputs(downstream.amplifyOutputs, deployment.target.endpoint);

  progress("Building the login page …");
  server.serve(await buildPage(JSON.stringify(amplifyOutputs)));
  announce(server.origin, testUserOf(auth.files, auth.outputs), context);
  atEnd(
    watchMails(deployment.target.endpoint, (mail) => {
      progress(lineOf(mail));
    }),
  );
  atEnd(
    watchTextMessages(deployment.target.endpoint, (text) => {
      progress(textLineOf(text));
    }),
  );
  await context.serve(server.origin);
  return 0;
}

function announce(
  address: string,
  testUser: DeployedTestUser | undefined,
  { report, print, printJson }: CommandContext<LoginPageOptions>,
): void {
  printJson({ address, ...(testUser === undefined ? {} : shownTestUser(testUser)) });
  print(report.heading("Login page"));
  print(report.value("address", address));
  if (testUser === undefined) {
    print(report.notice("this stack has no test user"));
    return;
  }
  const { username, email, phoneNumber, password, isPermanent } = testUser;
  print(report.value("username", username));
  if (email !== undefined) print(report.value("email address", email));
  if (phoneNumber !== undefined) print(report.value("phone number", phoneNumber));
  print(report.value(isPermanent ? "password" : "temporary password", password));
}
