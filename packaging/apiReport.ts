import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
  ExtractorMessageCategory,
} from "@microsoft/api-extractor";

const repository = join(__dirname, "..");

/** What other programs can import, by the name of its report. */
const entryPoints = ["index", "testing"];

/**
 * Reports the public API of the built package, a file for each entry point, such as `index.api.md`.
 *
 * @returns what is wrong with it, such as a type that isn't exported though an exported one refers to it
 */
export function reportApi(packageFolder: string, reportFolder: string): string[] {
  const scratch = mkdtempSync(join(tmpdir(), "cognito-auth-api-"));
  try {
    return entryPoints.flatMap((name) => problemsOf(configFor(name, packageFolder, reportFolder, scratch)));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function problemsOf(config: ExtractorConfig): string[] {
  const problems: string[] = [];
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      if (isProblem(message)) problems.push(message.formatMessageWithLocation(repository));
    },
  });
  return problems;
}

function configFor(
  name: string,
  packageFolder: string,
  reportFolder: string,
  reportTempFolder: string,
): ExtractorConfig {
  return ExtractorConfig.prepare({
    packageJsonFullPath: join(packageFolder, "package.json"),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: packageFolder,
      newlineKind: "lf",
      mainEntryPointFilePath: join(packageFolder, `${name}.d.ts`),
      compiler: { tsconfigFilePath: join(repository, "tsconfig.build.json"), skipLibCheck: true },
      apiReport: {
        enabled: true,
        reportFileName: name,
        reportFolder,
        reportTempFolder,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Warning } },
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Warning },
          "ae-missing-release-tag": { logLevel: ExtractorLogLevel.None },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
}

/** What API Extractor says to a terminal is only that it has written the report. */
function isProblem({ category, logLevel }: ExtractorMessage): boolean {
  const isSevere = logLevel === ExtractorLogLevel.Error || logLevel === ExtractorLogLevel.Warning;
  return isSevere && category !== ExtractorMessageCategory.Console;
}
