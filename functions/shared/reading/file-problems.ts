import { BLOCKING_PROBLEM, ERROR, QUERY, type ReadingProblem } from './reading-problem.ts';

const SAVE_AS_CSV =
  'Open it in your spreadsheet program, save each sheet as CSV, and upload those.';
const LEAVE_OUT = 'Upload the return again without it, or say in your reason why it can stay out.';
const ZIP_AGAIN = 'Make the zip file again, or upload its files one by one.';

/** What can be wrong with a whole file, so that nothing of it is read. */
export const FILE_PROBLEMS = {
  'file-missing': {
    ...BLOCKING_PROBLEM,
    title: 'File did not arrive',
    message: 'The file was named when the submission was started, but was not uploaded whole.',
    fix: 'Start the submission again and upload every file.',
  },
  'file-changed': {
    ...BLOCKING_PROBLEM,
    title: 'File is not the one that was named',
    message: 'The bytes that arrived are not those named when the submission was started.',
    fix: 'Start the submission again; do not save the file while it is uploaded.',
  },
  'empty-file': {
    ...ERROR,
    title: 'Empty file',
    message: 'The file has nothing in it.',
    fix: LEAVE_OUT,
  },
  'no-rows': {
    ...QUERY,
    title: 'No rows',
    message: 'The file has column names and no rows.',
    fix: 'Check that the table is meant to be empty.',
  },
  'is-spreadsheet': {
    ...BLOCKING_PROBLEM,
    title: 'Spreadsheet instead of CSV or XML',
    message: 'The file is a spreadsheet, whatever its name says.',
    fix: SAVE_AS_CSV,
  },
  'is-xml': {
    ...BLOCKING_PROBLEM,
    title: 'XML instead of CSV',
    message: 'The file is XML, and this return is sent as CSV.',
    fix: 'Export the return as CSV files and upload those.',
  },
  'is-pdf': {
    ...ERROR,
    title: 'PDF instead of CSV or XML',
    message: 'The file is a PDF.',
    fix: LEAVE_OUT,
  },
  'not-text': {
    ...BLOCKING_PROBLEM,
    title: 'Not a text file',
    message: 'The file is not text.',
    fix: 'Export the return again as CSV or XML and upload that.',
  },
  'unknown-file': {
    ...ERROR,
    title: 'Unknown table',
    message: 'The column names belong to no table of the return: {columns}.',
    fix: 'Check that the first line holds the column names of the specification. If the file is not part of the return, leave it out.',
  },
  'zip-damaged': {
    ...BLOCKING_PROBLEM,
    title: 'Zip file damaged',
    message: 'The zip file, or a file in it, is damaged or cut short.',
    fix: ZIP_AGAIN,
  },
  'zip-encrypted': {
    ...BLOCKING_PROBLEM,
    title: 'Zip file has a password',
    message: 'The zip file is protected by a password.',
    fix: 'Make it without a password: uploads are encrypted on the way and where they are kept.',
  },
  'zip-too-many-files': {
    ...BLOCKING_PROBLEM,
    title: 'Too many files in the zip file',
    message: 'The zip file holds more than 60 files.',
    fix: 'Zip the files of the return only.',
  },
  'zip-too-large': {
    ...BLOCKING_PROBLEM,
    title: 'Zip file too large',
    message: 'The zip file unpacks to more than this service takes.',
    fix: 'Zip the files of the return only, or upload its files one by one.',
  },
  'zip-unknown-method': {
    ...BLOCKING_PROBLEM,
    title: 'Zip file packed in an unusual way',
    message: 'The zip file is packed in a way that this service does not read.',
    fix: 'Make it with the zip function of Windows or macOS, or upload its files one by one.',
  },
  'last-year-unreadable': {
    ...QUERY,
    title: 'File of last year’s return cannot be read',
    message: 'No rows could be read from this file, which was given as one of last year’s return.',
    fix: 'Give the file as it was sent last year, or leave it out: rules that need it are then skipped.',
  },
  'zip-in-zip': {
    ...BLOCKING_PROBLEM,
    title: 'Zip file within the zip file',
    message: 'Zip files within zip files are not opened.',
    fix: 'Unpack the inner file first.',
  },
} as const satisfies Record<string, Omit<ReadingProblem, 'kind'>>;
