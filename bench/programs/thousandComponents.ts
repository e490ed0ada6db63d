import { CognitoAuth } from "../../components";
import { underMocks } from "./underMocks";

void underMocks(() => {
  for (let number = 0; number < 1_000; number++) {
    new CognitoAuth(`auth-${number}`, { testUser: { username: "jane", email: "jane@example.com" } });
  }
});
