/** An environment for other programs. */
export interface ShellEnvironment {
  readonly environment: Readonly<Record<string, string>>;
  /** The variables that must not be set. */
  readonly unset: readonly string[];
}

/** How a shell is told of an environment. */
export interface Shell {
  /** The commands that set an environment, one per line. */
  readonly commandsOf: (environment: ShellEnvironment) => string[];
  /** The command that runs such commands in a file. */
  readonly load: (file: string) => string;
}

/** Bash, zsh and all other POSIX shells. */
export const posixShell: Shell = {
  commandsOf: ({ environment, unset }) => [
    ...Object.entries(environment).map(
      ([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
    ),
    ...(unset.length === 0 ? [] : [`unset ${unset.join(" ")}`]),
  ],
  load: (file) => `. ${file}`,
};

/** PowerShell 5.1 and newer. */
export const powerShell: Shell = {
  commandsOf: ({ environment, unset }) => [
    // PowerShell takes typographic quotes for straight ones, too.
    ...Object.entries(environment).map(
      ([name, value]) => `$env:${name} = '${value.replaceAll(/['\u2018-\u201b]/g, "$&$&")}'`,
    ),
    ...unset.map((name) => `Remove-Item Env:${name} -ErrorAction Ignore`),
  ],
  // By default, Windows runs no script files. PowerShell 5.1 takes a file without a byte order mark for ANSI.
  load: (file) => `Get-Content -Raw -Encoding UTF8 ${file} | Invoke-Expression`,
};

/** The usual shell of an operating system. */
export function shellOf(platform: NodeJS.Platform): Shell {
  return platform === "win32" ? powerShell : posixShell;
}
