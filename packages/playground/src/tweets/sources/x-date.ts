/** Formats a date as `Tue Mar 21 20:50:14 +0000 2006`. */
export function xDate(iso: string): string {
  const [day = "", date, month, year, time] = new Date(iso).toUTCString().split(" ");
  return `${day.replace(",", "")} ${month} ${date} ${time} +0000 ${year}`;
}
