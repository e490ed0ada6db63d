/** Standard output where one JSON document is requested; errors that come after it are printed on standard error. */
export class JsonOutput {
  private isPrinted = false;

  constructor(readonly isAskedFor: boolean) {}

  /** Whether the document is still to be printed. */
  get isDue(): boolean {
    return this.isAskedFor && !this.isPrinted;
  }

  print(document: object): void {
    if (!this.isAskedFor) return;
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    this.isPrinted = true;
  }
}
