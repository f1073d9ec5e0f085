import { randomInt, randomUUID } from 'node:crypto'
import { assert, ok, type RegionCode, type Result, refuse } from '@kit/base'
import type { Tx } from '@kit/store'
import { hashPassword } from 'better-auth/crypto'
import type { Selectable } from 'kysely'
import { forgetFailures, usernameKey } from './attempts.ts'
import { notYourself, unknownPerson, usernameTaken } from './errors.ts'
import { checkAssignment } from './rules.ts'
import type { Assignment, NewPerson, Person } from './schema.ts'
import type { AccessTables } from './tables.ts'

type PersonRow = Selectable<AccessTables['access_people']>

export async function listPeople(tx: Tx): Promise<readonly Person[]> {
  const rows = await tx
    .tables<AccessTables>()
    .selectFrom('access_people')
    .selectAll()
    .orderBy('region')
    .orderBy('username')
    .execute()
  return rows.map(personOf)
}

/** Every person counts, whoever they are: asked by the product itself before set-up. */
export async function somebodyExists(tx: Tx): Promise<boolean> {
  const row = await tx
    .tables<AccessTables>()
    .selectFrom('access_people')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function findPerson(tx: Tx, id: string): Promise<Person | null> {
  const row = await tx
    .tables<AccessTables>()
    .selectFrom('access_people')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? personOf(row) : null
}

/** The person the work of this transaction is done for. */
export async function findPersonOf(tx: Tx): Promise<Person> {
  const person = await findPerson(tx, tx.actor.id)
  assert(person !== null, `actor ${tx.actor.id} is a person`)
  return person
}

export async function findByUsername(tx: Tx, username: string): Promise<Person | null> {
  const row = await tx
    .tables<AccessTables>()
    .selectFrom('access_people')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirst()
  return row ? personOf(row) : null
}

/** Adds a person who signs in with this password; where it is a first password only, it is due for a change. */
export async function addPerson(
  tx: Tx,
  person: NewPerson & { password: string; demo: boolean; passwordDue: boolean },
): Promise<Result<Person>> {
  const refusals = checkAssignment(person, tx.actor.scope)
  if (refusals.length > 0) return refuse(...refusals)
  const id = randomUUID()
  const { username, name, region, unit, roles, demo, passwordDue } = person
  const times = { created_at: tx.now, updated_at: tx.now }
  const row = await tx
    .tables<AccessTables>()
    .insertInto('access_people')
    .values({
      ...{ id, username, name, region, unit, roles: [...roles], demo, password_due: passwordDue, ...times },
      ...{ email: `${id}@people.invalid`, email_verified: false, image: null, deactivated_at: null },
    })
    // Somebody of another territory may hold the name: the row is invisible here, the constraint is not.
    .onConflict(c => c.column('username').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) return refuse(usernameTaken)
  const password = await hashPassword(person.password)
  await tx
    .tables<AccessTables>()
    .insertInto('access_credentials')
    .values({
      id: randomUUID(),
      person_id: id,
      account_id: id,
      provider_id: 'credential',
      password,
      ...times,
    })
    .execute()
  await tx.ledger({
    region: region as RegionCode,
    event: 'access.person-added',
    subject: id,
    detail: { roles, unit },
  })
  return ok(personOf(row))
}

/** Gives a person other roles or another place of work; what they do from now on counts under these. */
export async function assign(tx: Tx, id: string, assignment: Assignment): Promise<Result<Person>> {
  const refusals = [...checkAssignment(assignment, tx.actor.scope)]
  if (id === tx.actor.id && !assignment.roles.includes('administrator')) refusals.push(notYourself)
  if (refusals.length > 0) return refuse(...refusals)
  const { region, unit, roles } = assignment
  const row = await update(tx, id, { region, unit, roles: [...roles] })
  if (!row) return refuse(unknownPerson)
  await tx.ledger({
    region: region as RegionCode,
    event: 'access.person-assigned',
    subject: id,
    detail: { roles, unit },
  })
  return ok(personOf(row))
}

/** Sets a new password, ends all sessions, lifts a lock and opens a deactivated account again. */
export async function resetPassword(
  tx: Tx,
  id: string,
): Promise<Result<{ person: Person; password: string }>> {
  const row = await update(tx, id, { deactivated_at: null, password_due: true })
  if (!row) return refuse(unknownPerson)
  const password = newPassword()
  await setCredential(tx, id, await hashPassword(password))
  await forgetFailures(tx, usernameKey(row.username))
  await tx.ledger({
    region: row.region as RegionCode,
    event: 'access.password-reset',
    subject: id,
    detail: {},
  })
  return ok({ person: personOf(row), password })
}

/** The person has a password of their own now. */
export async function settlePassword(tx: Tx, id: string): Promise<void> {
  await update(tx, id, { password_due: false })
}

/** Closes an account: no password fits any more, all sessions end. What the person did stays in the ledger. */
export async function deactivate(tx: Tx, id: string): Promise<Result<Person>> {
  if (id === tx.actor.id) return refuse(notYourself)
  const row = await update(tx, id, { deactivated_at: tx.now })
  if (!row) return refuse(unknownPerson)
  await setCredential(tx, id, null)
  await tx.ledger({
    region: row.region as RegionCode,
    event: 'access.person-deactivated',
    subject: id,
    detail: {},
  })
  return ok(personOf(row))
}

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A first password to be told on the phone: no capital letters, nothing that looks like something else. */
export function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return [group(), group(), group()].join('-')
}

async function update(tx: Tx, id: string, change: Partial<PersonRow>): Promise<PersonRow | undefined> {
  return tx
    .tables<AccessTables>()
    .updateTable('access_people')
    .set({ ...change, updated_at: tx.now })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

async function setCredential(tx: Tx, person: string, password: string | null): Promise<void> {
  const db = tx.tables<AccessTables>()
  await db
    .updateTable('access_credentials')
    .set({ password, updated_at: tx.now })
    .where('person_id', '=', person)
    .execute()
  await db.deleteFrom('access_sessions').where('person_id', '=', person).execute()
}

function personOf(row: PersonRow): Person {
  const { id, username, name, region, unit, roles, demo } = row
  const active = row.deactivated_at === null
  const createdAt = row.created_at.toISOString()
  return { id, username, name, region, unit, roles, active, demo, passwordDue: row.password_due, createdAt }
}
