import { isNull } from "../../values";
import { type Properties, recordsIn } from "../../wire";

/** A record of Pulumi as AWS has it, under its full name. */
export function toRecordSet(properties: Properties, Name: string): Properties {
  const first = (name: string): Properties | undefined => recordsIn(properties[name])[0];
  const alias = first("aliases");
  const place = first("geolocationRoutingPolicies");
  const { type, records, ttl } = properties;
  const values: unknown[] = Array.isArray(records) ? records : [];
  const ResourceRecords = values.map((value) => ({ Value: quoted(type, String(value)) }));
  return given({
    ...{ Name, Type: type },
    ...(alias === undefined ? { TTL: ttl ?? 0, ResourceRecords } : { AliasTarget: toAliasTarget(alias) }),
    SetIdentifier: properties["setIdentifier"],
    HealthCheckId: properties["healthCheckId"],
    MultiValueAnswer: properties["multivalueAnswerRoutingPolicy"] === true ? true : undefined,
    Failover: first("failoverRoutingPolicies")?.["type"],
    Region: first("latencyRoutingPolicies")?.["region"],
    Weight: first("weightedRoutingPolicies")?.["weight"],
    GeoLocation: place && toGeoLocation(place),
  });
}

/** A record of AWS as Pulumi has it, except for its name. */
export function fromRecordSet(found: Properties): Properties {
  const { Type, ResourceRecords, Failover, Region, Weight } = found;
  return {
    aliases: recordsIn([found["AliasTarget"]]).map((target) => ({
      evaluateTargetHealth: target["EvaluateTargetHealth"],
      name: String(target["DNSName"]).replace(/\.$/, ""),
      zoneId: target["HostedZoneId"],
    })),
    failoverRoutingPolicies: isNull(Failover) ? [] : [{ type: Failover }],
    geolocationRoutingPolicies: recordsIn([found["GeoLocation"]]).map((place) => ({
      continent: place["ContinentCode"] ?? "",
      country: place["CountryCode"] ?? "",
      subdivision: place["SubdivisionCode"] ?? "",
    })),
    healthCheckId: found["HealthCheckId"] ?? "",
    latencyRoutingPolicies: isNull(Region) ? [] : [{ region: Region }],
    multivalueAnswerRoutingPolicy: found["MultiValueAnswer"] ?? false,
    records: recordsIn(ResourceRecords).map(({ Value }) => unquoted(Type, String(Value))),
    setIdentifier: found["SetIdentifier"] ?? "",
    ttl: found["TTL"] ?? 0,
    type: Type,
    weightedRoutingPolicies: isNull(Weight) ? [] : [{ weight: Weight }],
  };
}

function toAliasTarget({ name, zoneId, evaluateTargetHealth }: Properties): Properties {
  return { DNSName: name, HostedZoneId: zoneId, EvaluateTargetHealth: evaluateTargetHealth };
}

function toGeoLocation({ continent, country, subdivision }: Properties): Properties {
  return given({ ContinentCode: continent, CountryCode: country, SubdivisionCode: subdivision });
}

function given(members: Properties): Properties {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => !isNull(value) && value !== ""));
}

const quotedTypes: readonly unknown[] = ["TXT", "SPF"];

/** Strings are quoted in AWS, but not in a program. */
function quoted(type: unknown, value: string): string {
  return quotedTypes.includes(type) ? `"${value}"` : value;
}

function unquoted(type: unknown, value: string): string {
  return quotedTypes.includes(type) ? value.replace(/^"|"$/g, "") : value;
}
