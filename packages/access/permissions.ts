import { assert, type Text, t } from '@kit/base'
import type { Permission } from './caller.ts'

export const ACCESS_PERMISSIONS: readonly Permission[] = [
  { code: 'access.manage', title: t('管理人员与角色', 'Manage people and roles') },
]

/** A bundle of permissions a person holds by office. */
export interface Role {
  readonly code: string
  readonly title: Text
  /** Permission codes; `all` stands for every permission of the catalogue. */
  readonly permissions: readonly string[] | 'all'
  /** People with this role belong to one school and see that school only. */
  readonly ofOneUnit: boolean
}

const ASSESSING = [
  'data.read',
  'measure.read',
  'measure.assess',
  'measure.plan',
  'allocate.plan',
  'act.read',
  'act.project',
  'account.report',
]

export const ROLES: readonly Role[] = [
  { code: 'administrator', title: t('系统管理员', 'Administrator'), permissions: 'all', ofOneUnit: false },
  {
    code: 'statistics',
    title: t('统计员', 'Statistics officer'),
    permissions: [
      ...ASSESSING,
      'data.import',
      'data.correct',
      'data.choose',
      'data.submit',
      'measure.record-moves',
    ],
    ofOneUnit: false,
  },
  {
    code: 'confirmer',
    title: t('数据确认人', 'Confirming officer'),
    permissions: ['data.read', 'data.confirm', 'measure.read', 'act.read', 'account.report'],
    ofOneUnit: false,
  },
  {
    code: 'supervision',
    title: t('督导室', 'Supervision office'),
    permissions: [
      ...ASSESSING,
      'measure.adopt',
      'measure.settle',
      'allocate.decide',
      'allocate.publish',
      'act.accept',
    ],
    ofOneUnit: false,
  },
  {
    code: 'school',
    title: t('学校', 'School'),
    permissions: ['data.read', 'data.submit', 'measure.read', 'act.read'],
    ofOneUnit: true,
  },
  {
    code: 'inspector',
    title: t('督学（只读）', 'Inspector (reads only)'),
    permissions: ['data.read', 'measure.read', 'act.read', 'account.report'],
    ofOneUnit: false,
  },
]

/** All permissions of the product, each once. */
export function catalogueOf(ofModules: readonly Permission[]): readonly Permission[] {
  const catalogue = [...ACCESS_PERMISSIONS, ...ofModules]
  const codes = catalogue.map(p => p.code)
  assert(
    new Set(codes).size === codes.length,
    `a permission stands twice in the catalogue: ${codes.join(', ')}`,
  )
  return catalogue
}

/** Permission codes of a person with these roles, in the order of the catalogue; unknown roles give nothing. */
export function permissionsOf(roles: readonly string[], catalogue: readonly Permission[]): readonly string[] {
  const held = ROLES.filter(role => roles.includes(role.code))
  return catalogue
    .map(p => p.code)
    .filter(code => held.some(role => role.permissions === 'all' || role.permissions.includes(code)))
}
