const date = /^\d{4}-\d\d-\d\d$/;

/** Hours to fractions of a second, and the offset from UTC; all but the hours and minutes can be left out (ISO 8601). */
const time = /^([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)([.,]\d+)?)?(Z|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)?$/;

/** Whether a string is a day of the calendar, as YYYY-MM-DD. */
export function isDate(value: string): boolean {
  if (!date.test(value)) return false;
  // JavaScript takes the 31st of February for a day in March.
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** Whether a string is such a day, with or without a time. In which of these forms Cognito wants it isn't documented. */
export function isDateTime(value: string): boolean {
  const [day = "", ...rest] = value.split(/[Tt ]/);
  const [clock] = rest;
  return isDate(day) && rest.length < 2 && (clock === undefined || time.test(clock));
}
