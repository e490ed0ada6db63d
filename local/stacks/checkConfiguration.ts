import { organization } from "@cognito-auth/local-aws/engines/engine";
import * as pulumi from "@pulumi/pulumi";
import { CommandError } from "../../cli/errors";
import type { Project } from "./deployment";
import type { StackFiles } from "./stackFiles";

/**
 * Has a program read its configuration before anything is started, so that a problem in it is reported at once.
 *
 * @param shownFile the stack's file as messages show it
 * @throws CommandError with every problem
 */
export async function checkConfiguration(
  { readConfiguration }: Pick<Project, "readConfiguration">,
  { project, config }: StackFiles,
  stack: string,
  shownFile: string,
): Promise<void> {
  const refuse = (): never => {
    throw new Error("reading a configuration creates and calls nothing");
  };
  // What runs the program sets its own configuration, project and stack later.
  await pulumi.runtime.setMocks({ newResource: refuse, call: refuse }, project, stack, true, organization);
  pulumi.runtime.setAllConfig({ ...config });
  try {
    readConfiguration();
  } catch (error) {
    // By its name: each copy of the package has a class of its own. All else is a bug, which must not look like a mistake.
    if (!(error instanceof Error && error.name === "InvalidArgumentsError")) throw error;
    const message = `${shownFile} can't be deployed. ${error.message.trimEnd()}`;
    throw new CommandError(message, `correct ${shownFile}`);
  } finally {
    pulumi.runtime.setAllConfig({});
  }
}
