import './help.css'
import { Button, Modal } from 'antd'
import { useMemo } from 'react'
import { texts as tour } from '../tour/texts.ts'
import { keyGroups } from './keyGroups.ts'
import { texts } from './texts.ts'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly onTour: () => void
  /** It is gone from the screen. */
  readonly onClosed: () => void
}

/** All keys on one page, to be read or printed. */
export function HelpOverlay({ open, onClose, onTour, onClosed }: Props) {
  const groups = useMemo(keyGroups, [])
  return (
    <Modal
      open={open}
      centered
      // The style sheet knows: on paper it takes all the width there is.
      width="var(--help-width)"
      className="help-overlay"
      rootClassName="help-root"
      title={texts.title}
      onCancel={onClose}
      afterClose={onClosed}
      footer={[
        <Button key="tour" onClick={onTour}>
          {tour.name}
        </Button>,
        <Button key="print" onClick={() => window.print()}>
          {texts.print}
        </Button>,
        <Button key="close" type="primary" onClick={onClose} autoFocus>
          {texts.close}
        </Button>,
      ]}
    >
      <p className="help-intro">{texts.intro}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys must scroll it where the screen is small */}
      <section className="help-scroll" aria-label={texts.title} tabIndex={0}>
        <div className="help-groups">
          {groups.map(({ title, entries }) => (
            <section key={title} aria-label={title}>
              <h3>{title}</h3>
              <dl>
                {entries.map((entry) => (
                  <div key={entry.title}>
                    <dt>
                      {entry.keys.map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dt>
                    <dd>{entry.title}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </section>
    </Modal>
  )
}
