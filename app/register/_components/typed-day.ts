/** "05/03/2019", as people type a day, of an ISO day; '' for none. */
export function typedDay(day: string | null | undefined): string {
  return day ? day.split('-').reverse().join('/') : ''
}
