import { money, Section, StatusMark, useLang, useSay, useWords } from '@kit/ui-kit'
import type { ConditionItem, Conditions } from '@loop/measure/conditions/schema'
import { Button } from 'antd'
import { Clause, useShown } from '../plan/shown.tsx'
import css from './conditions.module.css'
import type { WayBackAsked } from './way-back-asked.ts'

/** The bill of quantities: what all schools lack together, line by line. */
export function Bill({ ledger, ask }: { ledger: Conditions; ask: (asked: WayBackAsked) => void }) {
  const w = useWords('measure')
  const heads = ['asked', 'met', 'lacking', 'missing', 'quantity', 'price', 'money'] as const
  return (
    <Section title={w('conditions.bill')}>
      <div className={`jh-scroll ${css.tall}`}>
        <table className={`jh-table ${css.bill}`}>
          <thead>
            <tr>
              <th scope="col">{w('conditions.item')}</th>
              <th scope="col">{w('conditions.demanded')}</th>
              {heads.map(key => (
                <th key={key} scope="col" className="jh-right">
                  {w(`conditions.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ledger.items.map(item => (
              <Line key={item.id} item={item} ledger={ledger} open={() => ask({ standard: item.id })} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Line({ item, ledger, open }: { item: ConditionItem; ledger: Conditions; open: () => void }) {
  const w = useWords('measure')
  const say = useSay()
  const lang = useLang()
  const shown = useShown()
  const group = ledger.groups.find(g => g.id === item.group)
  const tier = ledger.tiers.find(t => t.id === item.tier)
  const fen = (n: number | null) => (n === null ? '—' : money(n, lang))
  return (
    <tr>
      <th scope="row">
        {item.asked > 0 ? (
          <Button type="link" className={`${css.link}`} onClick={open}>
            {say(item.title)}
          </Button>
        ) : (
          say(item.title)
        )}
        <br />
        <small className="jh-soft">
          {group && say(group.title)} · {tier && say(tier.title)}
        </small>
      </th>
      <td className="jh-small">
        {say(item.have)} {item.compare === '>=' ? '≥' : '≤'} {say(item.need)}
        <br />
        <StatusMark status={item.sourceStatus} /> <Clause id={item.clause} pack={ledger.pack.id} />
      </td>
      <td className="jh-right jh-num">{item.asked}</td>
      <td className="jh-right jh-num">{item.met}</td>
      <td className={`jh-right jh-num ${item.lacking > 0 ? css.alarm : ''}`}>{item.lacking}</td>
      <td className={`jh-right jh-num ${item.missing > 0 ? css.missing : ''}`}>{item.missing}</td>
      <td className="jh-right jh-num">{quantity(item, shown)}</td>
      <td className="jh-right jh-num jh-small">
        {item.price === null
          ? w('conditions.notBought')
          : item.lump === null
            ? fen(item.price)
            : w('conditions.perLump', { price: fen(item.price), lump: shown(item.lump, item.unit) })}
      </td>
      <td className="jh-right jh-num">{fen(item.cost)}</td>
    </tr>
  )
}

/** A yes-no thing that is lacking is one item. */
function quantity({ quantity: n, unit }: ConditionItem, shown: ReturnType<typeof useShown>): string {
  return n === null ? '—' : unit === 'yes-no' ? String(n) : shown(n, unit)
}
