/** Nobody is told anything by a scheduled act between 20:00 and 08:00; `hour` in Shanghai, 0 to 23. */
export function isNight(hour: number): boolean {
  return hour >= 20 || hour < 8
}
