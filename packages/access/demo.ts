import { assert, type RegionCode, type Text, t } from '@kit/base'
import type { Store } from '@kit/store'
import { addPerson, findByUsername } from './people.ts'
import { settleMode } from './settings.ts'
import { SYSTEM } from './tables.ts'

/** Known to everybody who can see the sign-in page; exists only where the data are made up. */
const DEMO_PASSWORD = 'junheng-demo'

export interface DemoAccount {
  readonly username: string
  readonly password: string
  readonly name: string
  readonly role: string
  readonly title: Text
}

const ACCOUNTS: readonly Omit<DemoAccount, 'password'>[] = [
  {
    username: 'statistics',
    name: '统计员（演示）',
    role: 'statistics',
    title: t('导入、校验、提交数据，测算与模拟', 'Imports, checks and submits data; measures and simulates'),
  },
  {
    username: 'confirmer',
    name: '数据确认人（演示）',
    role: 'confirmer',
    title: t('确认并锁定提交的数据', 'Confirms and locks what was submitted'),
  },
  {
    username: 'supervision',
    name: '督导室（演示）',
    role: 'supervision',
    title: t('评估达标情况，做整改方案', 'Assesses the county and plans improvements'),
  },
  {
    username: 'school',
    name: '学校（演示）',
    role: 'school',
    title: t('只看本校数据和一校一案', 'Sees the data and the plan of one school only'),
  },
  {
    username: 'inspector',
    name: '督学（演示）',
    role: 'inspector',
    title: t('只读查看全县数据与结论', 'Reads all data and verdicts of the county'),
  },
  {
    username: 'administrator',
    name: '系统管理员（演示）',
    role: 'administrator',
    title: t('管理人员与角色，可做一切操作', 'Manages people and roles; may do everything'),
  },
]

export function demoAccounts(): readonly DemoAccount[] {
  return ACCOUNTS.map(account => ({ ...account, password: DEMO_PASSWORD }))
}

/** One person per role in the made-up region; `school` is the unit the school's account belongs to. */
export async function createDemoAccounts(
  store: Store,
  { region, school }: { region: RegionCode; school: string },
): Promise<void> {
  await store.transaction(SYSTEM, async tx => {
    assert((await settleMode(tx, 'demo')) === 'demo', 'demonstration accounts only beside made-up data')
    for (const { username, name, role } of ACCOUNTS) {
      if (await findByUsername(tx, username)) continue
      const unit = role === 'school' ? school : null
      const person = {
        username,
        name,
        region,
        unit,
        roles: [role],
        password: DEMO_PASSWORD,
        demo: true,
        passwordDue: false,
      }
      const added = await addPerson(tx, person)
      assert(added.ok, `demonstration account ${username}`)
    }
  })
}
