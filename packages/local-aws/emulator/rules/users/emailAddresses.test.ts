import { describeFormat } from "../../../tests/helpers/attributeFormats";

describeFormat("email addresses", "email", {
  title: "have the form of an address",
  refused: "InvalidParameterException: Invalid email address format.",
  wrong: ["ada", "ada@", "@example.com", "ada@example.com ", "ada@shop@example.com"],
  right: ["ada@example.com", "ada+shop@mail.example.com", "a@b"],
});
