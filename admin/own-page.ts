/**
 * An address to go on to, as it came from outside: only the path and query of a page of this site, else `/`. Browsers
 * take `//host` and `/\host` for another site, and drop tabs and line ends before they look.
 */
export function ownPage(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\')) return '/'
  const base = 'http://here.invalid'
  try {
    const url = new URL(wanted, base)
    return url.origin === base ? url.pathname + url.search : '/'
  } catch {
    return '/'
  }
}
