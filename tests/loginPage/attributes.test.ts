import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { StandardAttributesArgs } from "../../components";
import {
  cognitoAt,
  type NewUser,
  password as initialPassword,
} from "../../packages/local-aws/tests/helpers/cognitoUnderTest";
import { codeSentTo } from "./sentCode";
import { deployStack, type TestStack } from "./stack";
import {
  choosePassword,
  claimsOn,
  descriptionOf,
  failureOn,
  passwords,
  signIn,
  waitForScreen,
} from "./steps";
import { useLoginPage } from "./useBrowser";

/** Each standard attribute: its label, its type, its autocomplete, and what the user types. */
const fields = {
  email: ["Email address", "email", "email", "casey@example.com"],
  phone_number: ["Phone number", "tel", "tel", "+1 415 555 0123"],
  name: ["Full name", "text", "name", "Casey Lee Doe"],
  given_name: ["Given name", "text", "given-name", "Casey"],
  middle_name: ["Middle name", "text", "additional-name", "Lee"],
  family_name: ["Family name", "text", "family-name", "Doe"],
  nickname: ["Nickname", "text", "nickname", "Cas"],
  preferred_username: ["Preferred username", "text", "nickname", "casey-d"],
  gender: ["Gender", "text", "sex", "nonbinary"],
  birthdate: ["Date of birth", "date", "bday", "1990-02-28"],
  address: ["Postal address", "text", "address-line1", "1 Main Street, Springfield"],
  website: ["Website", "url", "url", "https://casey.example.com/"],
  profile: ["Profile page", "url", "off", "https://example.com/casey"],
  picture: ["Picture", "url", "photo", "https://example.com/casey.png"],
  locale: ["Language", "text", "language", "de-CH"],
  zoneinfo: ["Time zone", "text", "off", "Europe/Zurich"],
  updated_at: ["Last change of your data", "number", "off", "1700000000"],
} as const;

const names = Object.keys(fields);
const capitalized = ["name", "given_name", "middle_name", "family_name", "nickname", "address"];
const given = Object.fromEntries(
  Object.entries(fields).map(([name, [, , , value]]) => [
    name,
    name === "phone_number" ? "+14155550123" : value,
  ]),
);

