import { type Refusal, refusal, t } from '@kit/base'

/** The part of a refusal's code behind the dot decides its HTTP status; a code says it once for all doors. */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/\.not-signed-in$/, 401],
  [/\.permission(-|$)|\.outside-|\.not-your-/, 403],
  [/\.unknown-/, 404],
  [/\.conflict-|\.locked-/, 409],
  [/\.too-large(-|$)/, 413],
  [/\.too-many-/, 429],
]

/** @example statusOf([{ code: 'data.unknown-period', … }]) // → 404 */
export function statusOf(refusals: readonly Refusal[]): number {
  const found = CLASSES.find(([pattern]) => refusals.some(r => pattern.test(r.code)))
  return found?.[1] ?? 400
}

export const notSignedIn = refusal(
  'http.not-signed-in',
  '',
  t('您还没有登录，或登录已经过期。', 'You are not signed in, or your session has ended.'),
  t('请重新登录。', 'Please sign in again.'),
)

export function permissionMissing(permission: string): Refusal {
  return refusal(
    'http.permission-missing',
    permission,
    t('您的角色没有这项权限。', 'Your role does not include this permission.'),
    t(
      '如确需办理，请联系本单位的系统管理员调整角色。',
      'If your work needs it, ask your administrator to change your roles.',
    ),
  )
}

export function outsideTerritory(region: string): Refusal {
  return refusal(
    'http.outside-territory',
    region,
    t('该地区不在您的管辖范围内。', 'This region is outside your territory.'),
    t(
      '请选择您所在地区，或联系系统管理员。',
      'Choose a region of your own territory, or ask your administrator.',
    ),
  )
}

export const elsewhere = refusal(
  'http.permission-local',
  '',
  t(
    '这项操作只能在运行本系统的这台电脑上进行。',
    'This is only possible on the computer that runs the product.',
  ),
  t(
    '请在该电脑的浏览器中打开 http://localhost 加端口号；远程服务器可先建立 SSH 隧道。',
    'Open http://localhost with its port in a browser on that computer; for a remote server use an SSH tunnel.',
  ),
)

export const crossOrigin = refusal(
  'http.outside-origin',
  'origin',
  t('该请求来自其他网站，已被拒绝。', 'The request came from another website and was turned away.'),
  t('请在均衡系统的页面内操作。', 'Please work in the pages of Junheng itself.'),
)

export const malformedJson = refusal(
  'http.malformed-json',
  'body',
  t('请求内容不是合法的 JSON。', 'The body of the request is not valid JSON.'),
  t('请检查内容后重新提交。', 'Check the content and send it again.'),
)

export const malformedRequest = refusal(
  'http.malformed-request',
  'path',
  t('请求地址或格式不正确。', 'The address or the form of the request is not right.'),
  t('请检查地址后重试。', 'Check the address and try again.'),
)

export const wrongMediaType = refusal(
  'http.wrong-media-type',
  'content-type',
  t('不支持这种格式的请求内容。', 'This kind of content is not accepted here.'),
  t('请以 JSON 提交；上传文件请用 multipart/form-data。', 'Send JSON; send files as multipart/form-data.'),
)

export const noFile = refusal(
  'http.missing-file',
  'file',
  t('没有收到文件。', 'No file has arrived.'),
  t('请选择一个文件后再上传。', 'Choose a file and upload it again.'),
)

export function fileTooLarge(limitBytes: number): Refusal {
  const size = `${Math.floor(limitBytes / 1024 / 1024)} MB`
  return refusal(
    'http.too-large-file',
    'file',
    t(`文件超过了 ${size} 的上限。`, `The file is larger than the limit of ${size}.`),
    t(
      '请拆分后分次上传，或请系统管理员调整上限。',
      'Split it and upload the parts, or ask the administrator to raise the limit.',
    ),
  )
}

export const bodyTooLarge = refusal(
  'http.too-large-body',
  'body',
  t('提交的内容过大。', 'The content is too large.'),
  t('请分次提交；成批数据请用工作簿导入。', 'Send it in parts; import bulk data as a workbook.'),
)

export function unknownRoute(path: string): Refusal {
  return refusal(
    'http.unknown-route',
    path,
    t('没有这个接口地址。', 'There is no such address.'),
    t(
      '请核对地址；全部接口见 /api/openapi.json。',
      'Check the address; /api/openapi.json lists all of them.',
    ),
  )
}
