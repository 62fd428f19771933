/** Where on the page of the search the holders stand that wait for a second operator. */
export const waitingHolders = 'waiting-holders'
