import { describeFormat } from "../../../tests/helpers/attributeFormats";

describeFormat("birthdates", "birthdate", {
  title: "have the form of a date that there is",
  refused: "InvalidParameterException: birthdate: Value must be a valid date in the format YYYY-MM-DD.",
  wrong: ["01/02/2003", "2003-13-01", "2003-02-29", "2003-00-10", "20030102ab"],
  right: ["2003-01-02", "2004-02-29", "0001-01-01"],
});
