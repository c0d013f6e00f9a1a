/** A sheet of a section: `^[a-z][A-Za-z]{0,31}$`. */
export type SheetId = string
/** A column of a sheet or of a published table: `^[a-z][A-Za-z0-9]{0,31}$`. */
export type ColumnId = string
/** Whose section a sheet belongs to: every unit's, or the department's own. */
export type SectionKind = 'unit' | 'department'
