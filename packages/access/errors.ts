import { type Refusal, refusal, t } from '@kit/base'

export const wrongPassword = refusal(
  'access.wrong-password',
  'password',
  t('用户名或密码不正确。', 'The user name or the password is not right.'),
  t(
    '请检查大小写后重试；忘记密码请联系系统管理员重置。',
    'Check capital letters and try again; your administrator can reset the password.',
  ),
)

export function tooManyFailures(minutes: number): Refusal {
  return refusal(
    'access.too-many-failures',
    'username',
    t('登录失败次数过多，已暂时锁定。', 'Too many failed sign-ins; signing in is locked for a while.'),
    t(
      `请在 ${minutes} 分钟后再试，或联系系统管理员重置密码。`,
      `Try again in ${minutes} minutes, or ask your administrator to reset the password.`,
    ),
  )
}

export const passwordTooShort = refusal(
  'access.password-too-short',
  'newPassword',
  t('密码至少需要 10 个字符。', 'A password needs at least 10 characters.'),
  t('可以用几个不相关的词组成一句话。', 'A few unrelated words in a row are easy to remember.'),
)

export const passwordHoldsUsername = refusal(
  'access.password-holds-username',
  'newPassword',
  t('密码中不能包含用户名。', 'A password must not contain the user name.'),
  t('请换一个密码。', 'Choose another password.'),
)

export const samePassword = refusal(
  'access.password-same',
  'newPassword',
  t('新密码与当前密码相同。', 'The new password is the present one.'),
  t('请换一个只有您自己知道的密码。', 'Choose one that only you know.'),
)

/** Somebody else knows the password: whoever added the person, or set it anew. */
export const passwordDue = refusal(
  'access.permission-password-due',
  'password',
  t('您还在使用初始密码。', 'You still use the password you were given.'),
  t('请先修改密码，然后继续。', 'Change it first, then go on.'),
)

export const wrongCurrentPassword = refusal(
  'access.wrong-current-password',
  'currentPassword',
  t('当前密码不正确。', 'The present password is not right.'),
  t('请检查大小写后重试。', 'Check capital letters and try again.'),
)

export const usernameTaken = refusal(
  'access.conflict-username',
  'username',
  t('该用户名已被使用。', 'This user name is taken.'),
  t(
    '请换一个用户名，例如加上单位简称。',
    'Choose another one, for example with the short name of the office.',
  ),
)

export function outsideTerritory(region: string): Refusal {
  return refusal(
    'access.outside-territory',
    'region',
    t(`地区 ${region} 不在您的管辖范围内。`, `Region ${region} is outside your territory.`),
    t('请填写本辖区内的区划代码。', 'Enter a region code of your own territory.'),
  )
}

export const unitMissing = refusal(
  'access.unit-missing',
  'unit',
  t('学校角色必须指定所属学校。', 'The role of a school needs the school it belongs to.'),
  t('请选择该人员所在的学校。', 'Choose the school of this person.'),
)

export const unitNotAllowed = refusal(
  'access.unit-not-allowed',
  'unit',
  t('局机关角色不限定到某一所学校。', 'Roles of the bureau are not tied to one school.'),
  t('请清空所属学校，或改选“学校”角色。', 'Clear the school, or choose the role “school”.'),
)

export const schoolRoleAlone = refusal(
  'access.roles-of-a-school-only',
  'roles',
  t(
    '学校角色不能与局机关角色同时授予一个人。',
    'One person cannot hold the role of a school and a role of the bureau.',
  ),
  t('请只保留其中一类角色。', 'Keep one of the two.'),
)

export const unknownPerson = refusal(
  'access.unknown-person',
  'person',
  t('没有找到这个人员。', 'There is no such person.'),
  t('请刷新人员列表后重试。', 'Reload the list of people and try again.'),
)

export const notYourself = refusal(
  'access.conflict-yourself',
  'person',
  t(
    '不能停用自己或取消自己的管理员角色。',
    'You cannot deactivate yourself or take away your own administration.',
  ),
  t('请由另一位系统管理员操作。', 'Ask another administrator to do it.'),
)

export const setUpAlready = refusal(
  'access.conflict-set-up',
  '',
  t('系统已经完成初始设置。', 'This installation has been set up already.'),
  t('请直接登录；如无账号，请联系系统管理员。', 'Sign in; if you have no account, ask your administrator.'),
)
