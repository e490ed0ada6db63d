import path from "node:path";
import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import simpleImportSort from "eslint-plugin-simple-import-sort";
import tseslint from "typescript-eslint";

/** Files are named as what they export: `camelCase`, components of React `PascalCase`, with a suffix for tests. */
const fileName = {
  meta: {
    type: "suggestion",
    messages: { name: "Name the file in camelCase (a component of React in PascalCase)." },
    schema: [],
  },
  create: (context) => ({
    Program(node) {
      const [name, ...suffixes] = path.basename(context.filename).split(".");
      const isNamed =
        /^[a-z][A-Za-z0-9]*$/.test(name) || (suffixes.at(-1) === "tsx" && /^[A-Z][A-Za-z0-9]*$/.test(name));
      if (!isNamed) context.report({ node, messageId: "name" });
    },
  }),
};

/** Imports go one way, as CONTRIBUTING.md says. */
const forbidImports = (files, ...patterns) => ({
  plugins: { "@typescript-eslint": tseslint.plugin },
  files,
  rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
});
const rooms = (message, ...names) => ({
  message,
  group: [
    ...names.map((name) => `**/${name}/**`),
    ...(names.includes("packages") ? ["@cognito-auth/**"] : []),
  ],
});
const notInComponents = rooms(
  "The package is used without this program.",
  ...["program", "local", "cli", "packages", "packaging"],
);

export default tseslint.config(
  { ignores: ["node_modules", ".local", "**/dist"] },
  js.configs.recommended,
  {
    plugins: { "simple-import-sort": simpleImportSort, project: { rules: { "file-name": fileName } } },
    rules: {
      curly: ["error", "multi-line", "consistent"],
      "no-duplicate-imports": ["error", { allowSeparateTypeImports: true }],
      "simple-import-sort/imports": ["error", { groups: [["^node:", "^@?\\w", "^\\.\\.", "^\\."]] }],
      "simple-import-sort/exports": "error",
    },
  },
  {
    files: ["**/*.{ts,mts,tsx}"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // Numbers read well in messages; everything else must be turned into a string on purpose.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      // A module that is loaded later is named by its type alone.
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/naming-convention": [
        "error",
        { selector: "default", format: ["camelCase"], leadingUnderscore: "allow" },
        { selector: "import", format: ["camelCase", "PascalCase"] },
        // Choices (`as const` objects), components of React and what AWS calls so begin with a capital.
        {
          selector: ["variable", "parameter", "function"],
          format: ["camelCase", "PascalCase"],
          leadingUnderscore: "allow",
        },
        { selector: ["variable", "parameter"], modifiers: ["destructured"], format: null },
        // A variable for a property can have that property's name.
        {
          selector: ["variable", "parameter"],
          filter: { regex: "^[a-z]+(_[a-z]+)+$|^PULUMI_", match: true },
          format: null,
        },
        { selector: "typeLike", format: ["PascalCase"] },
        // The names of properties are those of Pulumi, AWS, environment variables and HTTP.
        { selector: ["property", "objectLiteralMethod", "enumMember"], format: null },
      ],
      "project/file-name": "error",
    },
  },
  forbidImports(
    ["cli/**"],
    rooms("cli is what all commands share.", ...["components", "program", "local", "packages", "packaging"]),
  ),
  forbidImports(
    ["packages/**"],
    rooms("The local AWS knows nothing of this program.", "program", "local", "cli", "packaging"),
    {
      regex: "^cognito-auth(/|$)|/components/(?!testing/monitor/)",
      message: "The local AWS knows nothing of this program. What takes the engine's place doesn't either.",
    },
  ),
  forbidImports(
    ["program/**"],
    rooms("The program is deployed without what runs it here.", "local", "cli", "packages", "packaging"),
  ),
  forbidImports(["components/**"], notInComponents, {
    group: ["@pulumi/aws", "@pulumi/aws/**", "@pulumi/random", "@pulumi/random/**"],
    allowTypeImports: true,
    message: "Only create.ts files make resources.",
  }),
  forbidImports(["components/*/create.ts"], notInComponents),
  forbidImports(
    ["packaging/**"],
    rooms("The package is built without this program.", "program", "local", "packages"),
  ),
  forbidImports(["local/**"], rooms("The commands run without what builds the package.", "packaging")),
  {
    files: ["tests/**", "packages/*/tests/**", "packages/*/emulator/rules/**", "examples/*/tests/**"],
    ignores: ["packages/local-aws/tests/helpers/requestServer.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        ...["node:http", "node:https"].map((name) => ({
          name,
          importNames: ["createServer", "default"],
          message:
            "Use packages/local-aws/tests/helpers/requestServer.ts, which validates requests to AWS against AWS's own models.",
        })),
      ],
    },
  },
  {
    files: ["examples/login-page/src/**"],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      // Amplify knows more steps than the page has screens, and will know more.
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
);
