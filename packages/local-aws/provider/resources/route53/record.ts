import * as sdk from "@aws-sdk/client-route-53";
import { type Context, resource, stringOf } from "../../resource";
import { operationOf } from "../../rows/operation";
import { atLeastOne, bytes, conflict, oneOf, rule, unsupported } from "../../ruleChecks";
import { schemaOf } from "../../schema";
import { isZero } from "../../values";
import { type Properties, recordsIn } from "../../wire";
import { fromRecordSet, toRecordSet } from "./recordSet";

const changeRecords = operationOf("route53", sdk.ChangeResourceRecordSetsCommand);
const listRecords = operationOf("route53", sdk.ListResourceRecordSetsCommand);

/**
 * `aws.route53.Record`; its id, which is also its import id, is `zoneId_name_type`, with `_setIdentifier` if it has
 * one. Not recorded.
 */
export const record = resource({
  schema: schemaOf("aws:route53/record:Record"),
  rules: [
    rule("type", oneOf(sdk.RRType)),
    rule("setIdentifier", bytes(1, 128)),
    atLeastOne("records", "aliases"),
    ...["records", "ttl"].map((name) => conflict("aliases", name)),
    ...["cidrRoutingPolicy", "geoproximityRoutingPolicy"].map(unsupported),
  ],

  async create(inputs, context) {
    const news = toRecordSet(inputs, await fullName(inputs, context));
    await change(
      inputs,
      [{ Action: inputs["allowOverwrite"] === true ? "UPSERT" : "CREATE", news }],
      context,
    );
    return idOf(inputs);
  },

  async find(id, known, context) {
    const place = isZero(known["zoneId"]) ? partsOf(id) : known;
    const fqdn = await fullName(place, context);
    const found = await recordSetAt(place, fqdn, context);
    return found && { ...fromRecordSet(found), zoneId: place["zoneId"], name: place["name"], fqdn };
  },

  async update(_id, { state, asked, changed }, context) {
    const name = await fullName(asked, context);
    const news = toRecordSet(asked, name);
    const isOther = changed.some((one) => one === "type" || one === "setIdentifier");
    const changes = isOther
      ? [
          { Action: "DELETE", news: toRecordSet(state, name) },
          { Action: "CREATE", news },
        ]
      : [{ Action: "UPSERT", news }];
    await change(asked, changes, context);
  },

  async delete(_id, state, context) {
    // A deletion must contain the current record.
    const found = await recordSetAt(state, await fullName(state, context), context);
    if (found !== undefined) await change(state, [{ Action: "DELETE", news: found }], context);
  },
});

interface Change {
  readonly Action: string;
  readonly news: Properties;
}

/** Changes a zone in one batch. A local AWS applies the change at once, so there is nothing to wait for. */
async function change({ zoneId }: Properties, changes: Change[], context: Context): Promise<void> {
  const Changes = changes.map(({ Action, news }) => ({ Action, ResourceRecordSet: news }));
  await changeRecords.send({ HostedZoneId: zoneId, ChangeBatch: { Changes } }, context);
}

async function recordSetAt(
  place: Properties,
  name: string,
  context: Context,
): Promise<Properties | undefined> {
  const { zoneId, type } = place;
  const request = { HostedZoneId: zoneId, StartRecordName: name, StartRecordType: type };
  const { ResourceRecordSets } = await listRecords.send(request, context);
  return recordsIn(ResourceRecordSets).find(
    (one) =>
      plainName(stringOf(one, "Name")) === name &&
      one["Type"] === type &&
      stringOf(one, "SetIdentifier") === stringOf(place, "setIdentifier"),
  );
}

/** A name in a zone can omit the zone's name. */
async function fullName({ name, zoneId }: Properties, { route53 }: Context): Promise<string> {
  const { HostedZone } = await route53.send(new sdk.GetHostedZoneCommand({ Id: String(zoneId) }));
  const zone = plainName(HostedZone?.Name ?? "");
  const given = plainName(String(name));
  if (given === "") return zone;
  return given === zone || given.endsWith(`.${zone}`) ? given : `${given}.${zone}`;
}

/** A name as the AWS provider writes it. AWS ends it with a dot and escapes an asterisk. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, "").replace("\\052", "*");
}

function idOf({ zoneId, name, type, setIdentifier }: Properties): string {
  const parts = [zoneId, plainName(String(name)), type, setIdentifier];
  return parts.filter((part) => !isZero(part)).join("_");
}

/** Names can contain underscores, too, but types can't. */
function partsOf(id: string): Properties {
  const found = /^(?<zoneId>[^_]+)_(?<name>.+?)_(?<type>[A-Z]+)(_(?<setIdentifier>.+))?$/.exec(id);
  if (found !== null) return { ...found.groups };
  throw new Error(`expected an id of the form zoneId_name_type, not ${JSON.stringify(id)}`);
}
