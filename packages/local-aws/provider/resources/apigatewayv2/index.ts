import type { Row } from "../../rows/row";
import { api } from "./api";
import { authorizer } from "./authorizer";
import { integration } from "./integration";
import { route } from "./route";
import { stage } from "./stage";

/** The resources of HTTP and WebSocket APIs. */
export const rows: readonly Row[] = [api, authorizer, integration, route, stage];
