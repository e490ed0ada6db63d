import { randomBytes } from "node:crypto";
import { CommandError, messageOf } from "../../../cli/errors";

/** The endpoint gives no such token, so what it is for can't be tried. */
export class TokenUnavailable extends Error {
  override readonly name = "TokenUnavailable";
}

const namePrefix = "application-proof";

/** A name for what is made for tokens, by which it is found if it can't be deleted. */
export function newName(): string {
  return `${namePrefix}-${randomBytes(6).toString("hex")}`;
}

/** Makes tokens, each when it is first asked for, and deletes at the end what was made for them. */
export class TokenMaker {
  private readonly underWay: Promise<string>[] = [];
  private readonly cleanUps: (() => Promise<unknown>)[] = [];

  /** @param secrets gets the tokens, which must never be shown */
  constructor(private readonly secrets: Set<string>) {}

  /** Gives the same token however often it is asked for. */
  once(make: () => Promise<string>): () => Promise<string> {
    let made: Promise<string> | undefined;
    return () => {
      if (made === undefined) this.underWay.push((made = this.keepSecret(make)));
      return made;
    };
  }

  /** Has something deleted at the end. */
  atEnd(cleanUp: () => Promise<unknown>): void {
    this.cleanUps.push(cleanUp);
  }

  /** Deletes what was made, once nothing more is being made. */
  async cleanUp(): Promise<void> {
    // A claim that takes too long is abandoned, but its work goes on.
    await Promise.allSettled(this.underWay);
    const outcomes = await Promise.allSettled(this.cleanUps.splice(0).map((cleanUp) => cleanUp()));
    const failure = outcomes.find((outcome) => outcome.status === "rejected");
    if (failure === undefined) return;
    throw new CommandError(
      `What the proof made can't be deleted: ${messageOf(failure.reason)}`,
      `delete the user pool, app clients and resource server there whose names start with ${namePrefix}`,
    );
  }

  private async keepSecret(make: () => Promise<string>): Promise<string> {
    const token = await make();
    this.secrets.add(token);
    return token;
  }
}
