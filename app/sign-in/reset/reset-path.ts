export const resetPath = '/sign-in/reset'
