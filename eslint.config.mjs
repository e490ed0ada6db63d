import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules", ".local", "**/dist"] },
  js.configs.recommended,
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
    },
  },
  {
    files: ["tests/**", "packages/*/tests/**", "examples/*/tests/**"],
    ignores: ["packages/local-aws/tests/helpers/requestServer.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        ...["node:http", "node:https"].map((name) => ({
          name,
          importNames: ["createServer", "default"],
          message:
            "Use packages/local-aws/tests/helpers/requestServer.ts, which judges requests to AWS by AWS's own models.",
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