/** The component's name of an attribute. */
function camelCase(name: string): string {
  return name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

describe("The attributes that a pool requires", () => {
  const tests = useLoginPage();

  /** Deploys a pool that requires these attributes, with the user `ada` where there is one. */
  async function requiring(required: readonly string[], user?: NewUser): Promise<TestStack> {
    const demands = names.map((name) => [camelCase(name), { required: required.includes(name) }]);
    const stack = await deployStack(tests.endpoint, {
      userPool: {
        selfSignUp: true,
        standardAttributes: Object.fromEntries(demands) as StandardAttributesArgs,
      },
      testUser: undefined,
    });
    const cognito = cognitoAt(tests.endpoint);
    if (user !== undefined) await cognito.createUser(stack.userPoolId, user);
    cognito.client.destroy();
    return stack;
  }

  /** Fills in a form's fields for attributes, and sees of what kind each is. */
  async function fillIn(page: Page, asked: readonly string[]): Promise<void> {
    for (const [name, [label, type, autoComplete, value]] of Object.entries(fields)) {
      const field = page.getByLabel(label, { exact: true });
      assert.equal(await field.count(), asked.includes(name) ? 1 : 0, name);
      if (!asked.includes(name)) continue;
      assert.equal(await field.getAttribute("type"), type, name);
      assert.equal(await field.getAttribute("autocomplete"), autoComplete, name);
      const capitals = capitalized.includes(name) ? "words" : "none";
      assert.equal(await field.getAttribute("autocapitalize"), capitals, name);
      await field.fill(value);
    }
  }

  /** Whether the browser accepts what is typed into a field. */
  async function accepts(field: Locator, value: string): Promise<boolean | undefined> {
    await field.fill(value);
    return field.evaluate(
      (input: { readonly validity?: { readonly valid: boolean } }) => input.validity?.valid,
    );
  }

  async function startSignUp(stack: TestStack): Promise<Page> {
    const page = await tests.open(stack.amplifyOutputs);
    await page.getByRole("button", { name: "Create an account" }).click();
    await page.getByLabel("Username", { exact: true }).fill("casey");
    await page.getByLabel("New password", { exact: true }).fill(passwords.chosen);
    return page;
  }

  async function attributesOf({ userPoolId }: TestStack, username: string): Promise<Record<string, string>> {
    const cognito = cognitoAt(tests.endpoint);
    const attributes = await cognito.attributesOf(userPoolId, username);
    cognito.client.destroy();
    return Object.fromEntries(
      names.flatMap((name) => (name in attributes ? [[name, attributes[name] ?? ""]] : [])),
    );
  }

  it("are asked for at the sign-up, all of them", async () => {
    const stack = await requiring(names);
    const page = await startSignUp(stack);
    await fillIn(page, names);
    await page.getByRole("button", { name: "Create account" }).click();
    await waitForScreen(page, "Confirm your email address");
    await page.getByLabel("Code from the email").fill(await codeSentTo(tests.endpoint, "casey@example.com"));
    await page.getByRole("button", { name: "Confirm" }).click();
    await waitForScreen(page, "Sign in");
    assert.deepEqual(await attributesOf(stack, "casey"), given);
  });

  it("are suggested where the browser knows them", async () => {
    const page = await tests.open((await requiring(names)).amplifyOutputs, { timezoneId: "Europe/Zurich" });
    await page.clock.install({ time: 1_700_000_000_000 });
    await page.getByRole("button", { name: "Create an account" }).click();
    const suggested = names.map(async (name) => [
      name,
      await page.locator(`input[name=${name}]`).inputValue(),
    ]);
    const values = Object.fromEntries(await Promise.all(suggested)) as Record<string, string>;
    assert.deepEqual(values, {
      ...Object.fromEntries(names.map((name) => [name, ""])),
      locale: "en-GB",
      zoneinfo: "Europe/Zurich",
      updated_at: "1700000000",
    });
  });

  it("have no time before 1970", async () => {
    const page = await startSignUp(await requiring(["updated_at"]));
    const field = page.getByLabel("Last change of your data");
    assert.equal(await accepts(field, "-1"), false);
    assert.equal(await accepts(field, "0"), true);
  });

  it("say in which format they are", async () => {
    const page = await startSignUp(await requiring(["phone_number"]));
    assert.equal(await descriptionOf(page, "Phone number"), "With the country code, such as +14155550123.");
    const field = page.getByLabel("Phone number");
    for (const [number, isAccepted] of [
      ["0415 555 0123", false],
      ["+0415 555 0123", false],
      ["+1", false],
      ["+12", true],
      [" + 1 415 555 0123 ", true],
      ["+123456789012345", true],
      ["+1234567890123456", false],
    ] as const) {
      assert.equal(await accepts(field, number), isAccepted, number);
    }
  });

  it("are asked for at the first sign-in, where an administrator hasn't given them", async () => {
    const stack = await requiring(["email", "given_name", "birthdate"], {
      isTemporary: true,
      attributes: { email: "ada@example.com", email_verified: "true" },
    });
    const page = await tests.open(stack.amplifyOutputs);
    await signIn(page, "ada", initialPassword);
    await waitForScreen(page, "Choose your password");
    await page.getByText("Choose your own, and complete your account.").waitFor();
    await fillIn(page, ["given_name", "birthdate"]);
    await choosePassword(page, passwords.chosen);
    await waitForScreen(page, "Hello, ada");
    const { email, given_name, birthdate } = await claimsOn(page);
    assert.deepEqual([email, given_name, birthdate], ["ada@example.com", "Casey", "1990-02-28"]);
  });

  it("are asked for at the first sign-in, all of them", async () => {
    const stack = await requiring(names, { isTemporary: true });
    const page = await tests.open(stack.amplifyOutputs);
    await signIn(page, "ada", initialPassword);
    await waitForScreen(page, "Choose your password");
    await fillIn(page, names);
    await choosePassword(page, passwords.chosen);
    await waitForScreen(page, "Hello, Casey Lee Doe");
    assert.deepEqual(await attributesOf(stack, "ada"), given);
  });

  it("can be corrected where the pool doesn't accept them", async () => {
    const stack = await requiring(["website"], { isTemporary: true });
    const page = await tests.open(stack.amplifyOutputs);
    await signIn(page, "ada", initialPassword);
    await waitForScreen(page, "Choose your password");
    await page.getByLabel("Website").fill(`https://example.com/${"x".repeat(2_048)}`);
    await choosePassword(page, passwords.chosen);
    assert.equal(await failureOn(page), "This isn't accepted. Check what you typed.");
    await page.getByLabel("Website").fill("https://example.com/");
    await page.getByRole("button", { name: "Set password" }).click();
    await waitForScreen(page, "Hello, ada");
  });
});
