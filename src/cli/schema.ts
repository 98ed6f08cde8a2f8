/** `plan schema document`: JSON Schema (draft 2020-12) of what the program prints, from the schemas that validate it. */
import { asJson, loadSchemas } from '../report/index.js';
import { WrongUsage } from './errors.js';
import type { Terminal } from './terminal.js';
import { writeWhole } from './write.js';

export async function schema(
  name: string,
  options: { readonly output?: string },
  terminal: Terminal,
): Promise<number> {
  const { jsonSchema, SCHEMA_NAMES } = await loadSchemas();
  const found = jsonSchema(name);
  if (found === null)
    throw new WrongUsage(terminal.say('badSchema', { name, names: SCHEMA_NAMES.join(', ') }));
  if (options.output === undefined) await terminal.print(asJson(found));
  else await writeWhole(options.output, asJson(found), terminal.say);
  return 0;
}
