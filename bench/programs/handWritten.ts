import { createByHand } from "./byHand";
import { underMocks } from "./underMocks";

void underMocks(() => {
  createByHand("auth");
});
