import { fill, type Period, type Refusal, refusal, type Stage, t } from '@kit/base'

/** Every way this module says no. Codes: `unknown-*` not found, `conflict-*` somebody was faster, `locked-*` closed. */

export function unknownRegion(region: string): Refusal {
  return refusal(
    'data.unknown-region',
    region,
    t('没有这个区划的资料。', 'This region is not on record.'),
    t('请核对 12 位统计用区划代码。', 'Check the 12-digit statistical region code.'),
  )
}

export function regionKnown(region: string): Refusal {
  return refusal(
    'data.conflict-region-known',
    region,
    t('这个区划已经登记。', 'This region is already on record.'),
    t('直接使用即可，不需要再次登记。', 'Use it as it is; it need not be registered again.'),
  )
}

export function unknownUnit(unit: string, at = unit): Refusal {
  return refusal(
    'data.unknown-unit',
    at,
    fill(t('本区没有编号为“{unit}”的学校或单位。', 'This region has no school or unit “{unit}”.'), { unit }),
    t(
      '请核对学校标识码；新学校请先在“学校”表登记。',
      'Check the school code; enter a new school in the sheet of schools first.',
    ),
  )
}

export function unitInCircle(unit: string): Refusal {
  return refusal(
    'data.unit-in-circle',
    unit,
    t('上级学校的关系绕成了一圈。', 'The chain of parent schools runs in a circle.'),
    t('请改正“上级学校”一栏。', 'Correct the column “parent school”.'),
  )
}

export function notYourUnit(unit: string): Refusal {
  return refusal(
    'data.outside-own-unit',
    unit,
    t('只能查看和填报本校的数据。', 'You may see and report only the figures of your own school.'),
    t('如需其他学校的数据，请联系县教育局。', 'Ask the county bureau for figures of other schools.'),
  )
}

export function unitToldTwice(unit: string): Refusal {
  return refusal(
    'data.unit-told-twice',
    unit,
    t('同一所学校出现了两次，而且内容不同。', 'The same school appears twice with different particulars.'),
    t('请只保留一行。', 'Keep one of the two rows.'),
  )
}

export function toldTwice(key: FigureKey): Refusal {
  return refusal(
    'data.told-twice',
    placeOf(key),
    t('同一批数据里，这个指标出现了两次。', 'The same batch gives this figure twice.'),
    t('请只保留一个数。', 'Keep one of the two.'),
  )
}

export function lockedPeriod(period: string): Refusal {
  return refusal(
    'data.locked-period',
    period,
    t('该时段的数据已经提交或确认锁定。', 'The figures of this period have been submitted or locked.'),
    t(
      '如需更正，请写明理由后作为更正提交，或者请确认人退回该时段。',
      'Enter a correction with a reason, or ask for the period to be reopened.',
    ),
  )
}

export function unknownFigure(key: FigureKey): Refusal {
  return refusal(
    'data.unknown-figure',
    placeOf(key),
    t('没有找到这个指标的记录。', 'Nothing is recorded for this figure.'),
    t('请核对学校、时段、指标和学段。', 'Check school, period, metric and stage.'),
  )
}

export function unknownMetric(metric: string, stage: string): Refusal {
  return refusal(
    'data.unknown-metric',
    `${metric} ${stage}`,
    t('指标目录里没有这个指标，或者它没有这个学段。', 'The vocabulary has no such metric for this stage.'),
    t('请从指标目录中选择。', 'Pick one from the vocabulary.'),
  )
}

export function reasonMissing(at: string): Refusal {
  return refusal(
    'data.reason-missing',
    at,
    t('没有写明理由。', 'No reason is given.'),
    t('请用一句话写明理由，以便日后核查。', 'Give the reason in one sentence, for those who check later.'),
  )
}

export function sameValue(key: FigureKey): Refusal {
  return refusal(
    'data.same-value',
    placeOf(key),
    t('新值与现在的正式值相同。', 'The new value equals the official one.'),
    t('不需要更正。', 'There is nothing to correct.'),
  )
}

export function outOfRange(at: string, minimum: number | null, maximum: number | null): Refusal {
  return refusal(
    'data.out-of-range',
    at,
    fill(
      t(
        '数值不在允许的范围内（最小 {min}，最大 {max}）。',
        'The value is outside its range (from {min} to {max}).',
      ),
      {
        min: minimum ?? '—',
        max: maximum ?? '—',
      },
    ),
    t('请核对数值和计量单位。', 'Check the value and its unit.'),
  )
}

