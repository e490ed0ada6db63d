/** What has to be done however a command ends. */
export class CleanUps {
  private readonly steps: (() => Promise<void>)[] = [];

  add(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  /**
   * Runs the steps, the last one first, also those that are added meanwhile. One that fails stops no other.
   *
   * @param explain prints an error, and returns the exit code for it
   * @returns the exit code: that of the last failure, or 0
   */
  async run(explain: (error: unknown) => number): Promise<number> {
    let exitCode = 0;
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) {
      try {
        await step();
      } catch (error) {
        exitCode = explain(error);
      }
    }
    return exitCode;
  }
}
