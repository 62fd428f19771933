import { answerDesk } from '#server/api/desk-http.ts'

export { answerDesk as POST }
