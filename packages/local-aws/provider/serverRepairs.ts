import type * as pulumi from "@pulumi/pulumi";
import {
  ConfigureRequest,
  ConfigureResponse,
  CreateRequest,
  DiffRequest,
  DiffResponse,
  ReadRequest,
  ReadResponse,
  UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { nameIn } from "../../../components/testing/monitor/urn";
import type { LocalProvider } from ".";
import type { Difference } from "./operations";
import { isRecord, type Properties } from "./wire";

/* eslint-disable @typescript-eslint/unbound-method -- each is called with the message that it belongs to */
const { setAcceptoutputs } = ConfigureResponse.prototype;
const { getProperties: getCreateProperties } = CreateRequest.prototype;
const { setChanges } = DiffResponse.prototype;
const { getProperties } = ReadRequest.prototype;
const { setProperties } = ReadResponse.prototype;

/** Changes what messages of a kind say is desired, besides what they say already. */
function changeDesired<Message extends DiffRequest | UpdateRequest>(
  prototype: Message,
  change: (message: Message, desired: Struct | undefined) => Struct | undefined,
): void {
  const { getNews } = prototype;
  Object.assign(prototype, {
    getNews(this: Message) {
      return change(this, getNews.call(this));
    },
  });
}
/* eslint-enable @typescript-eslint/unbound-method */

/** Fixes what Pulumi's provider server for Node (3.248.0) gets wrong when it reads a resource. */
export function repairReads(): void {
  Object.assign(ReadRequest.prototype, {
    // To import a resource, the engine sends no properties at all, and the server can't do without.
    getProperties(this: ReadRequest) {
      return getProperties.call(this) ?? { toJavaScript: () => ({}) };
    },
  });
  Object.assign(ReadResponse.prototype, {
    // The engine treats a resource as missing if it receives no properties at all; the server would send empty ones.
    setProperties(this: ReadResponse, properties: Parameters<typeof setProperties>[0]) {
      return setProperties.call(this, this.getId() === "" ? undefined : properties);
    },
  });
}

/**
 * Has that server see to the regions of providers, whose configuration it doesn't pass on: all resources are in the
 * endpoint's region. A stack for another region is rejected. A program may well have a provider for another region, of
 * which there is a notice.
 */
export function watchRegions(region: string, onNotice: (message: string) => void): void {
  const deserializeBinary = ConfigureRequest.deserializeBinary.bind(ConfigureRequest);
  Object.assign(ConfigureRequest, {
    deserializeBinary(bytes: Uint8Array) {
      const request = deserializeBinary(bytes);
      const asked = request.getVariablesMap().get("aws:config:region") ?? region;
      if (asked === region) return request;
      const name = nameIn(request.getUrn() ?? "");
      if (!/^default(_|$)/.test(name)) {
        onNotice(
          `Provider ${name} is for ${asked}, but its resources are in ${region}, as all of this local AWS.`,
        );
        return request;
      }
      throw new Error(
        `aws:region is ${asked}, and this local AWS stands for ${region}: ` +
          `start it with --region ${asked}, or set aws:region to ${region}`,
      );
    },
  });
}

/**
 * Has that server tell the engine what is different, as the AWS provider does: the engine needs it for the resource option
 * `replaceOnChanges`. The server passes on only whether something is.
 */
export function withDifferences(provider: LocalProvider): LocalProvider {
  let read: Difference | undefined;
  Object.assign(DiffResponse.prototype, {
    setChanges(this: DiffResponse, value: DiffResponse.DiffChanges) {
      // The server has just read `changes` of this very difference.
      this.setDiffsList(read?.diffs ?? []);
      return setChanges.call(this, value);
    },
  });
  return {
    ...provider,
    diff: async (id, urn, olds, news) => {
      const difference = await provider.diff(id, urn, olds, news);
      return {
        ...difference,
        get changes() {
          read = difference;
          return difference.changes ?? false;
        },
      };
    },
  };
}

/**
 * Has that server leave what the resource option `ignoreChanges` names as it is in the state, as the AWS provider does in its
 * comparisons and updates. The engine itself only repeats the former inputs, from which the state can differ after a refresh.
 */
export function keepIgnored(): void {
  changeDesired(DiffRequest.prototype, keptIn);
  changeDesired(UpdateRequest.prototype, keptIn);
}

/** Among the properties of a request that belongs to a preview. */
const previewMark = "__preview";

/**
 * Has that server ask a provider also in previews, as the engine asks the AWS provider. So a preview knows, as on AWS,
 * that what the program leaves out is null.
 */
export function withPreviews(provider: LocalProvider): pulumi.provider.Provider {
  Object.assign(ConfigureResponse.prototype, {
    setAcceptoutputs(this: ConfigureResponse, value: boolean) {
      this.setSupportspreview(true);
      return setAcceptoutputs.call(this, value);
    },
  });
  Object.assign(CreateRequest.prototype, {
    getProperties(this: CreateRequest) {
      return markedIn(this.getPreview(), getCreateProperties.call(this));
    },
  });
  changeDesired(UpdateRequest.prototype, (request, desired) => markedIn(request.getPreview(), desired));
  return {
    ...provider,
    create: async (urn, inputs: unknown) => {
      const asked = askedInPreview(inputs);
      return asked === undefined
        ? provider.create(urn, inputs)
        : { id: "", outs: await provider.previewCreate(urn, asked) };
    },
    update: async (id, urn, olds: unknown, news: unknown) => {
      const asked = askedInPreview(news);
      return asked === undefined
        ? provider.update(id, urn, olds, news)
        : { outs: await provider.previewUpdate(urn, olds, asked) };
    },
  };
}

interface Struct {
  toJavaScript(): unknown;
}

/** The desired properties with the state's values of those that are ignored as a whole. */
function keptIn(request: DiffRequest | UpdateRequest, desired: Struct | undefined): Struct | undefined {
  const ignored = request.getIgnorechangesList();
  if (ignored.length === 0 || desired === undefined) return desired;
  return {
    toJavaScript: () => {
      const [plain, state]: unknown[] = [desired.toJavaScript(), request.getOlds()?.toJavaScript()];
      if (!isRecord(plain) || !isRecord(state)) return plain;
      const kept = Object.entries(state).filter(([name]) => ignored.includes(name) || ignored.includes("*"));
      return { ...plain, ...Object.fromEntries(kept) };
    },
  };
}

function markedIn(preview: boolean, properties: Struct | undefined): Struct | undefined {
  if (!preview || properties === undefined) return properties;
  return {
    toJavaScript: () => {
      const plain = properties.toJavaScript();
      return isRecord(plain) ? { ...plain, [previewMark]: true } : plain;
    },
  };
}

/** The properties of a request in a preview; undefined for one that is no preview. */
function askedInPreview(properties: unknown): Properties | undefined {
  if (!isRecord(properties) || !(previewMark in properties)) return undefined;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => name !== previewMark));
}
