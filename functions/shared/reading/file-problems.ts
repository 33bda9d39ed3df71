import { BLOCKING_PROBLEM, ERROR, QUERY, type ReadingProblem } from './reading-problem.ts';

const SAVE_AS_CSV =
  'Open it in your spreadsheet program, save each sheet as CSV, and upload the CSV files.';
const LEAVE_OUT = 'Upload the return again without it, or say in your reason why it is not needed.';
const ZIP_AGAIN = 'Make the zip file again, or upload its files one by one.';

/** Problems with a whole file, of which nothing is then read. */
export const FILE_PROBLEMS = {
  'file-missing': {
    ...BLOCKING_PROBLEM,
    title: 'File did not arrive',
    message:
      'The file was listed when the submission was started, but was not uploaded completely.',
    fix: 'Start the submission again and upload every file.',
  },
  'file-changed': {
    ...BLOCKING_PROBLEM,
    title: 'File has changed',
    message: 'The uploaded file is not the one that was listed when the submission was started.',
    fix: 'Start the submission again. Do not save the file while it is being uploaded.',
  },
  'empty-file': {
    ...ERROR,
    title: 'Empty file',
    message: 'The file is empty.',
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
    message: 'The file is a spreadsheet, even if its name says otherwise.',
    fix: SAVE_AS_CSV,
  },
  'is-xml': {
    ...BLOCKING_PROBLEM,
    title: 'XML instead of CSV',
    message: 'The file is XML, but this return is sent as CSV.',
    fix: 'Export the return as CSV files and upload them.',
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
    message: 'The column names match no table of the return: {columns}.',
    fix: 'Check that the first line has the column names of the specification. If the file is not part of the return, remove it.',
  },
  'zip-damaged': {
    ...BLOCKING_PROBLEM,
    title: 'Zip file damaged',
    message: 'The zip file, or a file in it, is damaged or incomplete.',
    fix: ZIP_AGAIN,
  },
  'zip-encrypted': {
    ...BLOCKING_PROBLEM,
    title: 'Zip file has a password',
    message: 'The zip file is protected by a password.',
    fix: 'Make the zip file without a password. Uploads are encrypted in transit and in storage.',
  },
  'zip-too-many-files': {
    ...BLOCKING_PROBLEM,
    title: 'Too many files in the zip file',
    message: 'The zip file contains more than 60 files.',
    fix: 'Zip the files of the return only.',
  },
  'zip-too-large': {
    ...BLOCKING_PROBLEM,
    title: 'Zip file too large',
    message: 'The unpacked content of the zip file is larger than this service accepts.',
    fix: 'Zip the files of the return only, or upload its files one by one.',
  },
  'zip-unknown-method': {
    ...BLOCKING_PROBLEM,
    title: 'Unusual compression in zip file',
    message: 'The zip file uses a compression method that this service cannot read.',
    fix: 'Make it with the zip function of Windows or macOS, or upload its files one by one.',
  },
  'last-year-unreadable': {
    ...QUERY,
    title: 'File of last year’s return cannot be read',
    message:
      'No rows could be read from this file, which was uploaded as part of last year’s return.',
    fix: 'Upload the file that was sent last year, or remove it. Rules that need it are then skipped.',
  },
  'zip-in-zip': {
    ...BLOCKING_PROBLEM,
    title: 'Zip file inside the zip file',
    message: 'Zip files inside zip files are not opened.',
    fix: 'Unpack the inner file first.',
  },
} as const satisfies Record<string, Omit<ReadingProblem, 'kind'>>;
