import { t } from '@kit/base'
import { z } from 'zod'
import { normalUsername, PASSWORD_MAX, USERNAME } from './auth.ts'
import { ROLES } from './permissions.ts'

/** What crosses the border of access. */

export const UsernameSchema = z
  .string()
  .transform(normalUsername)
  .refine(text => USERNAME.test(text), {
    params: {
      because: t(
        '用户名须为 2 至 40 个汉字、字母、数字或 . _ - 符号。',
        'A user name has 2 to 40 letters, digits, dots, dashes or underscores.',
      ),
    },
  })
export const RegionCodeSchema = z.string().regex(/^\d{12}$/)
export const PasswordSchema = z.string().min(1).max(PASSWORD_MAX)
export const RoleCodeSchema = z.string().refine(code => ROLES.some(role => role.code === code), {
  params: { because: t('没有这个角色。', 'There is no such role.') },
})

export const AssignmentSchema = z.object({
  region: RegionCodeSchema,
  unit: z.string().min(1).nullable().default(null),
  roles: z.array(RoleCodeSchema).min(1),
})
export type Assignment = z.infer<typeof AssignmentSchema>

export const NewPersonSchema = AssignmentSchema.extend({
  username: UsernameSchema,
  name: z.string().trim().min(1).max(60),
})
export type NewPerson = z.infer<typeof NewPersonSchema>

export const PersonSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  region: RegionCodeSchema,
  unit: z.string().nullable(),
  roles: z.array(z.string()),
  active: z.boolean(),
  demo: z.boolean(),
  /** The password is known to whoever gave it out; nothing else is open until it is changed. */
  passwordDue: z.boolean(),
  createdAt: z.string(),
})
export type Person = z.infer<typeof PersonSchema>
