import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Identity, SignedInPerson } from '../identity/identity.ts'
import { OTHER_PERSON, refuse, SIGNED_OUT } from './refusal.ts'

const people = new WeakMap<FastifyRequest, SignedInPerson>()

/** Lets only signed-in people reach the routes of this (encapsulated) instance. */
export function requireSignedIn(app: FastifyInstance, identity: Pick<Identity, 'personOf'>): void {
  app.addHook('onRequest', async (request, reply) => {
    const person = await identity.personOf(request.headers)
    if (person === null) return refuse(reply, SIGNED_OUT)
    // A page that another person has left open must not act in the name of whoever is signed in now.
    const expected = request.headers['x-hesuan-person']
    if (expected !== undefined && expected !== person.userId) return refuse(reply, OTHER_PERSON)
    people.set(request, person)
    return undefined
  })
}

/** Who asks; only behind `requireSignedIn`. */
export function personOf(request: FastifyRequest): SignedInPerson {
  const person = people.get(request)
  if (person === undefined) throw new Error(`${request.url} does not require to be signed in`)
  return person
}
