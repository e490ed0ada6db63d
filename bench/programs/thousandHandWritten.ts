import { createByHand } from "./byHand";
import { underMocks } from "./underMocks";

void underMocks(() => {
  for (let number = 0; number < 1_000; number++) createByHand(`auth-${number}`);
});
