/** Where an answer is shown. */
export interface Chat {
  readonly group: boolean
  /** The group's setting: whole names may be shown. Illness never. */
  readonly fullNames: boolean
  /** 详情: everything, not cut to six lines. */
  readonly whole?: boolean
}

/** What wording needs to know beside the value: where it is shown, and which day today is. */
export interface Context extends Chat {
  /** YYYY-MM-DD in Shanghai. */
  readonly today: string
}

/** True where names are shortened to 王**. */
export function hidesNames(chat: Chat): boolean {
  return chat.group && !chat.fullNames
}
