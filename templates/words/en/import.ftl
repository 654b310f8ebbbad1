# What is wrong with a questionnaire from outside.

## The file as a whole

import-file-kind = “{ $file }” is no questionnaire: give XLSX, XLS, ODS, CSV, XML, TOML or ZIP.
import-file-empty = The file is empty.
import-file-large = The file is larger than { $limit } MB. Take pictures and needless sheets out of it.
import-file-broken = The file is damaged: open it in its program and save it anew.
import-file-password = The file is protected by a password. Take the password off and save it anew.
import-file-encoding = The file is not in UTF-8. Save it as UTF-8.
import-zip-bomb = The file grows too large when it is unpacked (beyond { $limit } MB, or a hundredfold). It is not read.
import-zip-entries = The archive has more than { $limit } files.
import-zip-unsupported = The archive is encrypted or packed in a rare way. Make a plain ZIP of it.
import-workbook-large = The workbook is too large: up to { $cells } cells and { $text } MB of text are read.
import-workbook-blank = The sheets span more than { $limit } cells. Delete empty rows and columns.
import-json = This is no form as Saual keeps it: { $text }

## CSV

import-csv-encoding = The file is not in UTF-8 and was read as Windows-1251 (with the Kazakh letters of KZ-1048). Check the Kazakh letters; better save it as UTF-8.
import-csv-unknown-encoding = The file’s encoding is not known. Save it as “CSV UTF-8”.

## XML

import-xml-broken = The XML is broken here.
import-xml-doctype = The file declares a document type (DOCTYPE). Such files may be traps and are not read.
import-xml-entity = “&{ $name };” is not known: only the five entities of XML are read.
import-xml-deep = Elements are nested deeper than { $limit } levels.
import-xml-attributes = An element has more than { $limit } attributes.
import-xform-part = This is no XForm: it has no “{ $part }”.
import-xform-output = Some texts show what is worked out by an expression, which was left in square brackets. Add a “calculate” of its own and show that.
import-xml-large = The file has more than { $limit } elements and attributes.

## Sheets and cells

import-sheet-behind = Rows behind { $blank } blank ones were not read. If they belong to the form, delete the blank rows.
import-sheet-long = The sheet has more than { $limit } rows.
import-heading-behind = Columns behind { $blank } blank ones, or beyond { $limit }, were not read.
import-cell-error = The formula of this cell came to an error ({ $error }). Mend it, or write the value.
import-cell-formula = The result of this formula was not saved in the file. Open the workbook and save it anew, or write the value.
import-survey-missing = There is no sheet “survey”: the questions have to stand on it.
import-survey-like = There is no sheet “survey”. If “{ $like }” is meant to be it, mend its name.
import-sheet-like = This sheet was not read. If it is meant to be “{ $like }”, mend its name.
import-sheet-unread = Saual has no use for this sheet and does not keep it.
import-type-column = There is no column “type”, which says what each question is.
import-column-twice = This column is the same as “{ $other }”. Keep one of them.
import-column-like = There is no such column. Is “{ $like }” meant?
import-row-skipped = The row has no type, name or label, and was passed over as a remark.
import-row-disabled = The row is disabled and was not read.
import-settings-row = Settings are taken from one row; this one was not read.

## Types and groups

import-type-missing = The type is missing: text, integer, select_one list, …
import-type-unknown = There is no type “{ $type }”.
import-type-like = There is no type “{ $type }”. Is “{ $like }” meant?
import-type-passed = Saual neither asks nor gathers “{ $type }”; it is kept for other programs only.
import-loop = The loop was written out as { $count ->
    [one] { $count } group, for the one choice
   *[other] { $count } groups, one for each choice
} of the list “{ $list }”. Names in it begin with the choice: “{ $example }_…”.
import-loop-list = The loop has to say which list it goes over: write “begin_loop over list”.
import-loop-large = The loops make more than { $limit } rows. Loop over a shorter list, or use “begin_repeat”.
import-group-deep = Groups stand more than { $limit } deep in one another.
import-group-end = No group is open here. Delete this row, or add the row that begins the group.
import-group-mismatch = Row { $row } begins with “begin_{ $began }”, and “end_{ $ended }” stands here. Write “end_{ $began }”.
import-group-open = This group does not end. Add a row “end_{ $type }”.
import-group-empty = Nothing stands in this group, so it was left out.
import-note-empty = The note has no words.

