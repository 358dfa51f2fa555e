/** Numbers of bytes as people read them. */
const units = ['B', 'KB', 'MB', 'GB'];

/** To three digits at most, such as 12.4 MB. */
export function amountText(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return `${amount >= 100 || unit === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[unit] ?? ''}`;
}
