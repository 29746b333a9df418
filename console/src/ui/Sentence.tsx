import { Fragment, type ReactNode } from 'react'
import { type Text, useLanguage } from '../texts/text'
import styles from './Sentence.module.css'

/** A sentence with fields in it, in the order of the language it is said in. */
export function Sentence({ text, parts }: { text: Text; parts: Record<string, ReactNode> }) {
  const language = useLanguage()
  return (
    <p className={styles.sentence}>
      {text[language].split(/(\{\w+\})/).map((piece, at) => (
        <Fragment key={at}>{piece.startsWith('{') ? (parts[piece.slice(1, -1)] ?? '') : piece}</Fragment>
      ))}
    </p>
  )
}
