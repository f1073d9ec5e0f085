import { expect, test } from 'vitest'
import { catalogueOf, permissionsOf, ROLES } from './permissions.ts'

const title = { zh: '', en: '' }
const catalogue = catalogueOf(
  ['data.read', 'data.submit', 'data.confirm', 'measure.read'].map(code => ({ code, title })),
)

test('the administrator may do everything there is, others what their roles say', () => {
  expect(permissionsOf(['administrator'], catalogue)).toEqual(catalogue.map(p => p.code))
  expect(permissionsOf(['school'], catalogue)).toEqual(['data.read', 'data.submit', 'measure.read'])
  expect(permissionsOf(['inspector', 'confirmer'], catalogue)).toEqual([
    'data.read',
    'data.confirm',
    'measure.read',
  ])
  expect(permissionsOf([], catalogue)).toEqual([])
  expect(permissionsOf(['king'], catalogue)).toEqual([])
})

test('nobody but the administrator both submits and confirms', () => {
  const both = ROLES.filter(role => {
    const held = permissionsOf([role.code], catalogue)
    return held.includes('data.submit') && held.includes('data.confirm')
  })
  expect(both.map(role => role.code)).toEqual(['administrator'])
})

test('a permission that stands twice in the catalogue is a defect', () => {
  expect(() => catalogueOf([{ code: 'access.manage', title }])).toThrow('stands twice')
})