## Names

import-name-missing = The name is missing: the column of the data will be called by it.
import-name = “{ $name }” cannot be a name: begin with a letter, go on with letters, digits, “_”, “-” and “.”, without spaces.
import-name-twice = The name “{ $name }” stands in row { $row } already. Give this row another one.
import-name-renamed = The name “{ $name }” is taken, so this row is called “{ $new }”.
import-name-marked = Names that begin with “_” are kept for the program, so “{ $name }” is called “{ $new }”, wherever it is spoken of.
import-name-ambiguous = Several rows are called “{ $name }”, and it cannot be told which is meant. Give them different names.
import-label-missing = The question has no label; its name “{ $name }” is shown instead.

## Lists

import-list-missing = The name of the list is missing: write “select_one list”.
import-list-unknown = There is no list “{ $list }” on the sheet “choices”.
import-list-like = There is no list “{ $list }”. Is “{ $like }” meant?
import-list-taken = There is already a list “{ $list }”, and the file “{ $file }” would be called the same. Rename one of them.
import-choice-name-missing = The choice has no code (name).
import-choice-list-missing = The name of the list (list_name) is missing, so the row was not read.
import-choice-code = “{ $code }” cannot be a code: at most 128 bytes, without control characters.
import-choice-twice = The code “{ $code }” stands twice in the list “{ $list }”. Change one, or set allow_choice_duplicates to yes.
import-choice-label = The choice “{ $code }” has no label; its code is shown instead.
import-or-other-filter = or_other and choice_filter cannot stand together. Add the code “other” to the list yourself.
import-external = The external list was taken as a plain one (select_one).
import-file-not-given = The file “{ $file }” was not given. Put it into one ZIP or folder with the form.
import-file-ending = “{ $file }” is not read: a file of choices is CSV, XML or GeoJSON.
import-file-column = Row { $row } of “{ $file }” has nothing in the column “{ $column }”. Name another column in parameters: value=…
import-file-code = “{ $code }” in row { $row } of “{ $file }” cannot be a code.
import-file-geojson = “{ $file }” is no GeoJSON: it has to be a FeatureCollection with “features”.

## Languages and texts

import-language-guessed = Some texts do not say their language and were taken as { $language ->
    [kk] Kazakh
    [ru] Russian
   *[en] English
}. Call the column “{ $column }”.
import-language-none = The form has no text in Kazakh, Russian or English: the pages’ own words will be English.
import-title = The form has no title (form_title) and is called “{ $title }”.

## What a question says

import-number = “{ $key }” cannot be “{ $value }”: write a number, or a date as 2024-03-09.
import-parameter = “{ $parameter }” is not understood: a parameter is written as name=value.
import-trigger = Only questions can stand here: ${"{"}a{"}"}, ${"{"}b{"}"}.

## What Saual does not do

import-encrypted = Saual does not encrypt answers on the phone. The key (public_key) is kept for other programs.
import-entities = Entities (save_to) are not supported and not kept.
import-last-saved = The answer of the last saved form (last-saved#) is not filled in; it is kept for other programs.
import-intent = No other app of the phone (ex:) is started; the question is asked as usual.
import-search = search() is not supported: the choices of the sheet “choices” are shown.

## SPSS

import-sav-none = This is no file of SPSS (.sav or .zsav).
import-sav-description = The description of the columns is larger than { $limit } MB.
import-sav-columns = The file has more than { $limit } columns; long texts count as several.
import-sav-cases = The file has more than { $limit } cases.
import-sav-unpacked = The cases are larger than { $limit } MB.
import-sav-labels = Some labels of long texts are broken and were not read.