export function notWhole(at: string): Refusal {
  return refusal(
    'data.not-whole',
    at,
    t('这个指标只能填整数。', 'This figure must be a whole number.'),
    t('请去掉小数，金额以分为单位。', 'Leave out the decimals; money is in fen.'),
  )
}

export function nothingToSubmit(period: string): Refusal {
  return refusal(
    'data.nothing-to-submit',
    period,
    t('该时段还没有任何数据。', 'There are no figures for this period.'),
    t('请先导入工作簿。', 'Import the workbook first.'),
  )
}

export function stillContested(period: string, count: number): Refusal {
  return refusal(
    'data.still-contested',
    period,
    fill(
      t(
        '还有 {count} 个指标存在互相矛盾的数，一个指标只能有一个正式值。',
        '{count} figures still have contradicting values; one figure has one value everywhere.',
      ),
      { count },
    ),
    t(
      '请在数据浏览页筛选“有争议”，逐项选定正式值。',
      'Filter the data browser by “contested” and choose the official value of each.',
    ),
  )
}

export function wrongStep(period: string, state: string): Refusal {
  const [zh, en] = STATES[state] ?? [state, state]
  return refusal(
    'data.conflict-period-state',
    period,
    fill(
      t('该时段目前的状态是“{zh}”，不能进行这一步。', 'The period is {en}; this step is not possible now.'),
      {
        zh,
        en,
      },
    ),
    t(
      '请刷新页面查看最新状态，可能有人已经办理。',
      'Refresh the page: somebody may already have taken the step.',
    ),
  )
}

export function samePerson(period: string): Refusal {
  return refusal(
    'data.same-person',
    period,
    t('提交人和确认人不能是同一个人。', 'The person who submits may not be the one who confirms.'),
    t('请由另一位有确认权限的同事确认。', 'Let a colleague with the right to confirm do it.'),
  )
}

export function changedSinceSubmission(period: string): Refusal {
  return refusal(
    'data.conflict-changed-since-submission',
    period,
    t('提交之后数据又有变动。', 'The figures have changed since they were submitted.'),
    t('请提交人核对后重新提交，再行确认。', 'Have them checked and submitted again, then confirm.'),
  )
}

export function notPolygons(at: string): Refusal {
  return refusal(
    'data.outline-not-polygons',
    at,
    t('区划边界中有的要素不是面（Polygon 或 MultiPolygon）。', 'Some parts of the outline are no polygons.'),
    t('请只导出行政区划的面图层。', 'Export the layer of administrative areas only.'),
  )
}

export function partsWithoutName(at: string): Refusal {
  return refusal(
    'data.outline-without-name',
    at,
    t('区划边界中有的要素没有名称。', 'Some parts of the outline have no name.'),
    t(
      '请在属性 name 中填写区或乡镇的名称。',
      'Put the name of the district or township into the property “name”.',
    ),
  )
}

export function openRings(at: string): Refusal {
  return refusal(
    'data.outline-open-ring',
    at,
    t('区划边界中有的边界线没有闭合。', 'Some rings of the outline are not closed.'),
    t('请在制图软件中修复几何后重新导出。', 'Repair the geometry in the map program and export again.'),
  )
}

export function notDegrees(at: string): Refusal {
  return refusal(
    'data.outline-not-degrees',
    at,
    t(
      '区划边界的坐标不是经纬度，可能是以米为单位的投影坐标。',
      'Coordinates are no degrees; they may be projected metres.',
    ),
    t('请按 CGCS2000 经纬度（EPSG:4490）导出。', 'Export in CGCS2000 degrees (EPSG:4490).'),
  )
}

export function otherDatum(at: string): Refusal {
  return refusal(
    'data.outline-other-datum',
    at,
    t('区划边界使用了其他坐标系。', 'The outline uses another coordinate system.'),
    t('请按 CGCS2000 经纬度（EPSG:4490）导出。', 'Export in CGCS2000 degrees (EPSG:4490).'),
  )
}

const STATES: Readonly<Record<string, readonly [string, string]>> = {
  open: ['填报中', 'open'],
  submitted: ['已提交', 'submitted'],
  locked: ['已锁定', 'locked'],
}

/** One figure is known by these four. */
export interface FigureKey {
  readonly unit: string
  readonly period: Period
  readonly metric: string
  readonly stage: Stage
}

function placeOf(key: FigureKey): string {
  return `${key.unit} ${key.period} ${key.metric} ${key.stage}`
}
