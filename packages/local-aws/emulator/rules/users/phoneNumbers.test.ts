import { describeFormat } from "../../../tests/helpers/attributeFormats";

describeFormat("phone numbers", "phone_number", {
  title: "have a plus sign, a country code and up to 15 digits",
  refused: "InvalidParameterException: Invalid phone number format.",
  wrong: [
    "15555550100",
    "+1 555 555 0100",
    "+1-555-555-0100",
    "+",
    "+1",
    "+05555550100",
    "++15555550100",
    "+1234567890123456",
  ],
  right: ["+12", "+123456789012345", "+15555550100"],
});
