// What an editor's or a pipeline's own check does: each document of each file against the schema of its kind.
//   node validate.mjs <yaml|js-yaml> <schema folder> <infrastructure root>
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [reader, schemas, root] = process.argv.slice(2);
const require = createRequire(join(process.cwd(), 'package.json'));
const Ajv = require('ajv');

let read;
if (reader === 'yaml') {
  const { parseAllDocuments } = require('yaml');
  read = text => parseAllDocuments(text).map(document => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS();
  });
} else {
  const { loadAll } = require('js-yaml');
  read = text => loadAll(text);
}

const ajv = new Ajv({ strict: false });
const json = name => JSON.parse(readFileSync(join(schemas, `${name}.schema.json`), 'utf8'));
ajv.addSchema(json('common'), 'common.schema.json');
const checks = new Map();
function check(kind) {
  if (!checks.has(kind)) checks.set(kind, ajv.compile(json(kind.toLowerCase())));
  return checks.get(kind);
}

const files = ['proxmox.yaml'];
for (const folder of ['catalog', 'servers']) {
  for (const name of readdirSync(join(root, folder), { recursive: true })) {
    if (name.endsWith('.yaml')) files.push(join(folder, name));
  }
}
let documents = 0;
let errors = 0;
for (const file of files) {
  for (const document of read(readFileSync(join(root, file), 'utf8'))) {
    documents++;
    const valid = check(document.kind);
    if (!valid(document)) {
      errors++;
      console.error(`${file}: ${ajv.errorsText(valid.errors)}`);
    }
  }
}
console.log(`${documents} documents, ${errors} errors`);
process.exit(errors === 0 ? 0 : 1);
