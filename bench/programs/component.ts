import { CognitoAuth } from "../../components";
import { underMocks } from "./underMocks";

void underMocks(() => {
  new CognitoAuth("auth", { testUser: { username: "jane", email: "jane@example.com" } });
});
