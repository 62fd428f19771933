export const membersPath = '/account/members'
export const confirmPath = `${membersPath}/confirm`
