import { createByHand } from "./byHand";

export = createByHand("auth");
